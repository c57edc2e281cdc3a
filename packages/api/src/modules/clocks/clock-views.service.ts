import { measure } from '@mesa/shared/sla/clock'
import type { ClockView } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import type { ClockFacts } from './clocks.tables.ts'

/** A stored clock of minutes as it stands now; null of a cancelled one. */
export async function clockView(
  reader: Reader,
  clock: ClockFacts,
  now: Date,
): Promise<ClockView | null> {
  const { state, dueAt, finishedAt, isPaused } = clock
  if (state === 'cancelled') return null
  const isRunning = finishedAt === null && state !== 'paused' && !isPaused
  const isLate = state === 'running' && dueAt !== null && dueAt < now.getTime()
  const elapsedMs = isRunning ? await runningMs(reader, clock, now) : clock.elapsedMs
  return {
    targetMinutes: clock.targetMinutes ?? 0,
    // A node's clock may lag behind the one that started it: never less than nothing.
    elapsedMinutes: Math.max(0, Math.floor(elapsedMs / 60_000)),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
    state: isLate ? 'breached' : state,
  }
}

async function runningMs(reader: Reader, clock: ClockFacts, now: Date) {
  const { elapsedMs, anchorAt, targetUnit, targetMinutes } = clock
  if (targetUnit === 'business_day') return elapsedMs
  const target = { minutes: targetMinutes ?? 0, unit: targetUnit }
  // Of wall-clock time no calendar is asked.
  if (targetUnit === 'clock') return elapsedMs + now.getTime() - anchorAt
  const { calendar } = await calendarOfVersion(reader, clock.calendarVersionId)
  return elapsedMs + measure({ target, calendar }, anchorAt, now.getTime())
}
