import { placeEdges, type ReplySpreads } from '@mesa/shared/sla/expectations'
import type { Criticality } from '@mesa/shared/wire/vocabulary.schema'
import type { Reader, Tx } from '../../db/database.ts'
import type { slaClocks } from '../clocks/clocks.tables.ts'
import { expectations } from './expectations.tables.ts'

/** What a desk knows of its queue; `queueEdges` in epoch ms. */
export type Knowledge = { computedAt: Date; groups: ReplySpreads; queueEdges: number[] }

/** Undefined before the first round of the job. */
export const findKnowledge = async (reader: Reader) =>
  (
    await reader.read<Knowledge>({
      text: `select computed_at as "computedAt", groups, queue_edges as "queueEdges"
        from expectations where tenant_id = $1`,
      values: [reader.tenantId],
    })
  )[0]

export const saveKnowledge = (tx: Tx, row: Knowledge & { sample: number }) =>
  tx.db
    .insert(expectations)
    .values({ ...row, tenantId: tx.tenantId })
    .onConflictDoUpdate({ target: expectations.tenantId, set: row })

/** Writes nothing where they are as they were. */
export const saveEdges = (tx: Tx, edges: number[]) =>
  tx.read({
    text: `update expectations set queue_edges = $2::jsonb
      where tenant_id = $1 and queue_edges <> $2::jsonb`,
    values: [tx.tenantId, JSON.stringify(edges)],
  })

/** When the cases that wait longest for their first reply were received, as far as places reach. */
export const listOldestWaiting = async (tx: Tx) =>
  (
    await tx.read<{ startedAt: number }>({
      text: `select ${ms('started_at')} as "startedAt" from sla_clocks
        where tenant_id = $1 and metric = 'first_reply' and finished_at is null
        order by started_at limit $2`,
      values: [tx.tenantId, placeEdges.at(-1)],
    })
  ).map(({ startedAt }) => startedAt)

type ClockRow = typeof slaClocks.$inferSelect

/** A clock of a first reply; instants in epoch ms. */
export type FirstReply = Pick<ClockRow, 'state' | 'targetUnit' | 'calendarVersionId'> & {
  productId: string
  criticality: Criticality | null
  startedAt: number
  anchorAt: number
  finishedAt: number | null
  elapsedMs: number
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)::float8`

/** First replies that ended since, that still wait, or that stood in the queue before one of these. */
export const listFirstReplies = (reader: Reader, since: Date) =>
  reader.read<FirstReply>({
    text: `select k.state, k.target_unit as "targetUnit",
        k.calendar_version_id as "calendarVersionId", t.product_id as "productId", t.criticality,
        ${ms('k.started_at')} as "startedAt", ${ms('k.anchor_at')} as "anchorAt",
        ${ms('k.finished_at')} as "finishedAt", k.elapsed_ms::float8 as "elapsedMs"
      from sla_clocks k join tickets t on t.tenant_id = $1 and t.id = k.ticket_id
      where k.tenant_id = $1 and k.metric = 'first_reply'
        and (k.finished_at is null or k.finished_at >= least($2, (
          select min(earlier.started_at) from sla_clocks earlier
          where earlier.tenant_id = $1 and earlier.metric = 'first_reply'
            and earlier.finished_at >= $2)))
      order by k.started_at`,
    values: [reader.tenantId, since],
  })
