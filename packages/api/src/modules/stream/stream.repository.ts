import type { Database } from '../../db/database.ts'
import { systemScope } from '../../db/database.ts'

/** A place in the stream: rows are ordered by the transaction that wrote them, then by row. */
export type Position = { xid: string; position: string }
export type StreamRow = {
  xid: string
  position: string
  type: string
  ticketId: string | null
  organizationId: string | null
  internal: boolean
  at: Date
  ticketNumber: number | null
  requesterId: string | null
  accountLeadId: string | null
  sharedWithUserIds: string[]
}

/**
 * The last event that is settled: every transaction before it has committed or never will. A number
 * of a transaction that wrote nothing would not do: PostgreSQL may give it again after a crash.
 */
export async function readHead(db: Database, tenantId: string): Promise<Position> {
  const [row] = await db.read<Position>(systemScope(tenantId), {
    name: 'stream-head',
    text: `select xid::text as xid, position::text as position from outbox
      where tenant_id = $1 and xid < pg_snapshot_xmin(pg_current_snapshot())
      order by outbox.xid desc, outbox.position desc limit 1`,
    values: [tenantId],
  })
  return row ?? { xid: '0', position: '0' }
}

/**
 * Events after a position whose transactions, and all before them, have ended: a later commit can
 * never appear behind what was already read.
 */
export const listAfter = (
  db: Database,
  tenantId: string,
  { after, limit }: { after: Position; limit: number },
) =>
  db.read<StreamRow>(systemScope(tenantId), {
    name: 'stream-after',
    text: `select o.xid::text as xid, o.position::text as position, o.type, o.internal,
        o.ticket_id as "ticketId", o.organization_id as "organizationId", o.created_at as at,
        t.number::int as "ticketNumber", t.requester_id as "requesterId",
        t.account_lead_id as "accountLeadId",
        array(select p.user_id::text from ticket_participants p
          where p.tenant_id = o.tenant_id and p.ticket_id = o.ticket_id) as "sharedWithUserIds"
      from outbox o
      left join tickets t on t.tenant_id = o.tenant_id and t.id = o.ticket_id
      where o.tenant_id = $1 and (o.xid, o.position) > ($2::xid8, $3::bigint)
        and o.xid < pg_snapshot_xmin(pg_current_snapshot()) and o.type not like 'identity.%'
      order by o.xid, o.position limit $4`,
    values: [tenantId, after.xid, after.position, limit],
  })

/** What each session and key may still do, as one comparable text; absent when it ended (A15). */
export async function readAuthority(
  db: Database,
  tenantId: string,
  { ids, now }: { ids: string[]; now: Date },
): Promise<Map<string, string>> {
  const rows = await db.read<{ id: string; authority: string }>(systemScope(tenantId), {
    name: 'stream-authority',
    text: `select s.id::text as id, concat_ws('|', u.id, u.staff_role, u.organization_ids::text,
          (select string_agg(concat_ws(':', m.role, m.organization_id, m.group_id), ',' order by m.id)
           from memberships m where m.tenant_id = u.tenant_id and m.user_id = u.id)) as authority
      from sessions s join users u on u.tenant_id = s.tenant_id and u.id = s.user_id
      where s.tenant_id = $1 and s.id = any ($2::uuid[]) and s.revoked_at is null
        and s.expires_at > $3 and u.disabled_at is null
      union all
      select k.id::text, concat_ws('|', k.scopes::text, k.organization_id) from api_keys k
      where k.tenant_id = $1 and k.id = any ($2::uuid[]) and k.revoked_at is null`,
    values: [tenantId, ids, now],
  })
  return new Map(rows.map(({ id, authority }) => [id, authority]))
}
