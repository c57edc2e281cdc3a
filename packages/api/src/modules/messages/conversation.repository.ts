import type { MessageView } from '@mesa/shared/wire/messages.schema'
import type { Reader } from '../../db/database.ts'
import { bindings, instant } from '../../db/sql-text.ts'
import type { JsonText } from '../../json-text.ts'
import { caseAccess, isAddressedCase, type CaseAccess } from '../tickets/tickets.tables.ts'

export type Conversation = {
  ticketId: string
  access: CaseAccess
  /** Without files: `hasFiles` says whether any are to be added. */
  items: JsonText<MessageView[]>
  hasFiles: boolean
  /** Of the page's last message, where more follow. */
  next: { at: Date; id: string } | null
}
type Asked = {
  ref: string
  newestFirst: boolean
  after?: { at: Date; id: string } | undefined
  limit: number
}

/**
 * A case's access and a page of its messages with their receipts, in one statement and as the wire
 * says them; undefined out of the reader's reach. Row-level security keeps notes from customers.
 */
export async function readConversation(
  reader: Reader,
  { ref, newestFirst, after, limit }: Asked,
): Promise<Conversation | undefined> {
  const { values, bind } = bindings(reader.tenantId, ref)
  const direction = newestFirst ? 'desc' : 'asc'
  const order = `m.created_at ${direction}, m.id ${direction}`
  const beyond = newestFirst ? '<' : '>'
  const from = after
    ? `and (m.created_at, m.id) ${beyond} (${bind(after.at)}::timestamptz, ${bind(after.id)}::uuid)`
    : ''
  const shown = bind(limit)
  const text = `
    with found as materialized (
      select t.id, ${caseAccess(reader.scope.kind)} from tickets t where ${isAddressedCase(ref)}),
    -- What was merged into it is read with it (IN-6).
    told as materialized (
      select id from found
      union all select merged.id from tickets merged, found
        where merged.tenant_id = $1 and merged.merged_into_id = found.id),
    page as materialized (
      select m.* from messages m
      where m.tenant_id = $1 and m.ticket_id in (select id from told) ${from}
      order by ${order} limit ${shown} + 1),
    item as (
      select ${messageColumns(reader.scope.kind)} from page m order by ${order} limit ${shown})
    select found.*, (select coalesce(json_agg(item), '[]')::text from item) as items,
      exists (select from attachments a
        where a.tenant_id = $1 and a.ticket_id in (select id from told)) as "hasFiles",
      last.id as "lastId", last.at as "lastAt"
    from found left join lateral (
      select m.id, m.created_at as at from page m
      where (select count(*) from page) > ${shown}
      order by ${order} offset ${shown} - 1 limit 1) last on true`
  const [row] = await reader.read<Row>({ text, values })
  if (!row) return undefined
  const { id: ticketId, items, hasFiles, lastId, lastAt, ...access } = row
  const next = lastId !== null && lastAt !== null ? { at: lastAt, id: lastId } : null
  return { ticketId, access, items, hasFiles, next }
}

type Row = CaseAccess & {
  id: string
  items: string
  hasFiles: boolean
  lastId: string | null
  lastAt: Date | null
}

/** Columns of `MessageView`. EX-2: who read a customer's words is the desk's business alone. */
const messageColumns = (kind: Reader['scope']['kind']) => `
  m.id, m.ticket_id as "ticketId",
  json_build_object('id', m.author_id, 'name', m.author_name, 'role', m.author_role,
    'side', m.author_side) as author,
  m.kind, case when m.internal then 'desk' else 'public' end as visibility, m.channel, m.body,
  m.body_format as "bodyFormat", m.body_html as "bodyHtml", m.nature, m.asks,
  '[]'::json as attachments,
  case when m.kind = 'call' then json_build_object(
    'at', ${instant('coalesce(m.call_at, m.created_at)')}, 'minutes', m.call_minutes) end as call,
  coalesce((
    select json_agg(json_build_object(
      'userId', r.user_id, 'name', r.reader_name,
      'firstReadAt', ${instant('r.first_read_at')}, 'lastReadAt', ${instant('r.last_read_at')},
      'count', r.read_count) order by r.first_read_at)
    from message_reads r
    where r.tenant_id = $1 and r.message_id = m.id
      ${kind === 'customer' ? "and m.author_side <> 'customer'" : ''}), '[]') as reads,
  ${instant('m.created_at')} as "createdAt"`
