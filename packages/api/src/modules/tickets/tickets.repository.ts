import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { decisions } from '../decisions/decisions.tables.ts'
import { ticketParticipants } from '../participants/participants.tables.ts'
import { ticketCounters, tickets } from './tickets.tables.ts'

export type Ticket = typeof tickets.$inferSelect
export type NewTicket = Omit<typeof tickets.$inferInsert, 'tenantId'>

/** A ticket is addressed by id or by number. */
export async function findTicket(tx: Tx, ref: string, { forUpdate }: { forUpdate: boolean }) {
  const address = /^\d+$/.test(ref) ? eq(tickets.number, Number(ref)) : eq(tickets.id, ref)
  const query = tx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), address))
  const [ticket] = forUpdate ? await query.for('update') : await query
  return ticket
}

/** Locked, unless somebody else has locked it. */
export async function lockIfFree(tx: Tx, id: string) {
  const [ticket] = await tx.db
    .select()
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, id)))
    .for('update', { skipLocked: true })
  return ticket
}

/** Sent at once. */
export const insertTicket = (tx: Tx, row: NewTicket) =>
  tx.db
    .insert(tickets)
    .values({ ...row, tenantId: tx.tenantId })
    .execute()

export async function updateTicket(tx: Tx, ticketId: string, set: Partial<NewTicket>) {
  const [ticket] = await tx.db
    .update(tickets)
    .set({ ...set, version: sql`${tickets.version} + 1` })
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, ticketId)))
    .returning()
  if (!ticket) throw new Error('the locked ticket is gone')
  return ticket
}

export const insertCounter = (tx: Tx) =>
  tx.db.insert(ticketCounters).values({ tenantId: tx.tenantId })

/** Numbers of a desk are gapless: the counter's row is locked until the case is stored or not. */
export async function nextNumber(tx: Tx) {
  const [row] = await tx.db
    .update(ticketCounters)
    .set({ lastNumber: sql`${ticketCounters.lastNumber} + 1` })
    .where(eq(ticketCounters.tenantId, tx.tenantId))
    .returning({ number: ticketCounters.lastNumber })
  if (!row) throw new Error('this desk has no ticket counter')
  return row.number
}

export const listParticipants = (tx: Tx, ticketId: string) =>
  tx.db
    .select({ userId: ticketParticipants.userId, access: ticketParticipants.access })
    .from(ticketParticipants)
    .where(
      and(eq(ticketParticipants.tenantId, tx.tenantId), eq(ticketParticipants.ticketId, ticketId)),
    )

/** Whoever may read the case that a ticket was merged into, and so the ticket (IN-6). */
export async function listOriginalReaders(tx: Tx, originalId: string): Promise<string[]> {
  const [original] = await tx.db
    .select({ requesterId: tickets.requesterId })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), eq(tickets.id, originalId)))
  const participants = await listParticipants(tx, originalId)
  return [...(original ? [original.requesterId] : []), ...participants.map(({ userId }) => userId)]
}

export const listPendingDecisions = (tx: Tx, ticketIds: string[]) =>
  tx.db
    .select({
      id: decisions.id,
      ticketId: decisions.ticketId,
      kind: decisions.kind,
      purpose: decisions.purpose,
      minutes: decisions.minutes,
      expiresAt: decisions.expiresAt,
      askedByName: decisions.askedByName,
      askedAt: decisions.askedAt,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        inArray(decisions.ticketId, ticketIds),
        eq(decisions.status, 'pending'),
      ),
    )
