import { and, asc, eq, gt, inArray, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import { isOfCase, readersOf, tickets } from '../tickets/tickets.tables.ts'
import { attachments } from './attachments.tables.ts'

export type Attachment = typeof attachments.$inferSelect
type NewAttachment = Omit<typeof attachments.$inferInsert, 'tenantId'>

/** The case of a file or of a gallery, as far as permission to read it needs. */
export type CaseAccess = {
  organizationId: string
  requesterId: string
  accountLeadId: string | null
  sharedWithUserIds: string[]
}

const caseAccess = {
  organizationId: tickets.organizationId,
  requesterId: tickets.requesterId,
  accountLeadId: tickets.accountLeadId,
  sharedWithUserIds: sql<string[]>`array(${sql.raw(readersOf('tickets', 'tickets.tenant_id'))})`,
}

export async function insertAttachment(tx: Tx, row: NewAttachment): Promise<Attachment> {
  const [stored] = await tx.db
    .insert(attachments)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  if (!stored) throw new Error('an inserted attachment was not returned')
  return stored
}

export async function findAttachment(tx: Tx, id: string) {
  const [row] = await tx.db
    .select({ attachment: attachments, ticket: caseAccess })
    .from(attachments)
    .leftJoin(
      tickets,
      and(eq(tickets.tenantId, attachments.tenantId), eq(tickets.id, attachments.ticketId)),
    )
    .where(and(eq(attachments.tenantId, tx.tenantId), eq(attachments.id, id)))
  return row
}

export async function findCase(tx: Tx, ref: string) {
  const address = /^\d+$/.test(ref) ? eq(tickets.number, Number(ref)) : eq(tickets.id, ref)
  const [row] = await tx.db
    .select({ id: tickets.id, ...caseAccess })
    .from(tickets)
    .where(and(eq(tickets.tenantId, tx.tenantId), address))
  return row
}

/** Oldest first: ids are made in the order of time. Those of what was merged into it as well (IN-6). */
export async function listOfTicket(
  tx: Tx,
  ticketId: string,
  { after, limit }: { after?: string | undefined; limit?: number } = {},
): Promise<Attachment[]> {
  const every = tx.db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        isOfCase(tx.tenantId, attachments.ticketId, ticketId),
        after === undefined ? undefined : gt(attachments.id, after),
      ),
    )
    .orderBy(asc(attachments.id))
  return limit === undefined ? every : every.limit(limit)
}

/** Files nobody has posted yet; locked, so that no file is posted twice. */
export const lockStaged = (tx: Tx, ids: string[]) =>
  tx.db
    .select()
    .from(attachments)
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        inArray(attachments.id, ids),
        isNull(attachments.linkedAt),
      ),
    )
    .for('update')

export async function linkAttachment(
  tx: Tx,
  id: string,
  set: Partial<NewAttachment>,
): Promise<Attachment> {
  const [linked] = await tx.db
    .update(attachments)
    .set(set)
    .where(and(eq(attachments.tenantId, tx.tenantId), eq(attachments.id, id)))
    .returning()
  if (!linked) throw new Error('a locked attachment is gone')
  return linked
}

/** What was kept with a draft and is not wanted there any more is staged as before. */
export const releaseFromDraft = (
  tx: Tx,
  { draftId, except }: { draftId: string; except: string[] },
) =>
  tx.db
    .update(attachments)
    .set({ draftId: null })
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        eq(attachments.draftId, draftId),
        isNull(attachments.linkedAt),
        except.length === 0 ? undefined : notInArray(attachments.id, except),
      ),
    )

export const listOfDrafts = (tx: Tx, draftIds: string[]) =>
  tx.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.tenantId, tx.tenantId), inArray(attachments.draftId, draftIds)))
    .orderBy(asc(attachments.id))

/** Removes rows of files that were never posted nor kept with a draft, and answers where their bytes lie. */
export const deleteStagedBefore = (tx: Tx, before: Date) =>
  tx.db
    .delete(attachments)
    .where(
      and(
        eq(attachments.tenantId, tx.tenantId),
        isNull(attachments.linkedAt),
        isNull(attachments.draftId),
        lt(attachments.createdAt, before),
      ),
    )
    .returning({
      storageKey: attachments.storageKey,
      thumbnailKey: attachments.thumbnailKey,
      chargedTo: attachments.chargedTo,
      size: attachments.size,
    })

/** Files the scanner has not judged, those asked about longest ago first. */
export const listPending = (tx: Tx, limit: number) =>
  tx.db
    .select()
    .from(attachments)
    .where(and(eq(attachments.tenantId, tx.tenantId), eq(attachments.safety, 'pending')))
    .orderBy(asc(attachments.safetyAt), asc(attachments.id))
    .limit(limit)

export const setSafety = (tx: Tx, id: string, set: Partial<NewAttachment>) =>
  tx.db
    .update(attachments)
    .set(set)
    .where(and(eq(attachments.tenantId, tx.tenantId), eq(attachments.id, id)))

/** Which of these keys belong to a file; the rest are remains of a killed upload. */
export async function listKnownKeys(tx: Tx, keys: string[]): Promise<Set<string>> {
  const rows = await tx.db
    .select({ storageKey: attachments.storageKey })
    .from(attachments)
    .where(and(eq(attachments.tenantId, tx.tenantId), inArray(attachments.storageKey, keys)))
  return new Set(rows.map(({ storageKey }) => storageKey))
}
