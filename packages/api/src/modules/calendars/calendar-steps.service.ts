import type { Reader } from '../../db/database.ts'
import { listSteps, type MeasuredCase, type StepRow } from './calendar-steps.repository.ts'

export type { MeasuredCase } from './calendar-steps.repository.ts'

/** What a clock has yet to follow. Causes are the words of `sla_events.cause`. */
export type CalendarStep =
  | {
      type: 'retarget'
      versionId: string
      /** Null: the case took another contract by itself; the instant is that of the act. */
      at: Date | null
      cause: 'calendar' | 'desk' | 'organization' | 'contract'
    }
  | { type: 'correct'; versionId: string; at: Date; from: Date; cause: 'correction' }

/** For each case, in order, the versions its clock has yet to follow; mostly none. */
export async function calendarSteps(
  reader: Reader,
  cases: MeasuredCase[],
): Promise<CalendarStep[][]> {
  const steps: CalendarStep[][] = cases.map(() => [])
  if (cases.length === 0) return steps
  const seen = new Set<number>()
  for (const row of await listSteps(reader, cases)) {
    steps[row.key]?.push(toStep(row, row.isOther && !seen.has(row.key)))
    seen.add(row.key)
  }
  return steps
}

/**
 * What a clock follows before an act changes it: forward versions and other calendars. A correction
 * and what comes after it waits for the job that lists before and after of each clock.
 */
export async function retargetsDue(reader: Reader, one: MeasuredCase) {
  const [steps = []] = await calendarSteps(reader, [one])
  const end = steps.findIndex(({ type }) => type === 'correct')
  const first = end === -1 ? steps : steps.slice(0, end)
  return first.filter((step) => step.type === 'retarget')
}

function toStep(row: StepRow, isArrival: boolean): CalendarStep {
  const { versionId, effectiveAt, createdAt } = row
  if (isArrival) {
    return { type: 'retarget', versionId, at: row.movedAt, cause: row.assignedTo ?? 'contract' }
  }
  if (effectiveAt === null) return { type: 'retarget', versionId, at: createdAt, cause: 'calendar' }
  return { type: 'correct', versionId, at: createdAt, from: effectiveAt, cause: 'correction' }
}
