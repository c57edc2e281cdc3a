import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import type { Chain } from '@mesa/shared/record/event-types'
import type { Tx } from '../../db/database.ts'
import { messages } from '../messages/messages.tables.ts'
import { attachments } from '../attachments/attachments.tables.ts'
import { recordChains, ticketEvents } from './record.tables.ts'

export type StoredEvent = typeof ticketEvents.$inferSelect
export type Head = Pick<typeof recordChains.$inferSelect, 'seq' | 'headHash'>

/** Before the first event of a chain. */
export const emptyHead: Head = { seq: 0, headHash: '0'.repeat(64) }

type ChainKey = { ticketId: string; chain: Chain; organizationId: string }

/** Queues every writer of this chain; a missing chain is begun first, so that it locks as well. */
export async function lockChain(tx: Tx, key: ChainKey) {
  const [begun] = await tx.db
    .insert(recordChains)
    .values({ tenantId: tx.tenantId, ...key, ...emptyHead })
    .onConflictDoNothing()
    .returning()
  if (begun) return begun
  const [chain] = await tx.db.select().from(recordChains).where(whereChain(tx, key)).for('update')
  return chain
}

export const findHead = async (tx: Tx, key: Pick<ChainKey, 'ticketId' | 'chain'>) =>
  (await tx.db.select().from(recordChains).where(whereChain(tx, key)))[0]

/** Chains of a case that is being opened, with the heads its first events leave. */
export const insertChains = (
  tx: Tx,
  key: Omit<ChainKey, 'chain'>,
  chains: Array<{ chain: Chain; head: Head }>,
) =>
  tx.db
    .insert(recordChains)
    .values(chains.map(({ chain, head }) => ({ tenantId: tx.tenantId, ...key, chain, ...head })))
    .execute()

export const advanceChain = (tx: Tx, key: ChainKey, head: { seq: number; headHash: string }) =>
  tx.db.update(recordChains).set(head).where(whereChain(tx, key))

/** Sent at once, as `insertChains`. */
export const insertEvents = (
  tx: Tx,
  rows: Array<Omit<typeof ticketEvents.$inferInsert, 'tenantId'>>,
) =>
  tx.db
    .insert(ticketEvents)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .execute()

type EventPage = {
  ticketId: string
  chains: Chain[]
  after?: { at: Date; id: string } | undefined
  limit: number
}

/** Oldest first; the chains a reader may see are named, and row-level security says the same. */
export const listEvents = (tx: Tx, { ticketId, chains, after, limit }: EventPage) =>
  tx.db
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.tenantId, tx.tenantId),
        eq(ticketEvents.ticketId, ticketId),
        inArray(ticketEvents.chain, chains),
        after &&
          or(
            gt(ticketEvents.recordedAt, after.at),
            and(eq(ticketEvents.recordedAt, after.at), gt(ticketEvents.id, after.id)),
          ),
      ),
    )
    .orderBy(asc(ticketEvents.recordedAt), asc(ticketEvents.id))
    .limit(limit)

export const listChain = (tx: Tx, key: Pick<ChainKey, 'ticketId' | 'chain'>) =>
  tx.db
    .select()
    .from(ticketEvents)
    .where(
      and(
        eq(ticketEvents.tenantId, tx.tenantId),
        eq(ticketEvents.ticketId, key.ticketId),
        eq(ticketEvents.chain, key.chain),
      ),
    )
    .orderBy(asc(ticketEvents.seq))

export const listMessageContents = (tx: Tx, ticketId: string, withNotes: boolean) =>
  tx.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.tenantId, tx.tenantId),
        eq(messages.ticketId, ticketId),
        withNotes ? undefined : eq(messages.internal, false),
      ),
    )
    .orderBy(asc(messages.createdAt), asc(messages.id))

export const listFileContents = (tx: Tx, ticketId: string, withInternal: boolean) =>
  tx.db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        eq(attachments.ticketId, ticketId),
        withInternal ? undefined : eq(attachments.internal, false),
      ),
    )
    .orderBy(asc(attachments.createdAt), asc(attachments.id))

const whereChain = (tx: Tx, { ticketId, chain }: Pick<ChainKey, 'ticketId' | 'chain'>) =>
  and(
    eq(recordChains.tenantId, tx.tenantId),
    eq(recordChains.ticketId, ticketId),
    eq(recordChains.chain, chain),
  )
