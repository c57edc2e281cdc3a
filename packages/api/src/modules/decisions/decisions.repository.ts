import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { DecisionStatus } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { publishedTexts } from '../published-texts/published-texts.tables.ts'
import { decisions } from './decisions.tables.ts'

export type Decision = typeof decisions.$inferSelect

const byId = (tx: Tx, id: string) => and(eq(decisions.tenantId, tx.tenantId), eq(decisions.id, id))

export type NewDecision = Omit<typeof decisions.$inferInsert, 'tenantId'>

export const insertDecision = async (tx: Tx, row: NewDecision): Promise<Decision> => {
  const [decision] = await tx.db
    .insert(decisions)
    .values({ ...row, tenantId: tx.tenantId })
    .returning()
  return decision as Decision
}

export const findDecision = async (tx: Tx, id: string): Promise<Decision | undefined> =>
  (await tx.db.select().from(decisions).where(byId(tx, id)))[0]

/** After the ticket's row is locked: the answer that won a race is seen here. */
export const lockDecision = async (tx: Tx, id: string): Promise<Decision | undefined> =>
  (await tx.db.select().from(decisions).where(byId(tx, id)).for('update'))[0]

type Answer = Partial<
  Pick<
    Decision,
    'answeredBy' | 'answeredByName' | 'answeredAt' | 'comment' | 'source' | 'unheldMinutes'
  >
> & { status: DecisionStatus }

export const settleDecision = async (tx: Tx, id: string, answer: Answer): Promise<Decision> => {
  const [decision] = await tx.db.update(decisions).set(answer).where(byId(tx, id)).returning()
  return decision as Decision
}

type DecisionPage = {
  ticketId: string
  kind?: Decision['kind'] | undefined
  status?: DecisionStatus | undefined
  before?: { askedAt: Date; id: string } | undefined
  limit: number
}

/** Newest first. */
export const listDecisions = (tx: Tx, { ticketId, kind, status, before, limit }: DecisionPage) =>
  tx.db
    .select()
    .from(decisions)
    .where(
      and(
        eq(decisions.tenantId, tx.tenantId),
        eq(decisions.ticketId, ticketId),
        kind && eq(decisions.kind, kind),
        status && eq(decisions.status, status),
        before &&
          or(
            lt(decisions.askedAt, before.askedAt),
            and(eq(decisions.askedAt, before.askedAt), lt(decisions.id, before.id)),
          ),
      ),
    )
    .orderBy(desc(decisions.askedAt), desc(decisions.id))
    .limit(limit)

const termsColumns = {
  id: publishedTexts.id,
  version: publishedTexts.version,
  title: publishedTexts.title,
  bodyHtml: publishedTexts.bodyHtml,
}

export const listTerms = (tx: Tx, ids: string[]) =>
  tx.db
    .select(termsColumns)
    .from(publishedTexts)
    .where(and(eq(publishedTexts.tenantId, tx.tenantId), inArray(publishedTexts.id, ids)))
