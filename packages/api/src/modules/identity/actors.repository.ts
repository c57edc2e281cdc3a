import type { Membership, StaffRole } from '@mesa/shared/access/actor'
import { systemScope, type Database } from '../../db/database.ts'

/** Direct memberships and those of a group, one role per organization: the strongest. */
export const membershipsText = `
  coalesce((
    select jsonb_agg(jsonb_build_object('organizationId', organization_id, 'role', role))
    from (
      select distinct on (organization_id) organization_id, role
      from (
        select m.organization_id, m.role from memberships m
        where m.tenant_id = u.tenant_id and m.user_id = u.id and m.organization_id is not null
        union all
        select o.id, m.role from memberships m
        join organizations o on o.tenant_id = m.tenant_id and o.group_id = m.group_id
        where m.tenant_id = u.tenant_id and m.user_id = u.id and m.group_id is not null
      ) every
      order by organization_id, array_position(array['key_user', 'backup_key_user', 'requester'], role)
    ) strongest
  ), '[]'::jsonb)`

export type SessionRow = {
  sessionId: string
  userId: string
  name: string
  kind: 'staff' | 'customer'
  role: StaffRole | null
  memberships: Membership[]
}

type SessionKey = { tenantId: string; sessionId: string; at: Date }

/** Whom a live session stands for right now, in one statement (P24). */
export async function readSession(db: Database, { tenantId, sessionId, at }: SessionKey) {
  const [row] = await db.read<SessionRow>(systemScope(tenantId), {
    name: 'actor-by-session',
    text: sessionText(`case when u.kind = 'customer' then ${membershipsText} else '[]'::jsonb end`),
    values: [tenantId, sessionId, at],
  })
  return row
}

/**
 * The same where the person is of the desk; undefined where they are not. Half as dear: a plan pays
 * for memberships before it knows that nobody asks for them.
 */
export async function readStaffSession(db: Database, { tenantId, sessionId, at }: SessionKey) {
  const [row] = await db.read<SessionRow>(systemScope(tenantId), {
    name: 'staff-by-session',
    text: `${sessionText("'[]'::jsonb")} and u.kind = 'staff'`,
    values: [tenantId, sessionId, at],
  })
  return row
}

const sessionText = (memberships: string) => `
  select s.id as "sessionId", u.id as "userId", u.name, u.kind, u.staff_role as role,
    ${memberships} as memberships
  from sessions s join users u on u.tenant_id = s.tenant_id and u.id = s.user_id
  where s.tenant_id = $1 and s.id = $2 and s.revoked_at is null and s.expires_at > $3
    and u.disabled_at is null`

export async function readApiKey(
  db: Database,
  { tenantId, keyHash, at }: { tenantId: string; keyHash: string; at: Date },
) {
  const [row] = await db.read<{
    id: string
    name: string
    scopes: string[]
    organizationId: string | null
    lastUsedAt: Date | null
  }>(systemScope(tenantId), {
    name: 'actor-by-api-key',
    text: `
      select id, name, scopes, organization_id as "organizationId", last_used_at as "lastUsedAt"
      from api_keys
      where tenant_id = $1
        and (key_hash = $2 or (previous_hash = $2 and previous_until > $3)) and revoked_at is null
        and (expires_at is null or expires_at > $3)`,
    values: [tenantId, keyHash, at],
  })
  return row
}
