import type { ClockMetric } from '@mesa/shared/sla/targets'
import type { Criticality } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import type { slaEvents } from '../clocks/clocks.tables.ts'

/** `at` in epoch ms. */
type ClockEventRow = { type: (typeof slaEvents.$inferSelect)['type']; at: number; details: unknown }

/** A clock of the period that was not cancelled, with its case and its events. */
export type PeriodClock = {
  ticketId: string
  metric: Extract<ClockMetric, 'first_reply' | 'next_reply' | 'resolution'>
  cycle: number
  calendarVersionId: string
  number: number
  subject: string
  criticality: Criticality | null
  events: ClockEventRow[]
}
type Key = Pick<PeriodClock, 'ticketId' | 'metric' | 'cycle'>

export type Period = { from: Date; to: Date }

const nil = '00000000-0000-0000-0000-000000000000'

/** The next clocks of the period after a key, in the order of the table's key. */
export const listPeriodClocks = (
  tx: Tx,
  { period, after, limit }: { period: Period; after: Key | null; limit: number },
) =>
  tx.read<PeriodClock>({
    text: `select k.ticket_id as "ticketId", k.metric, k.cycle,
        k.calendar_version_id as "calendarVersionId", t.number::float8 as number, t.subject,
        t.criticality,
        (select json_agg(json_build_object('type', e.type,
            'at', round(extract(epoch from e.at) * 1000)::float8, 'details', e.details) order by e.seq)
          from sla_events e where e.tenant_id = $1 and e.ticket_id = k.ticket_id
            and e.metric = k.metric and e.cycle = k.cycle) as events
      from sla_clocks k
      join tickets t on t.tenant_id = $1 and t.id = k.ticket_id
      where k.tenant_id = $1 and k.started_at >= $2 and k.started_at < $3
        and k.metric in ('first_reply', 'next_reply', 'resolution') and k.state <> 'cancelled'
        and (k.ticket_id, k.metric, k.cycle) > ($4::uuid, $5::text, $6::int)
      order by k.ticket_id, k.metric, k.cycle limit $7`,
    values: [
      tx.tenantId,
      period.from,
      period.to,
      after?.ticketId ?? nil,
      after?.metric ?? '',
      after?.cycle ?? 0,
      limit,
    ],
  })

/** What was ruled of these cases when; `at` in epoch ms. */
export const listRulings = (tx: Tx, ticketIds: readonly string[]) =>
  tx.read<{ ticketId: string; at: number; impact: string | null; criticality: string | null }>({
    text: `select ticket_id as "ticketId", round(extract(epoch from at) * 1000)::float8 as at,
        payload #>> '{after,impact}' as impact, payload #>> '{after,criticality}' as criticality
      from ticket_events
      where tenant_id = $1 and ticket_id = any($2::uuid[]) and chain = 'public'
        and type = 'classification.changed'
      order by ticket_id, seq`,
    values: [tx.tenantId, ticketIds],
  })

/** Whether a calendar version is of this desk. */
export const hasVersion = async (tx: Tx, versionId: string): Promise<boolean> =>
  (
    await tx.read({
      text: 'select from calendar_versions where tenant_id = $1 and id = $2::uuid',
      values: [tx.tenantId, versionId],
    })
  ).length > 0
