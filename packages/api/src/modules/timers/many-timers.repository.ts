import type { Tx } from '../../db/database.ts'
import type { TimerKind } from './timers.repository.ts'

/** A timer as it is stored; `dueAt` is epoch ms. */
export type TimerOfCase = {
  id: string
  ticketId: string
  kind: TimerKind
  subject: string
  percent: number
  dueAt: number
}

export type NewTimer = TimerOfCase & { organizationId: string }

export const listTimersOf = (
  tx: Tx,
  ticketIds: string[],
  kinds: readonly TimerKind[],
): Promise<TimerOfCase[]> =>
  tx.read<TimerOfCase>({
    text: `select id, ticket_id as "ticketId", kind, subject, percent,
        round(extract(epoch from due_at) * 1000)::float8 as "dueAt"
      from timers where tenant_id = $1 and ticket_id = any($2::uuid[]) and kind = any($3::text[])`,
    values: [tx.tenantId, ticketIds, kinds],
  })

const iso = (ms: number) => new Date(ms).toISOString()

/** Every row costs the table's indexes, so only what moved is written, found by its key. */
export const moveTimers = (tx: Tx, rows: Array<Pick<TimerOfCase, 'id' | 'dueAt'>>) =>
  tx.read({
    text: `update timers t set due_at = w.due_at, attempts = 0, retry_at = null
      from unnest($2::uuid[], $3::timestamptz[]) as w (id, due_at)
      where t.tenant_id = $1 and t.id = w.id`,
    values: [tx.tenantId, rows.map(({ id }) => id), rows.map(({ dueAt }) => iso(dueAt))],
  })

export const deleteTimers = (tx: Tx, ids: string[]) =>
  tx.read({
    text: 'delete from timers where tenant_id = $1 and id = any($2::uuid[])',
    values: [tx.tenantId, ids],
  })

export const insertTimers = (tx: Tx, rows: NewTimer[]) =>
  tx.read({
    text: `insert into timers (tenant_id, id, ticket_id, organization_id, kind, subject, percent, due_at)
      select $1, w.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[],
        $7::int[], $8::timestamptz[]) as w`,
    values: [
      tx.tenantId,
      rows.map(({ id }) => id),
      rows.map(({ ticketId }) => ticketId),
      rows.map(({ organizationId }) => organizationId),
      rows.map(({ kind }) => kind),
      rows.map(({ subject }) => subject),
      rows.map(({ percent }) => percent),
      rows.map(({ dueAt }) => iso(dueAt)),
    ],
  })
