import type { Reader } from '../../db/database.ts'
import { listSteps, type MeasuredCase, type StepRow } from './calendar-steps.repository.ts'

type Author = { id: string | null; name: string; role: string }

/** What a clock has yet to follow, and who decided it. Causes are the words of `sla_events.cause`. */
export type CalendarStep = { versionId: string; by: Author } & (
  | {
      type: 'retarget'
      /** Null: the case took another contract by itself; the instant is that of the act. */
      at: Date | null
      cause: 'calendar' | 'desk' | 'organization' | 'contract'
    }
  | { type: 'correct'; at: Date; reason: string; cause: 'correction' }
)

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

const mesa: Author = { id: null, name: 'Mesa', role: 'system' }

function toStep(row: StepRow, isArrival: boolean): CalendarStep {
  const { versionId, effectiveAt, createdAt: at } = row
  const made = { versionId, by: row.by ?? mesa }
  if (isArrival) {
    return { ...made, type: 'retarget', at: row.movedAt, cause: row.assignedTo ?? 'contract' }
  }
  if (effectiveAt === null) return { ...made, type: 'retarget', at, cause: 'calendar' }
  return { ...made, type: 'correct', at, reason: row.reason ?? '', cause: 'correction' }
}
