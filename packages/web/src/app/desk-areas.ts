import type { SessionUser } from '@mesa/shared/wire/session.schema'

/** Whether the role reads the cases of the desk (`ticket.read_desk`); to the others the API answers 403. */
export const readsQueue = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'agent' || role === 'supervisor'

/** Whether the role records time on no case (`time_entry.record`). */
export const recordsTime = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'agent' || role === 'technician' || role === 'supervisor'

/** Whether the role reads reports (`report.read`). */
export const readsReports = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'viewer' || role === 'admin'

/** Whether the role reads contracts and their hours (`contract.read`, `hours.read`). */
export const readsContracts = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'agent' || role === 'supervisor' || role === 'commercial' || role === 'admin'

/** Whether the role opens contracts, changes them and grants their hours (`contract.update`, `lot.create`). */
export const managesContracts = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'commercial' || role === 'admin'

/** Whether the role sees adjustments and closed months of all contracts (`adjustment.read`, `month_close.read`). */
export const reviewsHours = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'commercial' || role === 'admin'

/** Whether the role records licence payments (`maintenance.manage`). */
export const recordsLicences = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'commercial' || role === 'admin'

/** Whether the role closes months (`month.close`). */
export const closesMonths = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'commercial'

/** Whether the role reads what is left of contracts (`report.read_contracts`). */
export const readsContractReports = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'commercial' || role === 'viewer' || role === 'admin'

/** Whether the role keeps the tasks of renewal (`renewal.manage`). */
export const managesRenewals = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'commercial' || role === 'admin'

/** Whether the role may list the companies of the desk (`organization.read`). */
export const namesOrganizations = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role !== 'viewer' && role !== 'technician'
