import type { ScreenSpec } from './screen-spec.ts'
import { storeAndAccessScreens } from './screen-specs-access.ts'
import { accountingScreens } from './screen-specs-accounting.ts'
import { bankScreens } from './screen-specs-banks.ts'
import { collectionScreens } from './screen-specs-collections.ts'
import { memberScreens } from './screen-specs-members.ts'
import { payrollReportScreens } from './screen-specs-payroll-reports.ts'
import { payrollScreens } from './screen-specs-payroll.ts'
import { taxScreens } from './screen-specs-tax.ts'

export const screenSpecs: ScreenSpec[] = [
  ...bankScreens,
  ...memberScreens,
  ...collectionScreens,
  ...payrollScreens,
  ...payrollReportScreens,
  ...taxScreens,
  ...accountingScreens,
  ...storeAndAccessScreens,
]
