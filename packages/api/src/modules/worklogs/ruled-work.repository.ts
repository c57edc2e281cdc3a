import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Coverage } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { worklogs } from './worklogs.tables.ts'

const standing = (tx: Tx, ticketId: string) =>
  and(
    eq(worklogs.tenantId, tx.tenantId),
    eq(worklogs.ticketId, ticketId),
    isNull(worklogs.correctedAt),
  )

/** The work of a case that stands, oldest first. */
export const listStanding = (tx: Tx, ticketId: string) =>
  tx.db
    .select()
    .from(worklogs)
    .where(standing(tx, ticketId))
    .orderBy(asc(worklogs.createdAt), asc(worklogs.id))

type Ruled = {
  coverage: Coverage
  contractId: string | null
}

export const updateRuled = (tx: Tx, ticketId: string, set: Ruled) =>
  tx.db.update(worklogs).set(set).where(standing(tx, ticketId))

type Price = { hourPriceAmount: number | null; hourPriceCurrency: string | null }

export const updatePrice = (tx: Tx, id: string, set: Price) =>
  tx.db
    .update(worklogs)
    .set(set)
    .where(and(eq(worklogs.tenantId, tx.tenantId), eq(worklogs.id, id)))
