import { portalAsk } from './portal-rules-ask.ts'
import { portalRuleCase } from './portal-rules-case.ts'
import { portalDrafts } from './portal-rules-drafts.ts'
import { portalCourses, portalPeople, portalTrainings } from './portal-rules-people.ts'
import { portalConditions, portalWindows } from './portal-rules-texts.ts'

/** What a desk's rules add to the portal; fetched with the pages that show it. */
export const portalRules = {
  ask: portalAsk,
  conditions: portalConditions,
  courses: portalCourses,
  drafts: portalDrafts,
  inCase: portalRuleCase,
  people: portalPeople,
  trainings: portalTrainings,
  windows: portalWindows,
}
