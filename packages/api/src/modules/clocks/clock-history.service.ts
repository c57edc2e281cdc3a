import {
  foldClock,
  type ClockEvent,
  type ClockSnapshot,
  type ClockTerms,
} from '@mesa/shared/sla/clock'
import type { ClockTarget } from '@mesa/shared/sla/targets'
import type { Reader } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import type { ClockEventType } from './clocks.repository.ts'

/** An event of `sla_events`; `at` is epoch ms. */
export type HistoryEvent = { type: ClockEventType; at: number; details: unknown }
/** The events of one clock in their order, and the version its row names, for a start that names none. */
export type ClockHistory = { events: readonly HistoryEvent[]; calendarVersionId: string }

type Details = {
  minutes?: number
  days?: number
  unit?: ClockTarget['unit']
  calendarVersionId?: string
  reason?: string
  before?: { calendarVersionId?: string }
}

/** What the target of stored details is; undefined where they name none. */
export function targetOfDetails(details: unknown): ClockTarget | undefined {
  const { minutes, days, unit } = details as Details
  if (unit === undefined) return undefined
  return unit === 'business_day' ? { days: days ?? 1, unit } : { minutes: minutes ?? 0, unit }
}

/** What `foldClock` replays: calendars by the versions that the events name. */
export async function termsAndEvents(
  reader: Reader,
  { events, calendarVersionId }: ClockHistory,
): Promise<{ terms: ClockTerms; events: ClockEvent[] }> {
  const [start] = events
  if (!start) throw new Error('a clock without a start')
  const target = targetOfDetails(start.details)
  if (!target) throw new Error('a clock without a target')
  const { calendar } = await calendarOfVersion(reader, firstVersion(events) ?? calendarVersionId)
  const said: ClockEvent[] = []
  for (const event of events) said.push(await toClockEvent(reader, event))
  return { terms: { target, calendar }, events: said }
}

/** What the history of a clock makes of it at `asOf` (epoch ms). */
export async function foldHistory(
  reader: Reader,
  history: ClockHistory,
  asOf: number,
): Promise<ClockSnapshot> {
  const { terms, events } = await termsAndEvents(reader, history)
  const snapshot = foldClock(events, terms, asOf)
  if (!snapshot) throw new Error('a clock without a start')
  return snapshot
}

/** A start of before versions were named is measured as the first change found it. */
function firstVersion(events: readonly HistoryEvent[]): string | undefined {
  const [start, ...changes] = events.map(({ details }) => details as Details)
  const change = changes.find(({ before }) => before?.calendarVersionId !== undefined)
  return start?.calendarVersionId ?? change?.before?.calendarVersionId
}

async function toClockEvent(
  reader: Reader,
  { type, at, details }: HistoryEvent,
): Promise<ClockEvent> {
  const { calendarVersionId, reason } = details as Details
  switch (type) {
    case 'pause':
      return { type, at, reason: reason ?? 'customer' }
    case 'retarget': {
      const target = targetOfDetails(details)
      const known = calendarVersionId && (await calendarOfVersion(reader, calendarVersionId))
      return { type, at, ...(target && { target }), ...(known && { calendar: known.calendar }) }
    }
    case 'correct': {
      if (calendarVersionId === undefined) throw new Error('a correction without a calendar')
      return { type, at, calendar: (await calendarOfVersion(reader, calendarVersionId)).calendar }
    }
    case 'start':
    case 'resume':
    case 'reinstate':
    case 'satisfy':
    case 'cancel':
      return { type, at }
  }
}
