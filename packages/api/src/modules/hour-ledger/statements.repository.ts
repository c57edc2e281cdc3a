import { and, asc, eq, inArray } from 'drizzle-orm'
import type { StatementConsent, StatementWorklog } from '@mesa/shared/wire/postings.schema'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { users } from '../people/people.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { worklogs } from '../worklogs/worklogs.tables.ts'

export const findTicketId = async (tx: Tx, number: number): Promise<string | undefined> =>
  (
    await tx.db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.number, number)))
  )[0]?.id

export const listTickets = (tx: Tx, ids: string[]) =>
  tx.db
    .select({ id: tickets.id, number: tickets.number, subject: tickets.subject })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), inArray(tickets.id, ids)))
    .orderBy(asc(tickets.number))

export async function listWorklogs(tx: Tx, ids: string[]): Promise<StatementWorklog[]> {
  const rows = await tx.db
    .select({ worklog: worklogs, ticketNumber: tickets.number })
    .from(worklogs)
    .innerJoin(
      tickets,
      and(eq(tickets.tenantId, worklogs.tenantId), eq(tickets.id, worklogs.ticketId)),
    )
    .where(and(eq(worklogs.tenantId, tx.tenantId), inArray(worklogs.id, ids)))
    .orderBy(asc(worklogs.startedAt), asc(worklogs.id))
  return rows.map(({ worklog, ticketNumber }) => toWorklog(worklog, ticketNumber))
}

export const toWorklog = (
  worklog: typeof worklogs.$inferSelect,
  ticketNumber: number,
): StatementWorklog => ({
  id: worklog.id,
  ticketNumber,
  author: worklog.userName,
  startedAt: worklog.startedAt.toISOString(),
  minutes: worklog.minutes,
  component: worklog.component,
  description: worklog.description,
  workedOn: worklog.workedOn,
  roundedMinutes: worklog.roundedMinutes,
  weightPercent: worklog.weightPercent,
  chargedMinutes: worklog.chargedMinutes,
  unchargedMinutes: worklog.roundedMinutes - worklog.chargedMinutes,
})

export async function listConsents(tx: Tx, ids: string[]): Promise<StatementConsent[]> {
  const rows = await tx.db
    .select({ decision: decisions, ticketNumber: tickets.number })
    .from(decisions)
    .innerJoin(
      tickets,
      and(eq(tickets.tenantId, decisions.tenantId), eq(tickets.id, decisions.ticketId)),
    )
    .where(and(eq(decisions.tenantId, tx.tenantId), inArray(decisions.id, ids)))
    .orderBy(asc(decisions.askedAt), asc(decisions.id))
  return rows.map(({ decision, ticketNumber }) => toConsent(decision, ticketNumber))
}

export const toConsent = (
  decision: typeof decisions.$inferSelect,
  ticketNumber: number,
): StatementConsent => ({
  id: decision.id,
  ticketNumber,
  minutes: decision.minutes ?? 0,
  explanation: decision.explanation,
  answeredBy: decision.answeredByName,
  answeredAt: decision.answeredAt?.toISOString() ?? null,
})

export const findAddress = async (tx: Tx, userId: string): Promise<string | undefined> =>
  (
    await tx.db
      .select({ email: users.email })
      .from(users)
      .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, userId)))
  )[0]?.email
