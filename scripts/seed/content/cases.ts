import type { Attention } from '../seed-dates.ts'
import { accessCases } from './cases-access.ts'
import { bankCases } from './cases-banks.ts'
import { booksCases } from './cases-books.ts'
import { memberCases } from './cases-members.ts'
import { payrollCases } from './cases-payroll.ts'
import { recombinedCases } from './cases-recombined.ts'
import { withReads } from './story-steps.ts'
import { scheduleCase } from './story-times.ts'
import type { CaseStory, ScheduledCase } from './story.ts'

/** All 120, the source's own "BANCOS, Factura mal cargada" first. */
export const caseStories: CaseStory[] = [
  ...bankCases,
  ...memberCases,
  ...accessCases,
  ...payrollCases,
  ...booksCases,
  ...recombinedCases,
].map(withReads)

/** The stories with their instants and dates; oldest opening first. `todayOn`: a day of the desk's zone. */
export function demoCases(todayOn: string, attention: Attention): ScheduledCase[] {
  return caseStories
    .map((story) => scheduleCase(story, todayOn, attention))
    .toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
}
