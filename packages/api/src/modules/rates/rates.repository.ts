import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { catalogEntries } from '../catalogs/catalogs.tables.ts'
import { rates } from './rates.tables.ts'

export type Rate = typeof rates.$inferSelect
export type RateInsert = Omit<typeof rates.$inferInsert, 'tenantId'>

type Asked = { kind: Rate['kind']; component: string | null; on: string }

/** Of those not withdrawn that began by the day: the component's own, then the newest. */
export const findRateOn = async (
  tx: Tx,
  { kind, component, on }: Asked,
): Promise<Rate | undefined> =>
  (
    await tx.db
      .select()
      .from(rates)
      .where(
        and(
          eq(rates.tenantId, tx.tenantId),
          eq(rates.kind, kind),
          isNull(rates.withdrawnAt),
          sql`${rates.validFrom} <= ${on}::date`,
          sql`(${rates.component} is null or ${rates.component} = ${component}::text)`,
        ),
      )
      .orderBy(
        sql`${rates.component} is null`,
        desc(rates.validFrom),
        desc(rates.createdAt),
        desc(rates.id),
      )
      .limit(1)
  )[0]

export const insertRate = async (tx: Tx, row: RateInsert): Promise<Rate> => {
  const [rate] = await tx.db
    .insert(rates)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!rate) throw new Error('an inserted rate was not returned')
  return rate
}

const byId = (tx: Tx, id: string) => and(eq(rates.tenantId, tx.tenantId), eq(rates.id, id))

export const lockRate = async (tx: Tx, id: string): Promise<Rate | undefined> =>
  (await tx.db.select().from(rates).where(byId(tx, id)).for('update'))[0]

export const withdrawRate = (tx: Tx, id: string, by: { withdrawnAt: Date; withdrawnBy: string }) =>
  tx.db.update(rates).set(by).where(byId(tx, id))

type Page = {
  kind: Rate['kind'] | undefined
  includeWithdrawn: boolean
  after: { kind: string; validFrom: string; id: string } | undefined
  limit: number
}

/** By kind, the newest day first, one more than `limit`. */
export const listRates = (
  tx: Tx,
  { kind, includeWithdrawn, after, limit }: Page,
): Promise<Rate[]> =>
  tx.db
    .select()
    .from(rates)
    .where(
      and(
        eq(rates.tenantId, tx.tenantId),
        kind === undefined ? undefined : eq(rates.kind, kind),
        includeWithdrawn ? undefined : isNull(rates.withdrawnAt),
        after &&
          sql`(${rates.kind} > ${after.kind} or (${rates.kind} = ${after.kind}
            and (${rates.validFrom} < ${after.validFrom}::date
              or (${rates.validFrom} = ${after.validFrom}::date and ${rates.id} > ${after.id}::uuid))))`,
      ),
    )
    .orderBy(asc(rates.kind), desc(rates.validFrom), asc(rates.id))
    .limit(limit + 1)

/** Ids of the rates that price the work of a day, one for each kind and component. */
export const listInForce = async (tx: Tx, on: string): Promise<string[]> =>
  (
    await tx.db
      .selectDistinctOn([rates.kind, rates.component], { id: rates.id })
      .from(rates)
      .where(
        and(
          eq(rates.tenantId, tx.tenantId),
          isNull(rates.withdrawnAt),
          sql`${rates.validFrom} <= ${on}::date`,
        ),
      )
      .orderBy(
        asc(rates.kind),
        asc(rates.component),
        desc(rates.validFrom),
        desc(rates.createdAt),
        desc(rates.id),
      )
  ).map(({ id }) => id)

/** Whether it is a component of work of the desk. */
export const isComponent = async (tx: Tx, code: string): Promise<boolean> =>
  (
    await tx.db
      .select({ id: catalogEntries.id })
      .from(catalogEntries)
      .where(
        and(
          eq(catalogEntries.tenantId, tx.tenantId),
          eq(catalogEntries.kind, 'components'),
          eq(catalogEntries.code, code),
        ),
      )
  ).length > 0
