import { decideHold, type EntitlementFlag } from '@mesa/shared/intake/entitlement'
import type { TicketAction } from '@mesa/shared/ticket/machine'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { entitlementContracts } from '../contracts/contracts.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { findOrganization } from './organizations.service.ts'

/** Work of the desk on a case. Words, reading, time already worked and endings go on whatever lapsed. */
const workActs: readonly TicketAction[] = ['start', 'propose', 'hand_to_vendor', 'schedule']

export const waitsOnHold = (action: TicketAction): boolean => workActs.includes(action)

/**
 * EN-8 under `onLapse: hold`: work on a case waits from the day its contract ended, or its
 * organization's standing fell, while it was open. Throws `entitlement_on_hold` with the reason.
 */
export async function refuseOnHold(
  tx: Tx,
  { ticket, action, at }: { ticket: Ticket; action: TicketAction; at: Date },
): Promise<void> {
  if (!waitsOnHold(action)) return
  const reason = await holdOf(tx, ticket, at)
  if (reason !== null) throw new AppError('entitlement_on_hold', { reason })
}

/** Why work on the case waits; null: it goes on. */
export async function holdOf(tx: Tx, ticket: Ticket, at: Date): Promise<EntitlementFlag | null> {
  const { policy } = await policyInForce(tx)
  if (policy.entitlement.onLapse !== 'hold') return null
  const [organization, contracts, { calendar }] = await Promise.all([
    findOrganization(tx, ticket.organizationId),
    entitlementContracts(tx, ticket.organizationId),
    deskCalendar(tx),
  ])
  const { entitlement = null } = ticket.flags as { entitlement?: string | null }
  return decideHold(
    {
      today: calendar.dateOf(at.getTime()),
      productId: ticket.productId,
      type: ticket.type,
      standing: organization?.standing ?? 'current',
      contracts,
      wasCovered: ticket.contractId !== null,
      flagged: entitlement,
    },
    policy.entitlement,
  )
}
