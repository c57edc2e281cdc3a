import { and, asc, count, desc, eq, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'
import { oidcIdentities, oidcProviders, oidcSpentStates } from './sign-on.tables.ts'

export type Provider = typeof oidcProviders.$inferSelect

export const insertProvider = (tx: Tx, row: Omit<typeof oidcProviders.$inferInsert, 'tenantId'>) =>
  tx.db.insert(oidcProviders).values({ ...row, tenantId: tx.tenantId })

export const updateProvider = (tx: Tx, id: string, change: Partial<Provider>) =>
  tx.db
    .update(oidcProviders)
    .set(change)
    .where(and(eq(oidcProviders.tenantId, tx.tenantId), eq(oidcProviders.id, id)))

export const deleteProvider = (tx: Tx, id: string) =>
  tx.db
    .delete(oidcProviders)
    .where(and(eq(oidcProviders.tenantId, tx.tenantId), eq(oidcProviders.id, id)))

/** Locked, so that nobody is linked to a provider that is being changed or deleted. */
export const lockProvider = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select()
      .from(oidcProviders)
      .where(and(eq(oidcProviders.tenantId, tx.tenantId), eq(oidcProviders.id, id)))
      .for('update')
  )[0]

export const findProvider = async (tx: Tx, by: { id: string } | { slug: string }) =>
  (
    await tx.db
      .select()
      .from(oidcProviders)
      .where(
        and(
          eq(oidcProviders.tenantId, tx.tenantId),
          'id' in by ? eq(oidcProviders.id, by.id) : eq(oidcProviders.slug, by.slug),
        ),
      )
  )[0]

type Page = { after: { at: string; id: string } | undefined; limit: number }

/** Oldest first, one row more than asked. */
export const listProviders = (tx: Tx, { after, limit }: Page) =>
  tx.db
    .select()
    .from(oidcProviders)
    .where(
      and(
        eq(oidcProviders.tenantId, tx.tenantId),
        after &&
          sql`(${oidcProviders.createdAt}, ${oidcProviders.id}) > (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(oidcProviders.createdAt), asc(oidcProviders.id))
    .limit(limit + 1)

export const listEnabledProviders = (tx: Tx) =>
  tx.db
    .select({ slug: oidcProviders.slug, name: oidcProviders.name })
    .from(oidcProviders)
    .where(and(eq(oidcProviders.tenantId, tx.tenantId), eq(oidcProviders.isEnabled, true)))
    .orderBy(asc(oidcProviders.createdAt), asc(oidcProviders.id))
    .limit(20)

export const countProviders = async (tx: Tx) =>
  (
    await tx.db
      .select({ amount: count() })
      .from(oidcProviders)
      .where(eq(oidcProviders.tenantId, tx.tenantId))
  )[0]?.amount ?? 0

export const findIdentity = async (tx: Tx, by: { issuer: string; subject: string }) =>
  (
    await tx.db
      .select()
      .from(oidcIdentities)
      .where(
        and(
          eq(oidcIdentities.tenantId, tx.tenantId),
          eq(oidcIdentities.issuer, by.issuer),
          eq(oidcIdentities.subject, by.subject),
        ),
      )
  )[0]

/** Nothing where the person or the identity is linked already: the database decides a race. */
export const insertIdentity = async (
  tx: Tx,
  row: Omit<typeof oidcIdentities.$inferInsert, 'tenantId'>,
) =>
  (
    await tx.db
      .insert(oidcIdentities)
      .values({ ...row, tenantId: tx.tenantId })
      .onConflictDoNothing()
      .returning({ id: oidcIdentities.id })
  )[0]

/** Answers whether the link is still there. */
export const touchIdentity = async (tx: Tx, id: string, at: Date) =>
  (
    await tx.db
      .update(oidcIdentities)
      .set({ lastUsedAt: at })
      .where(and(eq(oidcIdentities.tenantId, tx.tenantId), eq(oidcIdentities.id, id)))
      .returning({ id: oidcIdentities.id })
  ).length > 0

export const deleteIdentitiesOf = (tx: Tx, providerId: string) =>
  tx.db
    .delete(oidcIdentities)
    .where(and(eq(oidcIdentities.tenantId, tx.tenantId), eq(oidcIdentities.providerId, providerId)))

export const deleteIdentity = async (
  tx: Tx,
  { id, providerId }: { id: string; providerId: string },
) =>
  (
    await tx.db
      .delete(oidcIdentities)
      .where(
        and(
          eq(oidcIdentities.tenantId, tx.tenantId),
          eq(oidcIdentities.providerId, providerId),
          eq(oidcIdentities.id, id),
        ),
      )
      .returning({ userId: oidcIdentities.userId })
  )[0]

type IdentityPage = { providerId: string; before: string | undefined; limit: number }

/** Last linked first, one row more than asked. */
export const listIdentities = (tx: Tx, { providerId, before, limit }: IdentityPage) =>
  tx.db
    .select({ identity: oidcIdentities, name: users.name })
    .from(oidcIdentities)
    .innerJoin(
      users,
      and(eq(users.tenantId, oidcIdentities.tenantId), eq(users.id, oidcIdentities.userId)),
    )
    .where(
      and(
        eq(oidcIdentities.tenantId, tx.tenantId),
        eq(oidcIdentities.providerId, providerId),
        before === undefined ? undefined : lt(oidcIdentities.id, before),
      ),
    )
    .orderBy(desc(oidcIdentities.id))
    .limit(limit + 1)

export const deleteStatesBefore = (tx: Tx, before: Date) =>
  tx.db
    .delete(oidcSpentStates)
    .where(and(eq(oidcSpentStates.tenantId, tx.tenantId), lt(oidcSpentStates.spentAt, before)))

/** Answers whether this is the first use. */
export const spendState = async (tx: Tx, stateHash: string, at: Date) =>
  (
    await tx.db
      .insert(oidcSpentStates)
      .values({ tenantId: tx.tenantId, stateHash, spentAt: at })
      .onConflictDoNothing()
      .returning({ stateHash: oidcSpentStates.stateHash })
  ).length > 0
