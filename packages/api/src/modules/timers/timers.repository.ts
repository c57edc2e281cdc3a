import { sql } from 'drizzle-orm'
import type { Tx } from '../../db/database.ts'
import type { timers } from './timers.tables.ts'

export type TimerKind = (typeof timers.$inferSelect)['kind']
type Row = { id: string; kind: TimerKind; subject: string; percent: number; dueAt: Date }

/** Makes the pending timers of these kinds of a case be exactly `rows`, in one statement. */
export const replaceTimers = (
  tx: Tx,
  ticket: { id: string; organizationId: string },
  { kinds, rows }: { kinds: readonly TimerKind[]; rows: Row[] },
) =>
  tx.db.execute(sql`
    with wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as w (id uuid, kind text, subject text, percent int, "dueAt" timestamptz)
    ), gone as (
      delete from timers t
      where t.tenant_id = ${tx.tenantId} and t.ticket_id = ${ticket.id}
        and t.kind = any (${sql.param(kinds)}::text[])
        and not exists (select from wanted w
          where w.kind = t.kind and w.subject = t.subject and w.percent = t.percent)
    )
    insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, percent, due_at)
    select ${tx.tenantId}, w.id, ${ticket.id}, ${ticket.organizationId}, w.kind, w.subject, w.percent, w."dueAt"
    from wanted w
    on conflict (tenant_id, ticket_id, kind, subject, percent)
      do update set due_at = excluded.due_at, attempts = 0, retry_at = null
      where timers.due_at <> excluded.due_at`)
