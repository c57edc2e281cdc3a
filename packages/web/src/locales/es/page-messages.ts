import type * as desk from './desk-messages.ts'
import type { adminCalendars } from './admin-calendars.ts'
import type { adminCatalogs } from './admin-catalogs.ts'
import type { adminRulebook } from './admin-rulebook.ts'
import type { adminContracts } from './admin-contracts.ts'
import type { adminPeopleRules } from './admin-people-rules.ts'
import type { adminTargets } from './admin-targets.ts'
import type { consoleContracts } from './console-contracts.ts'
import type { consoleHoursActs } from './console-contracts-acts.ts'
import type { consoleLedger } from './console-contracts-ledger.ts'
import type { consoleContractTerms } from './console-contracts-terms.ts'
import type { consoleLicences } from './console-licences.ts'
import type { consoleReview } from './console-review.ts'
import type { consoleRules } from './console-rules.ts'
import type { consoleTime } from './console-time.ts'
import type { hourReports } from './hour-reports.ts'
import type { hoursPage } from './hours-page.ts'
import type { portalCase } from './portal-case.ts'
import type { portalNewCase } from './portal-new-case.ts'
import type { portalRules } from './portal-rules.ts'
import type { renewals } from './renewals.ts'
import type { reports } from './reports.ts'

/** Texts that single pages fetch for themselves (`lib/page-texts.tsx`), so that no first load carries them. */
export type PageMessages = typeof desk & {
  adminCalendars: typeof adminCalendars
  adminCatalogs: typeof adminCatalogs
  adminRulebook: typeof adminRulebook
  adminContracts: typeof adminContracts
  adminPeopleRules: typeof adminPeopleRules
  adminTargets: typeof adminTargets
  consoleContracts: typeof consoleContracts
  consoleContractTerms: typeof consoleContractTerms
  consoleHoursActs: typeof consoleHoursActs
  consoleLedger: typeof consoleLedger
  consoleLicences: typeof consoleLicences
  consoleReview: typeof consoleReview
  consoleRules: typeof consoleRules
  consoleTime: typeof consoleTime
  hourReports: typeof hourReports
  hoursPage: typeof hoursPage
  portalCase: typeof portalCase
  portalNewCase: typeof portalNewCase
  portalRules: typeof portalRules
  renewals: typeof renewals
  reports: typeof reports
}
