import { and, desc, eq, ilike, inArray, lt, lte, or, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { memberships, users } from '../people/people.tables.ts'
import { organizations } from '../organizations/organizations.tables.ts'
import { ticketParticipants } from '../participants/participants.tables.ts'
import { tickets } from '../tickets/tickets.tables.ts'
import { mails } from './mails.tables.ts'

export type Mail = typeof mails.$inferSelect
type NewMail = Omit<typeof mails.$inferInsert, 'tenantId'>

/** A mail with a Message-ID that exists already is the same mail: an event relayed twice. */
export async function insertMails(tx: Tx, rows: NewMail[]): Promise<void> {
  if (rows.length === 0) return
  await tx.db
    .insert(mails)
    .values(rows.map((row) => ({ ...row, tenantId: tx.tenantId })))
    .onConflictDoNothing()
}

/** Takes due mails for a while: if this process dies, they become due again. */
export async function leaseDue(
  tx: Tx,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Mail[]> {
  const due = await tx.db
    .select({ id: mails.id })
    .from(mails)
    .where(
      and(
        eq(mails.tenantId, tx.tenantId),
        eq(mails.status, 'queued'),
        lte(mails.nextAttemptAt, now),
      ),
    )
    .orderBy(mails.nextAttemptAt, mails.id)
    .limit(limit)
    .for('update', { skipLocked: true })
  if (due.length === 0) return []
  const leased = await tx.db
    .update(mails)
    .set({ nextAttemptAt: until, attempts: sql`${mails.attempts} + 1` })
    .where(
      and(
        eq(mails.tenantId, tx.tenantId),
        inArray(
          mails.id,
          due.map(({ id }) => id),
        ),
      ),
    )
    .returning()
  return leased.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime())
}

/**
 * May this person still read what the mail says? Enabled, at the same address, and for a customer:
 * requester or guest of the case as a member of its organization, or a key user there.
 */
export async function isStillEntitled(tx: Tx, mail: Mail): Promise<boolean> {
  // To the addresses of the installation, who are nobody's users.
  if (mail.userId === null) return mail.template === 'heads_published'
  const [row] = await tx.db
    .select({
      kind: users.kind,
      roles: sql<
        string[]
      >`array(select m.role from ${memberships} m left join ${organizations} o on o.tenant_id = m.tenant_id and o.group_id = m.group_id where m.tenant_id = users.tenant_id and m.user_id = users.id and ${mail.organizationId}::uuid in (m.organization_id, o.id))`,
      isOnCase: sql<boolean>`exists (select from ${tickets} t where t.tenant_id = users.tenant_id and t.id = ${mail.ticketId}::uuid and (t.requester_id = users.id or exists (select from ${ticketParticipants} p where p.tenant_id = t.tenant_id and p.ticket_id = t.id and p.user_id = users.id)))`,
    })
    .from(users)
    .where(
      and(
        eq(users.tenantId, tx.tenantId),
        eq(users.id, mail.userId),
        eq(users.email, mail.toAddress),
        sql`${users.disabledAt} is null`,
      ),
    )
  if (!row) return false
  if (mail.ticketId === null || row.kind === 'staff') return true
  if (row.roles.length === 0) return false
  const isKeyUser = row.roles.some((role) => role !== 'requester')
  return mail.template === 'consent_asked' ? isKeyUser : isKeyUser || row.isOnCase
}

export async function updateMail(tx: Tx, id: string, set: Partial<NewMail>): Promise<void> {
  await tx.db
    .update(mails)
    .set(set)
    .where(and(eq(mails.tenantId, tx.tenantId), eq(mails.id, id)))
}

export async function updateLostEvent(
  tx: Tx,
  outboxId: string,
  set: Partial<NewMail>,
): Promise<void> {
  await tx.db
    .update(mails)
    .set(set)
    .where(
      and(
        eq(mails.tenantId, tx.tenantId),
        eq(mails.outboxId, outboxId),
        eq(mails.template, 'event_failed'),
      ),
    )
}

type Filters = {
  limit: number
  status: 'queued' | 'sent' | 'written' | 'failed' | undefined
  ticketNumber: number | undefined
  q: string | undefined
  after: { createdAt: Date; id: string } | undefined
}

const withNumber = (tx: Tx) =>
  tx.db
    .select({ mail: mails, ticketNumber: tickets.number })
    .from(mails)
    .leftJoin(tickets, and(eq(tickets.tenantId, mails.tenantId), eq(tickets.id, mails.ticketId)))

export const listMails = (tx: Tx, { limit, status, ticketNumber, q, after }: Filters) =>
  withNumber(tx)
    .where(
      and(
        eq(mails.tenantId, tx.tenantId),
        ticketNumber === undefined ? undefined : eq(tickets.number, ticketNumber),
        status === undefined ? undefined : statusIs(status),
        q === undefined
          ? undefined
          : or(ilike(mails.toAddress, contains(q)), ilike(mails.subject, contains(q))),
        after &&
          or(
            lt(mails.createdAt, after.createdAt),
            and(eq(mails.createdAt, after.createdAt), lt(mails.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit)

export async function findMail(tx: Tx, id: string) {
  const [row] = await withNumber(tx).where(and(eq(mails.tenantId, tx.tenantId), eq(mails.id, id)))
  return row
}

/** `written` is `sent` into a file; `dropped` (no longer entitled) reads as failed, with its reason. */
function statusIs(status: NonNullable<Filters['status']>) {
  if (status === 'failed') return inArray(mails.status, ['failed', 'dropped'])
  if (status === 'written') return and(eq(mails.status, 'sent'), sql`${mails.fileName} is not null`)
  if (status === 'sent') return and(eq(mails.status, 'sent'), sql`${mails.fileName} is null`)
  return eq(mails.status, status)
}

const contains = (q: string) => `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
