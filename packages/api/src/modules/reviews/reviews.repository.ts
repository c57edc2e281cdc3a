import { and, asc, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { contracts } from '../contracts/contracts.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { organizationStandings } from '../organizations/organizations.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

export const findContract = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({
        id: contracts.id,
        name: contracts.name,
        startsOn: contracts.startsOn,
        endsOn: contracts.endsOn,
      })
      .from(contracts)
      .where(and(eq(contracts.tenantId, tx.tenantId), eq(contracts.id, id)))
  )[0]

/** Why an organization's standing is what it is; undefined: nobody ever set it. */
export const findNewestStanding = async (tx: Tx, organizationId: string) =>
  (
    await tx.db
      .select({ reason: organizationStandings.reason, at: organizationStandings.at })
      .from(organizationStandings)
      .where(
        and(
          eq(organizationStandings.tenantId, tx.tenantId),
          eq(organizationStandings.organizationId, organizationId),
        ),
      )
      .orderBy(desc(organizationStandings.id))
      .limit(1)
  )[0]

/** What its customer wrote first. */
export const findOpeningWords = async (tx: Tx, ticketId: string) =>
  (
    await tx.db
      .select({ body: messages.body })
      .from(messages)
      .where(
        and(
          eq(messages.tenantId, tx.tenantId),
          eq(messages.ticketId, ticketId),
          eq(messages.kind, 'opening'),
        ),
      )
      .orderBy(asc(messages.createdAt))
      .limit(1)
  )[0]?.body

type Asked = {
  ticketId: string
  organizationId: string
  requesterId: string
  previousTicketId: string | null
  numbers: readonly number[]
}

/**
 * Open cases that a ticket may be a reply to: named in it, the one before it, or waiting for an answer
 * of whoever wrote it.
 */
export const listRepliedTo = (tx: Tx, asked: Asked) =>
  tx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      openedAt: tickets.openedAt,
    })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        eq(tickets.organizationId, asked.organizationId),
        isNull(tickets.closedAt),
        ne(tickets.id, asked.ticketId),
        or(
          inArray(tickets.number, [...asked.numbers, -1]),
          asked.previousTicketId === null ? undefined : eq(tickets.id, asked.previousTicketId),
          and(
            eq(tickets.requesterId, asked.requesterId),
            inArray(tickets.status, ['waiting_customer', 'waiting_decision', 'in_validation']),
          ),
        ),
      ),
    )
    .orderBy(desc(tickets.openedAt))
    .limit(50)
