import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { afterHoursRequests } from '../after-hours/after-hours.tables.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { messages } from '../messages/messages.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { memberships, users } from '../people/people.tables.ts'
import { publishedTexts } from '../published-texts/published-texts.tables.ts'
import { skills } from '../skills/skills.tables.ts'
import { tenants } from '../tenants/tenants.tables.ts'
import { ticketParticipants } from '../participants/participants.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'

export async function findDesk(tx: Tx) {
  const [desk] = await tx.db
    .select({ name: tenants.name, timeZone: tenants.timeZone })
    .from(tenants)
    .where(eq(tenants.id, tx.tenantId))
  if (!desk) throw new Error('an event of a desk that does not exist')
  return desk
}

export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>

export async function findCase(tx: Tx, ticketId: string) {
  const [row] = await tx.db
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      organizationId: tickets.organizationId,
      organization: organizations.name,
      requesterId: tickets.requesterId,
      productId: tickets.productId,
      contractId: tickets.contractId,
      openedAt: tickets.openedAt,
      termsPending: tickets.termsPending,
      assigneeId: tickets.assigneeId,
      accountLeadId: tickets.accountLeadId,
      closedAt: tickets.closedAt,
      autoCloseAt: tickets.autoCloseAt,
      participantIds: sql<
        string[]
      >`array(select p.user_id::text from ${ticketParticipants} p where p.tenant_id = tickets.tenant_id and p.ticket_id = tickets.id)`,
    })
    .from(tickets)
    .innerJoin(
      organizations,
      and(
        eq(organizations.tenantId, tickets.tenantId),
        eq(organizations.id, tickets.organizationId),
      ),
    )
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, ticketId)))
  return row
}

/** Never a note: what is internal has no mail (CV-2). */
export async function findPublicMessage(tx: Tx, id: string) {
  const [row] = await tx.db
    .select({
      kind: messages.kind,
      body: messages.body,
      nature: messages.nature,
      asks: messages.asks,
      authorId: messages.authorId,
      authorName: messages.authorName,
      authorSide: messages.authorSide,
    })
    .from(messages)
    .where(
      and(eq(messages.tenantId, tx.tenantId), eq(messages.id, id), eq(messages.internal, false)),
    )
  return row
}

/** The newest public text of a kind: what a proposal said when its event does not name the message. */
export async function findNewestMessageId(tx: Tx, ticketId: string, kind: 'solution') {
  const [row] = await tx.db
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        eq(messages.ticketId, ticketId),
        eq(messages.kind, kind),
      ),
    )
    .orderBy(sql`${messages.createdAt} desc, ${messages.id} desc`)
    .limit(1)
  return row?.id
}

export async function findDecision(tx: Tx, id: string) {
  const [row] = await tx.db
    .select()
    .from(decisions)
    .where(and(eq(decisions.tenantId, tx.tenantId), eq(decisions.id, id)))
  return row
}

const termsColumns = { title: publishedTexts.title, body: publishedTexts.body }

export const findText = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select(termsColumns)
      .from(publishedTexts)
      .where(and(eq(publishedTexts.tenantId, tx.tenantId), eq(publishedTexts.id, id)))
  )[0]

/** The terms that a case waits for (EN-6). */
export const findPendingTerms = async (tx: Tx, ticketId: string) =>
  (
    await tx.db
      .select(termsColumns)
      .from(decisions)
      .innerJoin(
        publishedTexts,
        and(
          eq(publishedTexts.tenantId, decisions.tenantId),
          eq(publishedTexts.id, decisions.textId),
        ),
      )
      .where(
        and(
          eq(decisions.tenantId, tx.tenantId),
          eq(decisions.ticketId, ticketId),
          eq(decisions.kind, 'terms'),
          eq(decisions.status, 'pending'),
        ),
      )
      .limit(1)
  )[0]

/** The attention outside of hours that a decision is about. */
export const findOffer = async (tx: Tx, decisionId: string) =>
  (
    await tx.db
      .select()
      .from(afterHoursRequests)
      .where(
        and(
          eq(afterHoursRequests.tenantId, tx.tenantId),
          eq(afterHoursRequests.decisionId, decisionId),
        ),
      )
  )[0]

const person = {
  id: users.id,
  email: users.email,
  name: users.name,
  kind: users.kind,
  locale: users.locale,
  timeZone: users.timeZone,
}
export type Person = Awaited<ReturnType<typeof listPeople>>[number]

export const listPeople = (tx: Tx, ids: string[]) =>
  tx.db
    .select(person)
    .from(users)
    .where(and(eq(users.tenantId, tx.tenantId), inArray(users.id, ids), isNull(users.disabledAt)))

/** Who may decide for an organization, directly or through its group. */
export const listKeyUsers = (tx: Tx, organizationId: string) =>
  tx.db
    .selectDistinct(person)
    .from(users)
    .innerJoin(
      memberships,
      and(eq(memberships.tenantId, users.tenantId), eq(memberships.userId, users.id)),
    )
    .leftJoin(
      organizations,
      and(
        eq(organizations.tenantId, memberships.tenantId),
        eq(organizations.groupId, memberships.groupId),
      ),
    )
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        isNull(users.disabledAt),
        inArray(memberships.role, ['key_user', 'backup_key_user']),
        or(eq(memberships.organizationId, organizationId), eq(organizations.id, organizationId)),
      ),
    )

/** Agents who know a product (CL-11). */
export const listSkilled = (tx: Tx, productId: string) =>
  tx.db
    .select(person)
    .from(users)
    .innerJoin(skills, and(eq(skills.tenantId, users.tenantId), eq(skills.userId, users.id)))
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        isNull(users.disabledAt),
        eq(skills.productId, productId),
      ),
    )

export const listAgents = (tx: Tx) =>
  tx.db
    .select(person)
    .from(users)
    .where(
      and(eq(users.tenantId, tx.tenantId), isNull(users.disabledAt), eq(users.staffRole, 'agent')),
    )

export const listSupervisors = (tx: Tx) =>
  tx.db
    .select(person)
    .from(users)
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        isNull(users.disabledAt),
        eq(users.staffRole, 'supervisor'),
      ),
    )

export const listCommercial = (tx: Tx) =>
  tx.db
    .select(person)
    .from(users)
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        isNull(users.disabledAt),
        eq(users.staffRole, 'commercial'),
      ),
    )

export const listAdministrators = (tx: Tx) =>
  tx.db
    .select(person)
    .from(users)
    .where(
      and(eq(users.tenantId, tx.tenantId), isNull(users.disabledAt), eq(users.staffRole, 'admin')),
    )
