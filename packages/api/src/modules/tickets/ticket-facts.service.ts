import type { Policy } from '@mesa/shared/rulebook/policy'
import type { GuardCode, TicketFacts } from '@mesa/shared/ticket/machine'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { escalatableFrom } from './escalation.service.ts'
import { crowdedBy } from './in-progress.service.ts'
import { fullOf, reopenableUntil, toOpenTicket } from './reopening.service.ts'
import type { Ticket } from './tickets.repository.ts'

type Asking = { policy: Policy; now: Date }

/** What the machine needs to know of a case at an instant; only what its state lets matter is asked. */
export async function ticketFacts(tx: Tx, ticket: Ticket, asked: Asking): Promise<TicketFacts> {
  const { policy, now } = asked
  const isClosed = ticket.status === 'closed'
  const [escalatable, reopenable, holders, crowd] = await Promise.all([
    escalatableFrom(tx, ticket, policy),
    reopenableUntil(tx, ticket, policy),
    isClosed ? fullOf(tx, ticket.organizationId, asked) : null,
    startable.has(ticket.status) ? crowdedBy(tx, ticket, policy.classification) : null,
  ])
  return {
    state: ticket.status,
    returnTo: ticket.returnTo === 'received' ? null : ticket.returnTo,
    type: ticket.type,
    impact: ticket.impact,
    criticality: ticket.isClassified ? ticket.criticality : null,
    // A version that no longer asks for terms lets cases start that still waited for them.
    termsPending: ticket.termsPending && policy.terms.perCase,
    reopenWindowOpen: reopenable !== null && now <= reopenable,
    placeFree: holders === null,
    escalationAllowed: escalatable !== null && escalatable <= now,
    inProgressFree: crowd === null,
  }
}

/** States from which `start` and `resume` lead to progress. */
const startable = new Set<Ticket['status']>([
  'received',
  'in_review',
  'waiting_customer',
  'waiting_vendor',
  'scheduled',
  'backlog',
])

/** Refuses a move with what helps whoever asked for it: the cases in its way. */
export async function refuseMove(
  tx: Tx,
  ticket: Ticket,
  { code, ...asked }: Asking & { code: GuardCode },
): Promise<never> {
  if (code === 'open_case_limit') {
    const holders = (await fullOf(tx, ticket.organizationId, asked)) ?? []
    throw new AppError(code, { openTickets: holders.map(toOpenTicket) })
  }
  if (code === 'in_progress_limit') {
    const inProgress = (await crowdedBy(tx, ticket, asked.policy.classification)) ?? []
    throw new AppError(code, { inProgress })
  }
  const path = missing[code]
  throw new AppError(code, path ? { errors: [{ path, code: 'required' }] } : {})
}

/** The field that would have let it pass. */
const missing: Partial<Record<GuardCode, string>> = {
  reason_required: 'reason',
  body_required: 'body',
  until_required: 'until',
}
