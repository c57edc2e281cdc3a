import { type BusinessCalendar, compileCalendar } from '../business-time/calendar.ts'
import type { LocalInterval } from '../business-time/definition.ts'
import { explainBetween, type ExplainedDay } from '../business-time/explain.ts'
import { wholeMinutes } from './accountability.ts'
import type { TargetUnit } from './targets.ts'

/** By what a stretch is counted. */
export type Measure = { versionId: string; calendar: BusinessCalendar; unit: TargetUnit }

/** An event of one clock; `at` is epoch ms. */
export type ExplainEvent = {
  type: 'start' | 'pause' | 'resume' | 'retarget' | 'correct' | 'reinstate' | 'satisfy' | 'cancel'
  at: number
  /** What of the measure changes here; a `correct` changes its calendar from the start. */
  measure?: Partial<Measure> | undefined
}

/** A stretch of a clock's life, or an instant of it (`from` is `to`), and the event that began it. */
export type Segment<Event extends ExplainEvent> = {
  kind: 'counted' | 'paused' | 'retargeted' | 'corrected'
  from: number
  to: number
  event: Event
  measure: Measure
}

type Life<Event extends ExplainEvent> = {
  segments: Segment<Event>[]
  open: Segment<Event> | null
  measure: Measure
}

/**
 * Where a clock counted and where it stood still, up to `asOf` or its end (clocks.md). The counted
 * stretches add up to what `foldClock` says elapsed; an answer that bounced ended nothing. `measure`
 * is that of the start.
 */
export function listSegments<Event extends ExplainEvent>(
  events: readonly Event[],
  { asOf, measure }: { asOf: number; measure: Measure },
): Segment<Event>[] {
  const life: Life<Event> = { segments: [], open: null, measure }
  let at = Number.NEGATIVE_INFINITY
  for (const event of withoutUndone(events)) {
    at = Math.max(at, event.at)
    if (!life.open) begin(life, event, at)
    else if (event.type === 'satisfy' || event.type === 'cancel') return endedAt(life, at)
    else goOn(life, life.open, { event, at })
  }
  return endedAt(life, Math.max(at, asOf))
}

/** What changed the clock: nothing after its end, but that an answer which bounced is taken back. */
function withoutUndone<Event extends ExplainEvent>(events: readonly Event[]): Event[] {
  const kept: Event[] = []
  for (const event of events) {
    const last = kept.at(-1)?.type
    if (event.type === 'reinstate') {
      if (last === 'satisfy') kept.pop()
    } else if (last !== 'satisfy' && last !== 'cancel') kept.push(event)
  }
  return kept
}

function begin<Event extends ExplainEvent>(life: Life<Event>, event: Event, at: number): void {
  life.measure = { ...life.measure, ...event.measure }
  if (event.type !== 'start') return
  life.open = { kind: 'counted', from: at, to: at, event, measure: life.measure }
}

function goOn<Event extends ExplainEvent>(
  life: Life<Event>,
  open: Segment<Event>,
  { event, at }: { event: Event; at: number },
): void {
  const { type } = event
  if (type === 'pause' && open.kind === 'counted') {
    endedAt(life, at)
    life.open = { ...open, kind: 'paused', from: at, event }
  } else if (type === 'resume' && open.kind === 'paused') {
    endedAt(life, at)
    life.open = { ...open, kind: 'counted', from: at, event }
  } else if (type === 'retarget' || type === 'correct') {
    endedAt(life, at)
    const measure = { ...life.measure, ...event.measure }
    life.measure = measure
    if (type === 'correct') correctPast(life.segments, measure)
    const kind = type === 'correct' ? 'corrected' : 'retargeted'
    life.segments.push({ kind, from: at, to: at, event, measure })
    life.open = { ...open, from: at, measure }
  }
}

/** Each stretch keeps its unit. */
function correctPast(past: { measure: Measure }[], { versionId, calendar }: Measure): void {
  for (const one of past) one.measure = { ...one.measure, versionId, calendar }
}

function endedAt<Event extends ExplainEvent>(life: Life<Event>, to: number): Segment<Event>[] {
  if (life.open && life.open.from < to) life.segments.push({ ...life.open, to })
  return life.segments
}

/** A local date of a clock's life, with what was counted of it. */
export type CountedDay = Omit<ExplainedDay, 'mark'> & {
  mark: 'holiday' | 'exception' | 'closed' | null
  /** The days' minutes add up to the whole minutes that elapsed. */
  countedMinutes: number
  /** Of the calendar that says `mark`. */
  versionId: string
}

/** Day by day, closed days included, what the counted stretches counted; oldest first. */
export function countDays(segments: readonly Segment<ExplainEvent>[]): CountedDay[] {
  const byDate = new Map<string, Omit<CountedDay, 'countedMinutes'>>()
  for (const { kind, from, to, measure } of segments) {
    if (kind !== 'counted') continue
    const counts = countedBy(measure)
    for (const day of explainBetween(counts, from, to)) {
      const known = byDate.get(day.date)
      byDate.set(day.date, {
        date: day.date,
        intervals: [...(known?.intervals ?? []), ...day.intervals],
        countedMs: (known?.countedMs ?? 0) + day.countedMs,
        mark: day.mark ?? (isClosed(counts, day.date) ? 'closed' : null),
        versionId: measure.versionId,
      })
    }
  }
  const days = [...byDate.values()].toSorted((a, b) => (a.date < b.date ? -1 : 1))
  const minutes = wholeMinutes(days.map(({ countedMs }) => countedMs))
  return days.map((day, index) => ({ ...day, countedMinutes: minutes[index] ?? 0 }))
}

const isClosed = (calendar: BusinessCalendar, date: string): boolean =>
  calendar.openRangesOn(date).length === 0

/** A calendar whose open time is what the unit counts. */
function countedBy({ calendar, unit }: Measure): BusinessCalendar {
  switch (unit) {
    case 'business':
    case 'business_day':
      return calendar
    case 'attention':
      return calendar.attention()
    case 'clock':
      return compileCalendar({
        timeZone: calendar.definition.timeZone,
        weekly: { 1: allDay, 2: allDay, 3: allDay, 4: allDay, 5: allDay, 6: allDay, 7: allDay },
        holidays: [],
        exceptions: [],
      })
  }
}

const allDay: LocalInterval[] = [['00:00', '24:00']]
