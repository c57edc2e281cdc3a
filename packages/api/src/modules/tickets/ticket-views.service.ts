import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { waitingOn } from '@mesa/shared/ticket/machine'
import type { EvidenceKind } from '@mesa/shared/rulebook/policy'
import type { ClockView, TicketListItem, TicketView } from '@mesa/shared/wire/tickets.schema'
import type { Tx } from '../../db/database.ts'
import { etagOf } from '../../etag.ts'
import { firstReplyViews } from '../clocks/clocks.service.ts'
import { hoursOfTickets } from '../hour-ledger/hour-ledger.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as lists from './ticket-list.repository.ts'
import * as tickets from './tickets.repository.ts'
import type { Ticket } from './tickets.repository.ts'

type Flags = {
  entitlement: string | null
  evidence: boolean
  subject: boolean
  evidenceMissing?: EvidenceKind[]
}
type Names = TicketView['names']
type Pending = Awaited<ReturnType<typeof tickets.listPendingDecisions>>

/** What a case has consented, logged, charged and still holds (ledger.md, What is charged). */
async function hoursOf(tx: Tx, ticketId: string): Promise<TicketView['hours']> {
  const [all, heldMinutes, { policy }] = await Promise.all([
    hoursOfTickets(tx, [ticketId]),
    tickets.sumHeldMinutes(tx, ticketId),
    policyInForce(tx),
  ])
  const hours = all.get(ticketId)
  if (!hours) throw new Error('hours of an asked case are always answered')
  const threshold = policy.hours.consentAboveMinutes
  const limitMinutes = threshold === null ? null : Math.max(threshold, hours.consentedMinutes)
  return { ...hours, heldMinutes, limitMinutes }
}

/** A case as its reader may see it; what a customer may not see is absent, not null (api.md). */
export async function viewTicket(
  tx: Tx,
  actor: Actor,
  { ticket, now }: { ticket: Ticket; now: Date },
): Promise<TicketView> {
  const [names, pending, clocks, hours] = await Promise.all([
    tickets.findNames(tx, ticket),
    tickets.listPendingDecisions(tx, [ticket.id]),
    firstReplyViews(tx, [ticket.id], now),
    hoursOf(tx, ticket.id),
  ])
  const isDesk = can(actor, 'ticket.read_desk', { organizationId: ticket.organizationId }).allowed
  return {
    ...rowView({ ticket, isDesk, pending, now }),
    names: {
      organization: names?.organization ?? null,
      requester: names?.requester ?? null,
      assignee: names?.assignee ?? null,
      product: names?.product ?? null,
      category: names?.category?.['es'] ?? null,
      ...(isDesk && { accountLead: names?.accountLead ?? null }),
    },
    requestKind: ticket.requestKind,
    categoryId: ticket.categoryId,
    ...(isDesk && { accountLeadId: ticket.accountLeadId, problemNumber: null }),
    contractId: ticket.contractId,
    fields: ticket.fields as TicketView['fields'],
    closeReason: ticket.closeReason,
    previousTicketNumber: names?.previousNumber ?? null,
    sla: { firstReply: clocks.get(ticket.id) ?? null, nextReply: null, resolution: null },
    hours,
    priorityId: ticket.priorityId,
    requestedCriticality: ticket.requestedCriticality,
    expected: null,
    vendorCaseNumber: ticket.vendorCaseNumber,
    links: [],
    contact: ticket.contact as TicketView['contact'],
    affectedUser: ticket.affectedUser as TicketView['affectedUser'],
    etag: etagOf(ticket.version),
  }
}

type Row = { ticket: lists.ListedTicket; isDesk: boolean; pending: Pending; now: Date }

function rowView({ ticket, isDesk, pending, now }: Row) {
  const flags = ticket.flags as Partial<Flags>
  const isRed = ticket.closedAt === null && ticket.queueAt < now
  return {
    id: ticket.id,
    number: ticket.number,
    subject: ticket.subject,
    productId: ticket.productId,
    module: ticket.module,
    type: ticket.type,
    impact: ticket.impact,
    criticality: ticket.criticality,
    level: ticket.level,
    status: ticket.status,
    subState: ticket.subState,
    stage: ticket.stage,
    coverage: ticket.coverage,
    organizationId: ticket.organizationId,
    requesterId: ticket.requesterId,
    assigneeId: ticket.assigneeId,
    channel: ticket.channel,
    evidenceMissing: flags.evidenceMissing ?? [],
    priorityReason: ticket.priorityReason,
    openedAt: ticket.openedAt.toISOString(),
    updatedAt: ticket.updatedAt.toISOString(),
    closedAt: ticket.closedAt?.toISOString() ?? null,
    away: ticket.awayUntil && { until: ticket.awayUntil.toISOString(), note: ticket.awayNote },
    waitingOn: waitingOn(ticket.status),
    autoCloseAt: null,
    pendingDecisions: pending
      .filter((one) => one.ticketId === ticket.id)
      .map(({ id, kind, purpose, minutes, expiresAt }) => ({
        id,
        kind,
        purpose,
        minutes,
        expiresAt: expiresAt?.toISOString() ?? null,
      })),
    mergedInto: null,
    ...(isDesk && {
      teamId: null,
      tags: ticket.tags,
      flags: {
        entitlement: flags.entitlement ?? null,
        evidence: flags.evidence ?? false,
        subject: flags.subject ?? false,
      },
      color: isRed ? ('red' as const) : ('white' as const),
      redAt: null,
    }),
  }
}

type Listed = Awaited<ReturnType<typeof lists.listTickets>>

/** Rows of a page of cases, with clocks, decisions and unread marks fetched once for the page. */
export async function viewList(
  tx: Tx,
  actor: Actor,
  { rows, now }: { rows: Listed; now: Date },
): Promise<TicketListItem[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ ticket }) => ticket.id)
  const { userId } = tx.scope
  const [pending, clocks, unread] = await Promise.all([
    tickets.listPendingDecisions(tx, ids),
    firstReplyViews(tx, ids, now),
    userId === null ? new Set<string>() : lists.listUnread(tx, ids, userId),
  ])
  const isDesk = can(actor, 'ticket.read_desk').allowed
  return rows.map(({ ticket, ...names }) => ({
    ...rowView({ ticket, isDesk, pending, now }),
    names: listNames(names),
    ...due(clocks.get(ticket.id), ticket),
    isUnread: unread.has(ticket.id),
  }))
}

const listNames = (row: Omit<Listed[number], 'ticket'>): Names => ({
  organization: row.organizationName,
  requester: row.requesterName,
  assignee: row.assigneeName,
  product: row.productName,
  category: null,
})

function due(
  clock: ClockView | undefined,
  ticket: lists.ListedTicket,
): Pick<TicketListItem, 'dueAt' | 'dueClock'> {
  const isLive =
    ticket.closedAt === null &&
    clock?.dueAt &&
    clock.state !== 'met' &&
    ticket.queueAt.getFullYear() < 9000
  return isLive ? { dueAt: clock.dueAt, dueClock: 'firstReply' } : { dueAt: null, dueClock: null }
}
