import type { PageMessages } from '../es/page-messages.ts'
import { portalAsk } from './portal-rules-ask.ts'
import { portalRuleCase } from './portal-rules-case.ts'
import { portalDrafts } from './portal-rules-drafts.ts'
import { portalCourses, portalPeople, portalTrainings } from './portal-rules-people.ts'
import { portalConditions, portalWindows } from './portal-rules-texts.ts'

export const portalRules: PageMessages['portalRules'] = {
  ask: portalAsk,
  conditions: portalConditions,
  courses: portalCourses,
  drafts: portalDrafts,
  inCase: portalRuleCase,
  people: portalPeople,
  trainings: portalTrainings,
  windows: portalWindows,
}
