import type { EventType } from '@mesa/shared/record/event-types'
import type { CalendarFrom } from '@mesa/shared/sla/accountability'
import { foldHistory, type HistoryEvent } from './clock-history.service.ts'
import type { DeskCalendar } from '../calendars/calendars.service.ts'
import type { Reader } from '../../db/database.ts'
import type { StoredClock, StoredClockEvent } from './clock-lives.repository.ts'

/** Compiled calendars of a desk by their version. */
export type Calendars = ReadonlyMap<string, DeskCalendar>
type Details = { calendarVersionId?: string; before?: { calendarVersionId?: string } }
type Key = { ticketId: string; metric: string; cycle: number }

export const lifeKey = ({ ticketId, metric, cycle }: Key) => `${ticketId} ${metric}/${cycle}`

/** Rows by the clock, or by whatever `key` says, in their order. */
export function groupBy<Row>(rows: readonly Row[], key: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}

/** The version an event names; starts of before all kinds of clocks existed name none. */
export const versionOf = (event: StoredClockEvent): string | undefined =>
  (event.details as Details).calendarVersionId

/** The version that measured a clock from its start. */
export function firstVersionOf(clock: StoredClock, events: readonly StoredClockEvent[]): string {
  const [start] = events
  const named = start && versionOf(start)
  const befores = events.map(({ details }) => (details as Details).before?.calendarVersionId)
  return named ?? befores.find((version) => version !== undefined) ?? clock.calendarVersionId
}

const toHistory = ({ type, at, details }: StoredClockEvent): HistoryEvent => ({
  type,
  at: at.getTime(),
  details,
})

/** What the stored events of a clock make of it at `asOf`, epoch ms. */
export const foldLife = (
  reader: Reader,
  { calendarVersionId }: Pick<StoredClock, 'calendarVersionId'>,
  { events, asOf }: { events: readonly StoredClockEvent[]; asOf: number },
) => foldHistory(reader, { events: events.map(toHistory), calendarVersionId }, asOf)

/** Every version that clocks and their events name. */
export const versionsNamed = (
  clocks: readonly StoredClock[],
  events: readonly StoredClockEvent[],
): string[] => [
  ...new Set([
    ...clocks.map(({ calendarVersionId }) => calendarVersionId),
    ...events.flatMap((event) => versionOf(event) ?? []),
    ...events.flatMap(({ details }) => (details as Details).before?.calendarVersionId ?? []),
  ]),
]

export function calendarIn(calendars: Calendars, versionId: string) {
  const known = calendars.get(versionId)
  if (!known) throw new Error(`calendar version ${versionId} is missing`)
  return known.calendar
}

type Life = { clock: StoredClock; events: readonly StoredClockEvent[] }

/**
 * Which calendar measured a case when, as its clocks say; a signed correction holds from the start of
 * the clock it corrects. Empty for a case without clocks.
 */
export function calendarsOfCase(lives: readonly Life[], calendars: Calendars): CalendarFrom[] {
  const named = lives.flatMap(({ clock, events }) =>
    events.flatMap((event) => {
      const isCorrection = event.type === 'correct'
      const first = event.type === 'start' ? firstVersionOf(clock, events) : undefined
      const versionId = versionOf(event) ?? first
      if (versionId === undefined) return []
      const from = isCorrection ? clock.startedAt : event.at
      return [{ from: from.getTime(), versionId, isCorrection }]
    }),
  )
  // What a correction replaced is gone, from where it begins.
  const correctedFrom = Math.min(
    ...named.filter(({ isCorrection }) => isCorrection).map(({ from }) => from),
    Number.POSITIVE_INFINITY,
  )
  const timeline = named
    .filter(({ isCorrection, from }) => isCorrection || from < correctedFrom)
    .toSorted((a, b) => a.from - b.from)
  return timeline
    .filter(({ versionId }, index) => versionId !== timeline[index - 1]?.versionId)
    .map(({ from, versionId }) => ({ from, calendar: calendarIn(calendars, versionId) }))
}

type Recorded = { type: string; at: Date; payload: unknown }

/** A row of the record as shared reads it. */
export const toRecorded = ({ type, at, payload }: Recorded) => ({
  type: type as EventType,
  at: at.getTime(),
  payload: payload as { readonly [key: string]: unknown },
})
