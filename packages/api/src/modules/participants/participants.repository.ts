import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { users } from '../people/people.tables.ts'
import { ticketEvents } from '../record/record.tables.ts'
import { ticketParticipants } from './participants.tables.ts'

type Named = { ticketId: string; userId: string }
type NewParticipant = Omit<typeof ticketParticipants.$inferInsert, 'tenantId'>

/** Shared already: only what they may do changes. */
export const saveParticipant = (tx: Tx, row: NewParticipant) =>
  tx.db
    .insert(ticketParticipants)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoUpdate({
      target: [ticketParticipants.tenantId, ticketParticipants.ticketId, ticketParticipants.userId],
      set: { access: row.access },
    })

/** Somebody who is in already stays as they are. */
export const insertGuest = (tx: Tx, row: NewParticipant) =>
  tx.db
    .insert(ticketParticipants)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoNothing()

const one = (tx: Tx, { ticketId, userId }: Named) =>
  and(
    eq(ticketParticipants.tenantId, tx.tenantId),
    eq(ticketParticipants.ticketId, ticketId),
    eq(ticketParticipants.userId, userId),
  )

/** Who let them in last, or changed what they may do. */
const sharedBy = sql<string | null>`(select ${ticketEvents.actorName} from ${ticketEvents}
  where ${ticketEvents.tenantId} = ${ticketParticipants.tenantId}
    and ${ticketEvents.ticketId} = ${ticketParticipants.ticketId} and ${ticketEvents.chain} = 'public'
    and ${ticketEvents.type} = 'ticket.shared'
    and ${ticketEvents.payload} ->> 'userId' = ${ticketParticipants.userId}::text
  order by ${ticketEvents.seq} desc limit 1)`

const named = (tx: Tx) =>
  tx.db
    .select({
      userId: ticketParticipants.userId,
      name: users.name,
      access: ticketParticipants.access,
      sharedBy,
      addedAt: ticketParticipants.addedAt,
    })
    .from(ticketParticipants)
    .innerJoin(
      users,
      and(eq(users.tenantId, ticketParticipants.tenantId), eq(users.id, ticketParticipants.userId)),
    )

export const findParticipant = async (tx: Tx, who: Named) =>
  (await named(tx).where(one(tx, who)))[0]

export const removeParticipant = (tx: Tx, who: Named) =>
  tx.db.delete(ticketParticipants).where(one(tx, who))

type Page = {
  ticketId: string
  after: { addedAt: Date; userId: string } | undefined
  limit: number
}

/** In the order they came. */
export const listParticipants = (tx: Tx, { ticketId, after, limit }: Page) =>
  named(tx)
    .where(
      and(
        eq(ticketParticipants.tenantId, tx.tenantId),
        eq(ticketParticipants.ticketId, ticketId),
        after &&
          sql`(${ticketParticipants.addedAt}, ${ticketParticipants.userId}) > (${after.addedAt.toISOString()}::timestamptz, ${after.userId}::uuid)`,
      ),
    )
    .orderBy(asc(ticketParticipants.addedAt), asc(ticketParticipants.userId))
    .limit(limit)

/** Somebody who belongs to the organization and may still sign in. */
export const findMember = async (
  tx: Tx,
  { organizationId, userId }: { organizationId: string; userId: string },
) =>
  (
    await tx.db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(
        and(
          eq(users.tenantId, tx.tenantId),
          eq(users.id, userId),
          isNull(users.disabledAt),
          sql`${organizationId}::uuid = any(${users.organizationIds})`,
        ),
      )
  )[0]
