import type { Tx } from '../../db/database.ts'

type Standing = { state?: string; dueAt?: string | null; breachedAt?: string | null }

export type ClockChangeRow = {
  ticketId: string
  number: number
  subject: string
  organization: string
  metric: 'first_reply' | 'next_reply' | 'resolution' | 'customer_reply' | 'freshness'
  cycle: number
  seq: number
  type: 'retarget' | 'correct'
  at: Date
  recordedAt: Date
  actorName: string
  details: { before?: Standing; after?: Standing }
}

export type ChangePosition = { ticketId: string; metric: string; cycle: number; seq: number }
type Filter = { versionId: string; after: ChangePosition | undefined; limit: number }

/** Clocks that were measured anew by a version, by case; one row more than `limit`. */
export const listChanges = (tx: Tx, { versionId, after, limit }: Filter) =>
  tx.read<ClockChangeRow>({
    text: `select e.ticket_id as "ticketId", t.number, t.subject, o.name as organization, e.metric,
        e.cycle, e.seq, e.type, e.at, e.recorded_at as "recordedAt",
        e.actor_name as "actorName", e.details
      from sla_events e
        join tickets t on t.tenant_id = $1 and t.id = e.ticket_id
        join organizations o on o.tenant_id = $1 and o.id = e.organization_id
      where e.tenant_id = $1 and e.type in ('retarget', 'correct')
        and e.details ->> 'calendarVersionId' = $2
        and ($3::uuid is null
          or (e.ticket_id, e.metric, e.cycle, e.seq) > ($3, $4::text, $5::int, $6::int))
      order by e.ticket_id, e.metric, e.cycle, e.seq limit $7`,
    values: [
      tx.tenantId,
      versionId,
      after?.ticketId ?? null,
      after?.metric ?? null,
      after?.cycle ?? null,
      after?.seq ?? null,
      limit + 1,
    ],
  })
