import type { ReviewBody } from '@mesa/shared/wire/reviews.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { withdrawDecisionsOfTicket } from '../decisions/ticket-decisions.service.ts'
import { mergeTicket } from '../merges/merge.service.ts'
import { notify } from '../messages/notices.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import {
  changeTicket,
  demand,
  loadTicket,
  lockTicket,
  moveTicket,
  type Ticket,
} from '../tickets/tickets.service.ts'
import { checksOf, type CaseFlags } from './checklist.service.ts'

type Act = { ref: string; actor: Caller; at: Date; body: ReviewBody }
type Ruling = Omit<Act, 'ref'> & { ticket: Ticket; events: NewEvent[]; flags: CaseFlags }

/**
 * What review came to (CL-1), as an event of the record, carried out at once: accepted cases are in
 * review with their flags ruled, the others end with a notice to their customer.
 */
export async function recordReview(tx: Tx, { ref, actor, at, body }: Act): Promise<Ticket> {
  refuseMalformed(body)
  const known = await loadTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'ticket.review', ticket: known })
  if (body.outcome === 'reply_to_other')
    return mergeReviewed(tx, { ticket: known, actor, at, body })
  const ticket = await lockTicket(tx, actor, known.id)
  refuseReviewed(ticket)
  const ruling = { ticket, actor, at, body, events: eventsOf(ticket, body), flags: ruled(ticket) }
  return body.outcome === 'accept' ? accept(tx, ruling) : turnAway(tx, ruling)
}

/** Another case is named where there is one, and the customer of a case that ends is told. */
function refuseMalformed({ outcome, intoNumber, noticeBody }: ReviewBody) {
  const namesOther = outcome === 'duplicate' || outcome === 'reply_to_other'
  const isTold = outcome !== 'accept' && outcome !== 'spam'
  const errors = [
    ...(namesOther && intoNumber === undefined
      ? [{ path: 'intoNumber', code: 'required' as const }]
      : []),
    ...(isTold && noticeBody === undefined
      ? [{ path: 'noticeBody', code: 'required' as const }]
      : []),
  ]
  if (errors.length > 0) throw new AppError('malformed', { errors })
}

function refuseReviewed(ticket: Ticket) {
  if (ticket.reviewedAt !== null) throw new AppError('already_reviewed')
  if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
}

function eventsOf(ticket: Ticket, body: ReviewBody) {
  const { outcome, note = null, intoNumber = null } = body
  const checks = checksOf(ticket)
  const ruledFlags = checks.filter((check) => check !== 'priority' && check !== 'escalated')
  return [
    { type: 'review.recorded', payload: { outcome, note, intoNumber, checks } },
    ...ruledFlags.map((flag) => ({ type: 'flag.cleared' as const, payload: { flag } })),
  ] satisfies NewEvent[]
}

/** Flags that intake ruled on; what evidence is missing stays known. */
const ruled = ({ flags }: Ticket): CaseFlags => ({
  ...(flags as CaseFlags),
  entitlement: null,
  evidence: false,
  subject: false,
})

async function accept(tx: Tx, { ticket, actor, at, events, flags }: Ruling): Promise<Ticket> {
  const set = { reviewedAt: at, flags }
  return ticket.status === 'received'
    ? moveTicket(tx, { ticket, action: 'review', actor, at, set, extra: events })
    : changeTicket(tx, { ticket, actor, at }, { set, events })
}

async function turnAway(tx: Tx, ruling: Ruling): Promise<Ticket> {
  const { ticket, actor, at, body, events, flags } = ruling
  const { outcome, noticeBody } = body
  const about = await findOther(tx, ruling)
  const told =
    noticeBody === undefined
      ? ticket
      : await notify(tx, { ticket, actor, at, body: noticeBody, about })
  const cancelled = await moveTicket(tx, {
    ticket: told,
    action: 'cancel',
    actor,
    at,
    payload: { reason: outcome },
    set: { reviewedAt: at, flags },
    extra: events,
  })
  await withdrawDecisionsOfTicket(tx, { ticket: cancelled, actor, at })
  return cancelled
}

/** The case that a duplicate repeats: another one of the same organization. */
async function findOther(tx: Tx, { ticket, actor, body }: Ruling): Promise<Ticket | undefined> {
  if (body.intoNumber === undefined) return undefined
  const other = await loadTicket(tx, actor, String(body.intoNumber)).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return undefined
    throw error
  })
  if (!other || other.id === ticket.id)
    throw new AppError('reference_unknown', { errors: [{ path: 'intoNumber', code: 'not_found' }] })
  if (other.organizationId !== ticket.organizationId) throw new AppError('merge_elsewhere')
  return other
}

async function mergeReviewed(
  tx: Tx,
  { ticket, actor, at, body }: Omit<Ruling, 'events' | 'flags'>,
) {
  const { intoNumber = 0, noticeBody = '' } = body
  if (ticket.mergedIntoId === null) refuseReviewed(ticket)
  const extra = eventsOf(ticket, body)
  return mergeTicket(tx, { ref: ticket.id, actor, at, intoNumber, noticeBody, extra })
}
