import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { isOfCase } from '../tickets/tickets.tables.ts'
import { messageReads, messages } from './messages.tables.ts'

export type Message = typeof messages.$inferSelect
export type Read = typeof messageReads.$inferSelect

export type NewRow = Omit<Message, 'tenantId'>

/** Sent at once. */
export const insertMessage = (tx: Tx, row: NewRow) =>
  tx.db
    .insert(messages)
    .values({ ...row, tenantId: tx.tenantId })
    .execute()

/** Of a case, or of a ticket that was merged into it (IN-6). */
export const findMessage = async (tx: Tx, ticketId: string, id: string) =>
  (
    await tx.db
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.tenantId, tx.tenantId),
          isOfCase(tx.tenantId, messages.ticketId, ticketId),
          eq(messages.id, id),
        ),
      )
  )[0]

/** The first reading is kept for ever; a later one only moves `last_read_at` (EX-2). */
export async function upsertRead(
  tx: Tx,
  row: Omit<typeof messageReads.$inferInsert, 'tenantId' | 'readCount'>,
) {
  const [read] = await tx.db
    .insert(messageReads)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoUpdate({
      target: [messageReads.tenantId, messageReads.messageId, messageReads.userId],
      set: { lastReadAt: row.lastReadAt, readCount: sql`${messageReads.readCount} + 1` },
    })
    .returning()
  if (!read) throw new Error('a stored reading was not returned')
  return read
}
