import { eq, sql } from 'drizzle-orm'
import type { Database, Tx } from '../../db/database.ts'
import { tenants } from './tenants.tables.ts'

export type Desk = {
  id: string
  slug: string
  host: string | null
  name: string
  timeZone: string
  locale: 'es' | 'en' | 'pt'
}

const columns = 'id, slug, host, name, time_zone as "timeZone", locale'

/** By slug, else by host, else the only desk of the installation. */
export async function findDesk(
  db: Database,
  { slug, host }: { slug?: string | undefined; host?: string | undefined },
): Promise<Desk | undefined> {
  if (slug !== undefined)
    return (await db.directory(`select ${columns} from tenants where slug = $1`, [slug]))[0] as
      | Desk
      | undefined
  const desks = (await db.directory(
    `select ${columns} from tenants where host = $1 union all
     (select ${columns} from tenants order by created_at limit 2)`,
    [host ?? ''],
  )) as Desk[]
  const byHost = desks.find((desk) => host !== undefined && desk.host === host)
  return byHost ?? (desks.length === 1 ? desks[0] : undefined)
}

/** Every desk of the installation, the oldest first. */
export const listDesks = async (db: Database) =>
  (await db.directory('select slug, name from tenants order by created_at')) as Array<
    Pick<Desk, 'slug' | 'name'>
  >

/** Of the transaction's desk: how it is told from others; `isOnly` on an installation of one. */
export const findAddress = async (tx: Tx) =>
  (
    await tx.db
      .select({
        slug: tenants.slug,
        host: tenants.host,
        isOnly: sql<boolean>`not exists (select from tenants other where other.id <> ${tx.tenantId}::uuid)`,
      })
      .from(tenants)
      .where(eq(tenants.id, tx.tenantId))
  )[0]

export const findDeskById = async (tx: Tx) =>
  (await tx.db.select().from(tenants).where(eq(tenants.id, tx.tenantId)))[0]

export const insertTenant = (tx: Tx, row: Omit<typeof tenants.$inferInsert, 'id'>) =>
  tx.db.insert(tenants).values({ ...row, id: tx.tenantId })

export const hasDesk = async (db: Database) =>
  (await db.directory('select from tenants limit 1')).length > 0

/** The directory of desks is open to every transaction, so this sees all of them. */
export const hasOtherDesk = async (tx: Tx) =>
  (await tx.db.select({ id: tenants.id }).from(tenants).limit(1)).length > 0

const directoryLock = 7_203_119

/** One first setup at a time. */
export const lockDirectory = (tx: Tx) =>
  tx.db.execute(sql`select pg_advisory_xact_lock(${directoryLock}::bigint)`)
