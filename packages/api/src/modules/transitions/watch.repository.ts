import { and, asc, eq, isNull, lte } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { tickets } from '../tickets/tickets.tables.ts'

/** Cases whose observation is over: the customer said "watch until" and that instant has passed. */
export const listWatched = (tx: Tx, { at, limit }: { at: Date; limit: number }) =>
  tx.db
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(
        eq(tickets.tenantId, tx.tenantId),
        isNull(tickets.closedAt),
        eq(tickets.status, 'in_validation'),
        lte(tickets.watchUntil, at),
      ),
    )
    .orderBy(asc(tickets.watchUntil))
    .limit(limit)
