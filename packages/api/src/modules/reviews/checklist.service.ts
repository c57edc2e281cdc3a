import { mentionedNumbers, reviewChecks } from '@mesa/shared/ticket/review'
import type { DuplicateCandidate } from '@mesa/shared/wire/common.schema'
import type { ReviewView } from '@mesa/shared/wire/reviews.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { contractsCovering, entitlementContracts } from '../contracts/contracts.service.ts'
import { findOrganization } from '../organizations/organizations.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { findSimilar } from '../tickets/look-alikes.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import * as reviews from './reviews.repository.ts'

export type CaseFlags = {
  entitlement?: string | null
  evidence?: boolean
  subject?: boolean
  evidenceMissing?: EvidenceKind[]
  escalatedAt?: string
}

/** What intake must look at of a case. */
export const checksOf = ({ flags, priorityState, lastDeskMessageAt }: Ticket) => {
  const { entitlement = null, evidence = false, subject = false, escalatedAt } = flags as CaseFlags
  const isHeard = escalatedAt && Date.parse(escalatedAt) <= (lastDeskMessageAt?.getTime() ?? 0)
  const open = isHeard ? null : (escalatedAt ?? null)
  return reviewChecks({
    flags: { entitlement, evidence, subject, escalatedAt: open },
    priorityState,
  })
}

/** The checklist of CL-1 with its candidates, as things stand today. */
export async function checklistOf(tx: Tx, ticket: Ticket, now: Date): Promise<ReviewView> {
  const { policy } = await policyInForce(tx)
  const { organizationId, module, summary, flags } = ticket
  const isAsked = policy.intake.duplicates === 'ask'
  const draft = { organizationId, module, summary, now }
  const [contract, standing, alike, replyTo] = await Promise.all([
    policy.entitlement.contract === 'off' ? null : contractToday(tx, ticket, now),
    policy.entitlement.standing === 'off' ? null : standingNow(tx, organizationId),
    isAsked ? findSimilar(tx, draft, 'offered') : null,
    repliedTo(tx, ticket),
  ])
  const isOther = ({ number }: { number: number }) => number !== ticket.number
  return {
    contract,
    standing,
    duplicates: alike?.filter(isOther) ?? null,
    replyTo,
    evidenceMissing:
      policy.intake.evidence === 'off' ? null : ((flags as CaseFlags).evidenceMissing ?? []),
    priority: priorityOf(ticket),
    checks: checksOf(ticket),
    reviewedAt: ticket.reviewedAt?.toISOString() ?? null,
  }
}

/** EN-1. */
async function contractToday(
  tx: Tx,
  { organizationId, productId }: Ticket,
  now: Date,
): Promise<NonNullable<ReviewView['contract']>> {
  const { calendar } = await deskCalendar(tx)
  const on = calendar.dateOf(now.getTime())
  const { contracts, reason } = await contractsCovering(tx, { organizationId, productId, on })
  const all = await entitlementContracts(tx, organizationId)
  const ofProduct = all.filter((one) => one.productIds.includes(productId))
  const latest = (ofProduct.length > 0 ? ofProduct : all).toSorted((a, b) =>
    (b.endsOn ?? '9999').localeCompare(a.endsOn ?? '9999'),
  )[0]
  const shown = contracts[0] ?? latest
  const found = shown && (await reviews.findContract(tx, shown.id))
  return { state: reason ?? 'valid', contract: found ?? null }
}

/** EN-2. */
async function standingNow(
  tx: Tx,
  organizationId: string,
): Promise<NonNullable<ReviewView['standing']>> {
  const [organization, newest] = await Promise.all([
    findOrganization(tx, organizationId),
    reviews.findNewestStanding(tx, organizationId),
  ])
  if (!organization) throw new AppError('not_found')
  const { standing } = organization
  return { standing, reason: newest?.reason ?? null, since: newest?.at.toISOString() ?? null }
}

/** IN-6: those it names come first, then those that wait for an answer. */
async function repliedTo(tx: Tx, ticket: Ticket): Promise<DuplicateCandidate[]> {
  const { id: ticketId, organizationId, requesterId, previousTicketId, summary } = ticket
  const words = (await reviews.findOpeningWords(tx, ticketId)) ?? ''
  const numbers = mentionedNumbers(`${summary}\n${words}`)
  const asked = { ticketId, organizationId, requesterId, previousTicketId, numbers }
  const found = await reviews.listRepliedTo(tx, asked)
  const isNamed = ({ id, number }: { id: string; number: number }) =>
    id === previousTicketId || numbers.includes(number)
  return found
    .toSorted((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
    .slice(0, 5)
    .map(({ number, subject, status, openedAt }) => {
      return { number, subject, status, openedAt: openedAt.toISOString() }
    })
}

function priorityOf(ticket: Ticket): ReviewView['priority'] {
  const { priorityReason, priorityState, priorityNote, criticalWindowId } = ticket
  if (priorityReason === null && priorityState === null) return null
  return {
    reason: priorityReason,
    state: priorityState,
    note: priorityNote,
    isInCriticalWindow: criticalWindowId !== null,
  }
}
