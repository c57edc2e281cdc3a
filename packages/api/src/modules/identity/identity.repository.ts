import { and, count, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import type { CustomerRole, Membership, StaffRole } from '@mesa/shared/access/actor'
import type { Database, Tx } from '../../db/database.ts'
import { systemScope } from '../../db/database.ts'
import { memberships, users } from '../people/people.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { membershipsText } from './actors.repository.ts'
import { oneTimeTokens, refreshTokens, sessions } from './identity.tables.ts'

export type SignInRow = {
  id: string
  email: string
  name: string
  kind: 'staff' | 'customer'
  staffRole: StaffRole | null
  passwordHash: string | null
  locale: 'es' | 'en' | 'pt'
  timeZone: string
  memberships: Array<Membership & { role: CustomerRole }>
}

/** A person who may sign in: not disabled, and of the desk or of some organization. */
export async function readPerson(
  db: Database,
  { tenantId, ...by }: { tenantId: string } & ({ email: string } | { userId: string }),
) {
  const isByEmail = 'email' in by
  const [row] = await db.read<SignInRow>(systemScope(tenantId), {
    name: isByEmail ? 'person-by-email' : 'person-by-id',
    text: `
      select u.id, u.email, u.name, u.kind, u.staff_role as "staffRole",
        u.password_hash as "passwordHash", u.locale, coalesce(u.time_zone, t.time_zone) as "timeZone",
        ${membershipsText} as memberships
      from users u join tenants t on t.id = u.tenant_id
      where u.tenant_id = $1 and u.${isByEmail ? 'email' : 'id'} = $2 and u.disabled_at is null`,
    values: [tenantId, isByEmail ? by.email : by.userId],
  })
  return row && (row.kind === 'staff' || row.memberships.length > 0) ? row : undefined
}

export const insertSession = (tx: Tx, row: Omit<typeof sessions.$inferInsert, 'tenantId'>) =>
  tx.db.insert(sessions).values({ ...row, tenantId: tx.tenantId })

export const extendSession = (
  tx: Tx,
  id: string,
  { at, expiresAt }: { at: Date; expiresAt: Date },
) =>
  tx.db
    .update(sessions)
    .set({ lastUsedAt: at, expiresAt })
    .where(and(eq(sessions.tenantId, tx.tenantId), eq(sessions.id, id)))

type Revocation = { at: Date; because: string }

export const revokeSession = (tx: Tx, id: string, { at, because }: Revocation) =>
  tx.db
    .update(sessions)
    .set({ revokedAt: at, revokedBecause: because })
    .where(and(eq(sessions.tenantId, tx.tenantId), eq(sessions.id, id), isNull(sessions.revokedAt)))

/** Answers the ids of those that were open. */
export const revokeSessionsOf = (
  tx: Tx,
  userId: string,
  { at, because, exceptId }: Revocation & { exceptId?: string | undefined },
) =>
  tx.db
    .update(sessions)
    .set({ revokedAt: at, revokedBecause: because })
    .where(
      and(
        eq(sessions.tenantId, tx.tenantId),
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        exceptId === undefined ? undefined : ne(sessions.id, exceptId),
      ),
    )
    .returning({ id: sessions.id, expiresAt: sessions.expiresAt })

export const insertRefreshToken = (
  tx: Tx,
  row: Omit<typeof refreshTokens.$inferInsert, 'tenantId'>,
) => tx.db.insert(refreshTokens).values({ ...row, tenantId: tx.tenantId })

/** The token with its session, locked so that two uses of one token are told apart. */
export const lockRefreshToken = async (tx: Tx, tokenHash: string) =>
  (
    await tx.db
      .select({ token: refreshTokens, session: sessions })
      .from(refreshTokens)
      .innerJoin(
        sessions,
        and(
          eq(sessions.tenantId, refreshTokens.tenantId),
          eq(sessions.id, refreshTokens.sessionId),
        ),
      )
      .where(and(eq(refreshTokens.tenantId, tx.tenantId), eq(refreshTokens.tokenHash, tokenHash)))
      .for('update')
  )[0]

export const markRefreshTokenUsed = (tx: Tx, id: string, at: Date) =>
  tx.db
    .update(refreshTokens)
    .set({ usedAt: at })
    .where(and(eq(refreshTokens.tenantId, tx.tenantId), eq(refreshTokens.id, id)))

export const insertOneTimeToken = (
  tx: Tx,
  row: Omit<typeof oneTimeTokens.$inferInsert, 'tenantId'>,
) => tx.db.insert(oneTimeTokens).values({ ...row, tenantId: tx.tenantId })

/** A usable token with its person: unused, in time, and sent to the address they still have (A03). */
export const findUsableToken = async (
  tx: Tx,
  { tokenHash, purpose, at }: { tokenHash: string; purpose: TokenPurpose; at: Date },
) =>
  (
    await tx.db
      .select({ id: oneTimeTokens.id, user: users })
      .from(oneTimeTokens)
      .innerJoin(
        users,
        and(eq(users.tenantId, oneTimeTokens.tenantId), eq(users.id, oneTimeTokens.userId)),
      )
      .where(
        and(
          eq(oneTimeTokens.tenantId, tx.tenantId),
          eq(oneTimeTokens.tokenHash, tokenHash),
          eq(oneTimeTokens.purpose, purpose),
          eq(oneTimeTokens.email, users.email),
          isNull(oneTimeTokens.usedAt),
          gt(oneTimeTokens.expiresAt, at),
          isNull(users.disabledAt),
        ),
      )
      .for('update')
  )[0]

export type TokenPurpose = 'invitation' | 'password_reset'

/** Once a password is set, every other link of that person is worth nothing. */
export const useTokensOf = (tx: Tx, userId: string, at: Date) =>
  tx.db
    .update(oneTimeTokens)
    .set({ usedAt: at })
    .where(
      and(
        eq(oneTimeTokens.tenantId, tx.tenantId),
        eq(oneTimeTokens.userId, userId),
        isNull(oneTimeTokens.usedAt),
      ),
    )

export const useTokensFor = (
  tx: Tx,
  { userId, purpose, at }: { userId: string; purpose: TokenPurpose; at: Date },
) =>
  tx.db
    .update(oneTimeTokens)
    .set({ usedAt: at })
    .where(
      and(
        eq(oneTimeTokens.tenantId, tx.tenantId),
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.purpose, purpose),
        isNull(oneTimeTokens.usedAt),
      ),
    )

/** Locks the person, so that racing requests count each other's mails (A05). */
export async function countTokensSince(
  tx: Tx,
  { userId, purpose, since }: { userId: string; purpose: TokenPurpose; since: Date },
) {
  await tx.db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.tenantId, tx.tenantId), eq(users.id, userId)))
    .for('update')
  const [row] = await tx.db
    .select({ amount: count() })
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.tenantId, tx.tenantId),
        eq(oneTimeTokens.userId, userId),
        eq(oneTimeTokens.purpose, purpose),
        gt(oneTimeTokens.createdAt, since),
      ),
    )
  return row?.amount ?? 0
}

export const findOrganizationNames = (tx: Tx, organizationIds: string[]) =>
  tx.db
    .select({ id: organizations.id, name: organizations.name })
    .from(organizations)
    .where(
      and(
        eq(organizations.tenantId, tx.tenantId),
        sql`${organizations.id} = any(${sql.param(organizationIds)}::uuid[])`,
      ),
    )

/** The first organization an invited customer belongs to, to name it on the invitation. */
export const findFirstOrganization = async (tx: Tx, userId: string) =>
  (
    await tx.db
      .select({ name: organizations.name })
      .from(memberships)
      .innerJoin(
        organizations,
        and(
          eq(organizations.tenantId, memberships.tenantId),
          eq(organizations.id, memberships.organizationId),
        ),
      )
      .where(and(eq(memberships.tenantId, tx.tenantId), eq(memberships.userId, userId)))
      .orderBy(memberships.createdAt)
      .limit(1)
  )[0]
