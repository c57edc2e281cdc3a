import type { Tx } from '../../db/database.ts'
import type { TimerKind } from './timers.repository.ts'

export type TimerOfCase = {
  id: string
  ticketId: string
  organizationId: string
  kind: TimerKind
  subject: string
  percent: number
  dueAt: Date
}

type Wanted = { kinds: readonly TimerKind[]; ticketIds: string[]; rows: TimerOfCase[]; at: Date }

/** As `replaceTimers`, of many cases in one statement. */
export const replaceTimersOfMany = (tx: Tx, { kinds, ticketIds, rows, at }: Wanted) =>
  tx.read({
    text: `with wanted as (
        select * from jsonb_to_recordset($2::jsonb) as w (id uuid, "ticketId" uuid,
          "organizationId" uuid, kind text, subject text, percent int, "dueAt" timestamptz)
      ), gone as (
        delete from timers t
        where t.tenant_id = $1 and t.ticket_id = any($3::uuid[]) and t.kind = any($4::text[])
          and not (t.kind = 'breach' and t.due_at < $5::timestamptz)
          and not exists (select from wanted w where w."ticketId" = t.ticket_id
            and w.kind = t.kind and w.subject = t.subject and w.percent = t.percent)
      )
      insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, percent, due_at)
      select $1, w.id, w."ticketId", w."organizationId", w.kind, w.subject, w.percent, w."dueAt"
      from wanted w
      on conflict (tenant_id, ticket_id, kind, subject, percent)
        do update set due_at = excluded.due_at, attempts = 0, retry_at = null
        where timers.due_at <> excluded.due_at`,
    values: [tx.tenantId, JSON.stringify(rows), ticketIds, kinds, at],
  })
