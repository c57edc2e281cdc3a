import type { ClassificationPolicy } from '@mesa/shared/rulebook/policy'
import type { TicketState, TicketType } from '@mesa/shared/ticket/machine'
import { inProgressLimit } from '@mesa/shared/ticket/in-progress'
import type { QueuePlace } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import * as cases from './in-progress.repository.ts'

export type LimitedCase = {
  id: string
  organizationId: string
  type: TicketType
  status: TicketState
  queueRank: number
}
type Rules = Pick<ClassificationPolicy, 'inProgressLimit' | 'inProgressTypes'>

/**
 * The cases that leave no room for one more in progress (CL-10); null: there is room, or no limit. For
 * the last place, ask under `lockOrganization`.
 */
export async function crowdedBy(
  reader: Reader,
  ticket: LimitedCase,
  rules: Rules,
): Promise<cases.InProgressCase[] | null> {
  const limit = await limitOf(reader, ticket, rules)
  if (limit === null) return null
  const { organizationId, id: but } = ticket
  const types = rules.inProgressTypes
  const running = await cases.listInProgress(reader, { organizationId, types, but })
  return running.length >= limit ? running : null
}

/** The place in its organization's queue of a case that nobody started; null: there is no queue for it. */
export async function queuePlaceOf(
  reader: Reader,
  ticket: LimitedCase,
  rules: Rules,
): Promise<QueuePlace | null> {
  if (ticket.status !== 'received' && ticket.status !== 'in_review') return null
  const limit = await limitOf(reader, ticket, rules)
  if (limit === null) return null
  const types = rules.inProgressTypes
  return { place: 1 + (await cases.countAhead(reader, { ...ticket, types })), limit }
}

/** Asks nothing where the rulebook sets no limits, as in most desks. */
async function limitOf(reader: Reader, { type, organizationId }: LimitedCase, rules: Rules) {
  if (inProgressLimit({ type, account: null }, rules) === 'off') return null
  const account = await cases.findAccount(reader, organizationId)
  const limit = account ? inProgressLimit({ type, account }, rules) : null
  return limit === 'off' ? null : limit
}
