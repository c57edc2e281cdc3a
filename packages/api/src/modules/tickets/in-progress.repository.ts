import type { TicketType } from '@mesa/shared/ticket/machine'
import { bindings } from '../../db/sql-text.ts'
import type { Reader } from '../../db/database.ts'

type Counted = { organizationId: string; types: readonly TicketType[] }
export type InProgressCase = { number: number; subject: string }

/** What is being worked on of these types, oldest first, but for one case (CL-10). */
export function listInProgress(
  reader: Reader,
  { organizationId, types, but }: Counted & { but: string },
): Promise<InProgressCase[]> {
  const { values, bind } = bindings(reader.tenantId)
  const text = `
    select t.number::int as number, t.subject from tickets t
    where t.tenant_id = $1 and t.organization_id = ${bind(organizationId)}::uuid
      and t.closed_at is null and t.status = 'in_progress'
      and t.type = any(${bind([...types])}::text[]) and t.id <> ${bind(but)}::uuid
    order by t.id limit 1000`
  return reader.read<InProgressCase>({ text, values })
}

type Queued = Counted & { id: string; queueRank: number }

/** How many of these types wait to be started before a case: priority first, then in order. */
export async function countAhead(
  reader: Reader,
  { organizationId, types, id, queueRank }: Queued,
): Promise<number> {
  const { values, bind } = bindings(reader.tenantId)
  const text = `
    select count(*)::int as ahead from tickets t
    where t.tenant_id = $1 and t.organization_id = ${bind(organizationId)}::uuid
      and t.closed_at is null and t.status in ('received', 'in_review')
      and t.type = any(${bind([...types])}::text[])
      and (t.queue_rank, t.id) < (${bind(queueRank)}::smallint, ${bind(id)}::uuid)`
  const [row] = await reader.read<{ ahead: number }>({ text, values })
  if (!row) throw new Error('a count always has a row')
  return row.ahead
}

type Account = { accountClass: 'general' | 'special'; inProgressLimit: number | null }

/** What of an organization decides how many of its cases may be in progress (CS-2). */
export async function findAccount(
  reader: Reader,
  organizationId: string,
): Promise<Account | undefined> {
  const { values, bind } = bindings(reader.tenantId)
  const text = `
    select o.account_class as "accountClass", o.in_progress_limit as "inProgressLimit"
    from organizations o where o.tenant_id = $1 and o.id = ${bind(organizationId)}::uuid`
  const [row] = await reader.read<Account>({ text, values })
  return row
}
