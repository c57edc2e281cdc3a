import type { SessionUser } from '@mesa/shared/wire/session.schema'

/** Whether the role reads the cases of the desk (`ticket.read_desk`); to the others the API answers 403. */
export const readsQueue = ({ role }: Pick<SessionUser, 'role'>): boolean =>
  role === 'agent' || role === 'supervisor'
