import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { ClockMetric } from '@mesa/shared/sla/targets'
import type { TicketType } from '@mesa/shared/ticket/machine'
import type { Tx } from '../../db/database.ts'
import { tickets } from './tickets.tables.ts'

export type RunningGroup = {
  metric: ClockMetric
  minutes: number | null
  days: number | null
  unit: string
  type: TicketType
  impact: string | null
  criticality: string | null
  /** The first of them. */
  ids: string[]
}

/** Clocks that have not ended, by what their target was and depends on; at most `most` cases of each. */
export const listRunningGroups = (tx: Tx, most: number): Promise<RunningGroup[]> =>
  tx.read<RunningGroup>({
    text: `select c.metric, c.target_minutes as minutes, c.target_days as days, c.target_unit as unit,
        t.type, t.impact, case when t.is_classified then t.criticality end as criticality,
        (array_agg(t.id order by t.id))[1:$2::int] as ids
      from sla_clocks c join tickets t on t.tenant_id = $1 and t.id = c.ticket_id and t.closed_at is null
      where c.tenant_id = $1 and c.finished_at is null
      group by 1, 2, 3, 4, 5, 6, 7`,
    values: [tx.tenantId, most],
  })

/** Those of the open cases that nobody has just now. */
export const lockOpenCases = (tx: Tx, ids: string[]) =>
  tx.db
    .select()
    .from(tickets)
    .where(
      and(eq(tickets.tenantId, tx.tenantId), inArray(tickets.id, ids), isNull(tickets.closedAt)),
    )
    .orderBy(asc(tickets.id))
    .for('update', { skipLocked: true })
