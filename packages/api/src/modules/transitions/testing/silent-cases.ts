import type { Tx } from '../../../db/database.ts'

export type Silence = {
  /** Open, with words of the customer after the question. */
  answered: number
  closed: number
  /** Closed by silence, and yet the customer's words are stored. */
  closedOverReply: number
  /** Closed, but stamped with another instant than the one announced. */
  otherInstant: number
}

/** What became of cases of which the customer was asked, `ids`, all due at one instant. */
export async function readSilence(
  tx: Tx,
  { ids, closesAt }: { ids: string[]; closesAt: Date },
): Promise<Silence> {
  const [row] = await tx.read<Silence>({
    text: `
      with seen as (
        select t.status = 'closed' as "isClosed", t.closed_at, exists (select from messages m
          where m.tenant_id = $1 and m.ticket_id = t.id and m.author_side = 'customer') as "isAnswered"
        from tickets t where t.tenant_id = $1 and t.id = any ($2::uuid[])
      )
      select (count(*) filter (where "isAnswered" and not "isClosed"))::int as answered,
        (count(*) filter (where "isClosed"))::int as closed,
        (count(*) filter (where "isAnswered" and "isClosed"))::int as "closedOverReply",
        (count(*) filter (where closed_at <> $3))::int as "otherInstant"
      from seen`,
    values: [tx.tenantId, ids, closesAt],
  })
  if (!row) throw new Error('a count always has a row')
  return row
}
