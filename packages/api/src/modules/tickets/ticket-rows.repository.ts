import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import { bindings, instant } from '../../db/sql-text.ts'
import type { JsonText } from '../../json-text.ts'
import type { Ticket } from './tickets.repository.ts'
import { deskNames, nameOf, rowColumns, sharedNames } from './row-columns.repository.ts'
import { sorts, ticketPage, type PageQuery, type Reached } from './ticket-page.repository.ts'

export type RowsPage = {
  items: JsonText<TicketListItem[]>
  /** Of the page's last row, where more rows follow. */
  next: Reached | null
}
type Rows = PageQuery & {
  /** Whether the reader sees what only the desk sees. */
  isDesk: boolean
  now: Date
}

/** The clock that is due first, by which the desk counts what is left of it in business time. */
const dueClock = `left join lateral (
        select k.started_at, k.calendar_version_id from sla_clocks k
        where k.tenant_id = $1 and k.ticket_id = t.id and k.metric = t.queue_metric
          and k.finished_at is null
        order by k.cycle desc limit 1) due on true`
const dueColumns = `${instant('due.started_at')} as "dueSince",
        due.calendar_version_id as "dueCalendarVersionId",`

/**
 * One page of cases as the wire says them, in one statement: PostgreSQL makes the JSON, so that Node
 * neither maps nor writes it.
 */
export async function readTicketRows(
  reader: Reader,
  { isDesk, now, limit, ...query }: Rows,
): Promise<RowsPage> {
  const { userId, kind } = reader.scope
  const { values, bind } = bindings(reader.tenantId)
  const { rank, column, order } = sorts[query.sort]
  const page = ticketPage({ ...query, limit: limit + 1 }, bind)
  const columns = rowColumns({ isDesk, now: isDesk ? bind(now) : '' })
  const [shown, user] = [bind(limit), bind(userId)]
  const side = bind(kind === 'customer' ? 'customer' : 'desk')
  const text = `
    with page as materialized (${page}),
    item as (
      select ${columns},
        json_build_object(${sharedNames}, 'category', null ${isDesk ? deskNames : ''}) as names,
        case when t.queue_metric is not null then ${instant('t.queue_at')} end as "dueAt",
        case t.queue_metric when 'first_reply' then 'firstReply' when 'next_reply' then 'nextReply'
          when 'resolution' then 'resolution' end as "dueClock",
        ${isDesk ? dueColumns : ''}
        ${user}::uuid is not null and exists (
          select from messages m
          where m.tenant_id = $1 and m.ticket_id = t.id and m.author_side <> ${side}
            and m.author_id is distinct from ${user}::uuid
            and not exists (select from message_reads r where r.tenant_id = $1
              and r.message_id = m.id and r.user_id = ${user}::uuid)) as "isUnread"
      from page t
      ${isDesk ? dueClock : ''}
      order by ${order} limit ${shown})
    select (select coalesce(json_agg(item), '[]')::text from item) as items, last.*
    from (select) one left join lateral (
      select t.id, t.${column} as at, ${rank ?? '1'} as rank from page t
      where (select count(*) from page) > ${shown}
      order by ${order} offset ${shown} - 1 limit 1) last on true`
  type Row = { items: string; id: string | null; at: Date | null; rank: number }
  const [row] = await reader.read<Row>({ text, values })
  if (!row) throw new Error('an aggregate always has a row')
  const next =
    row.id !== null && row.at !== null ? { id: row.id, at: row.at, rank: row.rank } : null
  return { items: row.items, next }
}

export type TodoRow = Pick<
  Ticket,
  | 'id'
  | 'subject'
  | 'module'
  | 'status'
  | 'organizationId'
  | 'requesterId'
  | 'solutionNature'
  | 'lastDeskMessageAt'
  | 'updatedAt'
  | 'autoCloseAt'
> & { number: number; assigneeName: string | null }

/** Cases of a filter as far as somebody's list of things to do needs them. */
export function listTodoRows(reader: Reader, query: PageQuery): Promise<TodoRow[]> {
  const { values, bind } = bindings(reader.tenantId)
  const text = `
    select t.id, t.number::int as number, t.subject, t.module, t.status,
      t.organization_id as "organizationId", t.requester_id as "requesterId",
      t.solution_nature as "solutionNature", t.last_desk_message_at as "lastDeskMessageAt",
      t.updated_at as "updatedAt", t.auto_close_at as "autoCloseAt", ${nameOf('users', 't.assignee_id')} as "assigneeName"
    from (${ticketPage(query, bind)}) t
    order by ${sorts[query.sort].order}`
  return reader.read<TodoRow>({ text, values })
}
