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

type NamedCalendar = {
  /** Since when it measures, epoch ms; of a correction the start of the clock it corrects. */
  from: number
  versionId: string
  isCorrection: boolean
  event: StoredClockEvent
}

/**
 * Which calendar measured a case when, as its clocks say. A signed correction holds from the start of
 * the clock it corrects, in place of what was recorded before it; what is recorded later counts from
 * its own instant. Empty for a case without clocks.
 */
export function calendarsOfCase(lives: readonly Life[], calendars: Calendars): CalendarFrom[] {
  const named = lives.flatMap(calendarsNamed)
  const corrections = named.filter(({ isCorrection }) => isCorrection)
  const timeline = named
    .filter((one) => !corrections.some((correction) => isReplaced(one, correction)))
    .toSorted((a, b) => a.from - b.from || recordedMs(a) - recordedMs(b))
  return timeline
    .filter(({ versionId }, index) => versionId !== timeline[index - 1]?.versionId)
    .map(({ from, versionId }) => ({ from, calendar: calendarIn(calendars, versionId) }))
}

function calendarsNamed({ clock, events }: Life): NamedCalendar[] {
  return events.flatMap((event) => {
    const isCorrection = event.type === 'correct'
    const first = event.type === 'start' ? firstVersionOf(clock, events) : undefined
    const versionId = versionOf(event) ?? first
    if (versionId === undefined) return []
    const from = (isCorrection ? clock.startedAt : event.at).getTime()
    return [{ from, versionId, isCorrection, event }]
  })
}

/** Clocks of a case follow together: only of one and the same clock does one instant have an order. */
function isReplaced(one: NamedCalendar, correction: NamedCalendar): boolean {
  if (one.from < correction.from) return false
  return lifeKey(one.event) === lifeKey(correction.event)
    ? one.event.seq < correction.event.seq
    : recordedMs(one) < recordedMs(correction)
}

const recordedMs = ({ event }: NamedCalendar) => event.recordedAt.getTime()

type Recorded = { type: string; at: Date; payload: unknown }

/** A row of the record as shared reads it. */
export const toRecorded = ({ type, at, payload }: Recorded) => ({
  type: type as EventType,
  at: at.getTime(),
  payload: payload as { readonly [key: string]: unknown },
})
