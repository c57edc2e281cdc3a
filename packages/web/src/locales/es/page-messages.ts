import type { adminCalendars } from './admin-calendars.ts'
import type { adminTargets } from './admin-targets.ts'
import type { reports } from './reports.ts'

/** Texts that single pages fetch for themselves (`lib/page-texts.tsx`), so that no first load carries them. */
export type PageMessages = {
  adminCalendars: typeof adminCalendars
  adminTargets: typeof adminTargets
  reports: typeof reports
}
