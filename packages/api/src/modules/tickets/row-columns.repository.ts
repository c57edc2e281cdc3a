import { waitingOn } from '@mesa/shared/ticket/machine'
import { TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { instant } from '../../db/sql-text.ts'

/** What the state machine says of each state, so that SQL and the machine cannot disagree. */
const turn = `case t.status ${TicketStatus.enum
  .map((status) => `when '${status}' then '${waitingOn(status)}'`)
  .join(' ')} end`

/** Whether the rules in force ask for terms with each case (EN-6): once they do not, no case waits for them. */
export const termsAsked = `coalesce((
    select (v.policy #>> '{terms,perCase}')::boolean
    from rulebook_versions v where v.tenant_id = $1 order by v.version desc limit 1), false)`

/** Decisions a case waits for, as an array of `PendingDecision`. */
const pendingDecisions = `coalesce((
    select json_agg(json_build_object(
      'id', d.id, 'kind', d.kind, 'purpose', d.purpose, 'minutes', d.minutes,
      'expiresAt', ${instant('d.expires_at')}))
    from decisions d
    where d.tenant_id = $1 and d.ticket_id = t.id and d.status = 'pending'
      and (d.kind <> 'terms' or ${termsAsked})), '[]')`

/** When the case was escalated, until the desk writes (CV-8); kept as the wire says instants. */
export const escalatedAt = `case
    when (t.flags ->> 'escalatedAt')::timestamptz > coalesce(t.last_desk_message_at, '-infinity')
    then t.flags ->> 'escalatedAt' end`

/** Only the desk sees them: absent from a customer's answer, not null (api.md). */
const deskColumns = (now: string) => `
  null as "teamId", t.tags, t.sub_state as "subState",
  json_build_object(
    'entitlement', t.flags -> 'entitlement',
    'withoutContract', t.flags -> 'withoutContract',
    'evidence', coalesce((t.flags ->> 'evidence')::boolean, false),
    'subject', coalesce((t.flags ->> 'subject')::boolean, false),
    'escalatedAt', ${escalatedAt}) as flags,
  ${instant('t.last_desk_message_at')} as "lastDeskMessageAt",
  case when t.closed_at is null and t.red_at <= ${now}::timestamptz then 'red' else 'white' end as color,
  ${instant('t.red_at')} as "redAt",`

/**
 * Columns that a row of the list and a whole case share (`rowFields` of tickets.schema.ts), of `t`
 * within the desk `$1`. Names are looked up one by one, since joins make the planner read whole
 * tables of people for fifty rows.
 */
export const rowColumns = ({ isDesk, now }: { isDesk: boolean; now: string }) => `
  t.id, t.number, t.subject, t.product_id as "productId", t.module, t.type, t.impact, t.criticality,
  t.level, t.status, t.stage, t.coverage,
  t.organization_id as "organizationId", t.requester_id as "requesterId",
  t.assignee_id as "assigneeId", t.channel, ${isDesk ? deskColumns(now) : ''}
  coalesce(t.flags -> 'evidenceMissing', '[]') as "evidenceMissing",
  t.priority_reason as "priorityReason", t.priority_state as "priorityState",
  t.terms_pending and ${termsAsked} as "termsPending", ${instant('t.opened_at')} as "openedAt",
  ${instant('t.updated_at')} as "updatedAt", ${instant('t.closed_at')} as "closedAt",
  case when t.away_until is not null
    then json_build_object('until', ${instant('t.away_until')}, 'note', t.away_note) end as away,
  ${turn} as "waitingOn", ${instant('t.auto_close_at')} as "autoCloseAt", ${pendingDecisions} as "pendingDecisions",
  (select original.number from tickets original
    where original.tenant_id = $1 and original.id = t.merged_into_id) as "mergedInto"`

/** A name of the desk by its id; null where there is none or the reader may not see whose it is. */
export const nameOf = (table: 'users' | 'organizations' | 'products', id: string) =>
  `(select named.name from ${table} named where named.tenant_id = $1 and named.id = ${id})`

/** The names that a row and a case share, as arguments of `json_build_object`. */
export const sharedNames = `
  'organization', ${nameOf('organizations', 't.organization_id')},
  'requester', ${nameOf('users', 't.requester_id')},
  'assignee', ${nameOf('users', 't.assignee_id')},
  'product', ${nameOf('products', 't.product_id')}`

/** The desk's word for an entry of its catalogues, in its own language where it has one. */
export const nameOfEntry = (found: string) =>
  `(select coalesce(c.name ->> (select locale from tenants where id = $1), c.name ->> 'es',
      c.name ->> 'en', c.name ->> 'pt') from catalog_entries c where c.tenant_id = $1 and ${found})`

/** Names that only the desk sees, as further arguments of `json_build_object`. */
export const deskNames = `,
  'subState', ${nameOfEntry("c.kind = 'sub-states' and c.code = t.sub_state")}`
