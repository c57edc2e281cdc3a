import { compileCalendar, type BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { DAY_MS, dayNumberOf, type CalendarDefinition } from '@mesa/shared/business-time/definition'
import { dateChanges, type DateChange } from '@mesa/shared/business-time/special-dates'
import { foldClock, type ClockEvent, type ClockTerms } from '@mesa/shared/sla/clock'

/** What a draft would do to a clock; instants are epoch ms, `at` is now. */
export type Draft = {
  definition: CalendarDefinition
  calendar: BusinessCalendar
  type: 'retarget' | 'correct'
  at: number
  dates: DraftDate[]
}

type DraftDate = Omit<DateChange, 'alone'> & {
  calendar: BusinessCalendar
  /** The UTC days the local date may touch. */
  from: number
  to: number
}

const datesMax = 60

/** `current`: the definition in force. A correction looks back, an edit only from now on. */
export function draftOf(
  current: CalendarDefinition,
  definition: CalendarDefinition,
  { type, at }: { type: Draft['type']; at: number },
): Draft {
  const dates = dateChanges(current, definition)
    .map(({ alone, ...change }) => {
      const day = dayNumberOf(change.date) * DAY_MS
      return { ...change, alone, from: day - DAY_MS, to: day + 2 * DAY_MS }
    })
    .filter(({ to }) => type === 'correct' || to >= at)
    .slice(0, datesMax)
    .map(({ alone, ...date }) => ({ ...date, calendar: compileCalendar(alone) }))
  return { definition, calendar: compileCalendar(definition), type, at, dates }
}

/** A clock ready to be measured by a draft: its history up to now, and where it stands. */
export type Measured = {
  terms: ClockTerms
  events: ClockEvent[]
  startedAt: number
  before: { dueAt: number | null; breachedAt: number | null }
}

/** Where the clock would stand, were the calendar in force from now on, or always. */
export function standingUnder(
  { terms, events }: Pick<Measured, 'terms' | 'events'>,
  calendar: BusinessCalendar,
  { type, at }: Pick<Draft, 'type' | 'at'>,
): Measured['before'] {
  const snapshot = foldClock([...events, { type, at, calendar }], terms, at)
  if (!snapshot) throw new Error('a clock without a start')
  const { dueAt, breachedAt } = snapshot
  return { dueAt, breachedAt }
}

/** -1: earlier, 1: later, 0: the same, or not due before and after. */
export function moveOf(before: number | null, after: number | null): -1 | 0 | 1 {
  if (before === after || before === null || after === null) return 0
  return before < after ? 1 : -1
}

/** How one date alone would move the clock; most lie after it is due or before it began. */
export function moveBy(clock: Measured, date: DraftDate, draft: Draft): -1 | 0 | 1 {
  const { dueAt } = clock.before
  if (dueAt === null || dueAt < date.from) return 0
  if (date.to < (draft.type === 'correct' ? clock.startedAt : draft.at)) return 0
  return moveOf(dueAt, standingUnder(clock, date.calendar, draft).dueAt)
}
