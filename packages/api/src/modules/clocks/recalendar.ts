import type { Reader } from '../../db/database.ts'
import type { CalendarStep } from '../calendars/calendar-steps.service.ts'
import { calendarSteps } from '../calendars/calendar-steps.service.ts'
import { changeClock, openClock, type WorkingClock } from './clock-changes.service.ts'
import type { UnfinishedClock } from './recalendar.repository.ts'

/** A clock under change, with what it followed. */
export type Followed = {
  row: UnfinishedClock
  clock: WorkingClock
  steps: CalendarStep[]
}

/**
 * Unfinished clocks after every version and assignment they have yet to follow, in memory: what an
 * act on their cases would do first, corrections included. `at`: epoch ms, since when it is looked at.
 */
export async function followed(
  reader: Reader,
  rows: readonly UnfinishedClock[],
  at: number,
): Promise<Followed[]> {
  const steps = await stepsOf(reader, rows)
  const all: Followed[] = []
  for (const [index, row] of rows.entries()) {
    const own = steps[index] ?? []
    let clock = await openClock(reader, row, at)
    for (const step of own) clock = await changeClock(reader, clock, toChange(step, at))
    all.push({ row, clock, steps: own })
  }
  return all
}

function toChange(step: CalendarStep, at: number) {
  const { type, cause, versionId: calendarVersionId } = step
  const since = { at: step.at?.getTime() ?? at, cause, calendarVersionId }
  return type === 'correct' ? { ...since, type, reason: step.reason } : { ...since, type }
}

/**
 * What each clock has yet to follow, in their order. Many have the same contract, organization and
 * version: each is asked once.
 */
export async function stepsOf(
  reader: Reader,
  rows: readonly UnfinishedClock[],
): Promise<CalendarStep[][]> {
  const keyOf = ({ contractId, organizationId, calendarVersionId }: UnfinishedClock) =>
    `${contractId} ${organizationId} ${calendarVersionId}`
  const distinct = new Map(rows.map((row) => [keyOf(row), row]))
  const found = await calendarSteps(
    reader,
    [...distinct.values()].map(({ contractId, organizationId, calendarVersionId: versionId }) => {
      return { contractId, organizationId, versionId }
    }),
  )
  const byKey = new Map([...distinct.keys()].map((key, index) => [key, found[index] ?? []]))
  return rows.map((row) => byKey.get(keyOf(row)) ?? [])
}
