import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Chain } from '@mesa/shared/record/event-types'
import type { Tx } from '../../db/database.ts'
import { recordChains, ticketEvents } from './record.tables.ts'

export type Head = { ticketId: string; chain: Chain; seq: number; headHash: string }
export type Position = { ticketId: string; chain: Chain; seq: number }

export const listHeads = (tx: Tx): Promise<Head[]> =>
  tx.db
    .select({
      ticketId: recordChains.ticketId,
      chain: recordChains.chain,
      seq: recordChains.seq,
      headHash: recordChains.headHash,
    })
    .from(recordChains)
    .where(eq(recordChains.tenantId, tx.tenantId))

/** By case, the public chain before the desk's, which names its hashes. */
export const listEventsAfter = (tx: Tx, after: Position | undefined, limit: number) =>
  tx.db
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.tenantId, tx.tenantId),
        after &&
          sql`(${ticketEvents.ticketId} > ${after.ticketId}::uuid or ${ticketEvents.ticketId} = ${after.ticketId}::uuid and (
            ${ticketEvents.chain} < ${after.chain} or ${ticketEvents.chain} = ${after.chain} and ${ticketEvents.seq} > ${after.seq}))`,
      ),
    )
    .orderBy(asc(ticketEvents.ticketId), desc(ticketEvents.chain), asc(ticketEvents.seq))
    .limit(limit)

/** Messages that no event names, or whose body is not the one an event names. */
export const listWrongBodies = async (tx: Tx) =>
  (
    await tx.db.execute<{ ticketId: string; messageId: string; internal: boolean }>(sql`
      select m.ticket_id as "ticketId", m.id as "messageId", m.internal from messages m
      where m.tenant_id = ${tx.tenantId} and not exists (
        select from ticket_events e
        where e.tenant_id = m.tenant_id and e.ticket_id = m.ticket_id
          and e.type = case when m.internal then 'note.added' else 'message.added' end
          and e.payload ->> 'messageId' = m.id::text and e.payload ->> 'sha256' = m.body_sha256
          and m.body_sha256 = encode(sha256(convert_to(m.body, 'UTF8')), 'hex'))
      order by m.ticket_id, m.id`)
  ).rows
