import type { SessionUser } from '@mesa/shared/wire/session.schema'

/** Whether the role reads the cases of the desk (`ticket.read_desk`); to the others the API answers 403. */
export const readsQueue = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'agent' || role === 'supervisor'

/** Whether the role reads reports (`report.read`). */
export const readsReports = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'supervisor' || role === 'viewer' || role === 'admin'

/** Whether the role may list the companies of the desk (`organization.read`). */
export const namesOrganizations = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role !== 'viewer' && role !== 'technician'
