import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../db/database.ts'
import { bindings } from '../../db/sql-text.ts'
import { users } from '../people/people.tables.ts'
import { renewalTasks } from './renewals.tables.ts'

export type Task = typeof renewalTasks.$inferSelect
export type TaskRow = Omit<Task, 'tenantId'> & {
  contractCode: string
  contractName: string
  endsOn: string
  organizationName: string
  renewedCode: string | null
  renewedName: string | null
  /** To the microsecond, for cursors: when it is due, or when it was finished. */
  position: string
}

const columns = `
  k.id, k.contract_id as "contractId", k.organization_id as "organizationId", k.cause,
  k.due_on::text as "dueOn", k.owner_id as "ownerId", k.owner_name as "ownerName", k.status,
  k.outcome, k.renewed_contract_id as "renewedContractId", k.note, k.created_by as "createdBy",
  k.created_at as "createdAt", k.updated_at as "updatedAt", k.finished_at as "finishedAt",
  k.finished_by as "finishedBy", k.version,
  c.code as "contractCode", c.name as "contractName", c.ends_on::text as "endsOn",
  o.name as "organizationName", n.code as "renewedCode", n.name as "renewedName"`
const joined = `
  renewal_tasks k
  join contracts c on c.tenant_id = $1 and c.id = k.contract_id
  join organizations o on o.tenant_id = $1 and o.id = k.organization_id
  left join contracts n on n.tenant_id = $1 and n.id = k.renewed_contract_id`
const finishedPosition = `to_char(k.finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

type Listing = {
  status: 'open' | 'done'
  ownerId: string | undefined
  organizationId: string | undefined
  contractId: string | undefined
  after: { position: string; id: string } | undefined
  limit: number
}

/** Open ones soonest due first, finished ones last finished first; one more than asked. */
export function listTasks(reader: Reader, asked: Listing): Promise<TaskRow[]> {
  const { status, ownerId, organizationId, contractId, after, limit } = asked
  const { values, bind } = bindings(reader.tenantId)
  const isOpen = status === 'open'
  const conditions = [
    `k.tenant_id = $1 and k.status = ${bind(status)}`,
    ownerId === undefined ? '' : `k.owner_id = ${bind(ownerId)}::uuid`,
    organizationId === undefined ? '' : `k.organization_id = ${bind(organizationId)}::uuid`,
    contractId === undefined ? '' : `k.contract_id = ${bind(contractId)}::uuid`,
    after &&
      (isOpen
        ? `(k.due_on, k.id) > (${bind(after.position)}::date, ${bind(after.id)}::uuid)`
        : `(k.finished_at, k.id) < (${bind(after.position)}::timestamptz, ${bind(after.id)}::uuid)`),
  ]
  return reader.read<TaskRow>({
    text: `
      select ${columns}, ${isOpen ? 'k.due_on::text' : finishedPosition} as position from ${joined}
      where ${conditions.filter(Boolean).join(' and ')}
      order by ${isOpen ? 'k.due_on, k.id' : 'k.finished_at desc, k.id desc'}
      limit ${bind(limit + 1)}::int`,
    values,
  })
}

/** Of each contract the open task, else the last that was finished. */
export const listLastTasks = (reader: Reader, contractIds: readonly string[]): Promise<TaskRow[]> =>
  reader.read<TaskRow>({
    text: `
      select distinct on (k.contract_id) ${columns}, k.due_on::text as position from ${joined}
      where k.tenant_id = $1 and k.contract_id = any($2::uuid[])
      order by k.contract_id, (k.status = 'open') desc, k.finished_at desc, k.id desc`,
    values: [reader.tenantId, contractIds],
  })

export const findTask = async (reader: Reader, id: string): Promise<TaskRow | undefined> => {
  const [row] = await reader.read<TaskRow>({
    text: `
      select ${columns}, k.due_on::text as position from ${joined}
      where k.tenant_id = $1 and k.id = $2::uuid`,
    values: [reader.tenantId, id],
  })
  return row
}

const byId = (tx: Tx, id: string) =>
  and(eq(renewalTasks.tenantId, tx.tenantId), eq(renewalTasks.id, id))

export const lockTask = async (tx: Tx, id: string): Promise<Task | undefined> =>
  (await tx.db.select().from(renewalTasks).where(byId(tx, id)).for('update'))[0]

export const lockOpenTask = async (tx: Tx, contractId: string): Promise<Task | undefined> =>
  (
    await tx.db
      .select()
      .from(renewalTasks)
      .where(
        and(
          eq(renewalTasks.tenantId, tx.tenantId),
          eq(renewalTasks.contractId, contractId),
          eq(renewalTasks.status, 'open'),
        ),
      )
      .for('update')
  )[0]

type NewTask = Omit<typeof renewalTasks.$inferInsert, 'tenantId'>

/** One is open per contract: false where there was one already. */
export const insertTask = async (tx: Tx, task: NewTask): Promise<boolean> => {
  const inserted = await tx.db
    .insert(renewalTasks)
    .values({ ...task, tenantId: tx.tenantId })
    .onConflictDoNothing()
    .returning({ id: renewalTasks.id })
  return inserted.length > 0
}

type Changes = Partial<
  Pick<
    Task,
    | 'ownerId'
    | 'ownerName'
    | 'dueOn'
    | 'note'
    | 'status'
    | 'outcome'
    | 'renewedContractId'
    | 'finishedAt'
    | 'finishedBy'
  >
> & { updatedAt: Date }

export const updateTask = (tx: Tx, id: string, changes: Changes) =>
  tx.db
    .update(renewalTasks)
    .set({ ...changes, version: sql`${renewalTasks.version} + 1` })
    .where(byId(tx, id))

/** Staff of the desk who may be given a task. */
export const findOwner = async (tx: Tx, id: string) =>
  (
    await tx.db
      .select({ id: users.id, name: users.name, role: users.staffRole })
      .from(users)
      .where(
        and(
          eq(users.tenantId, tx.tenantId),
          eq(users.id, id),
          eq(users.kind, 'staff'),
          sql`${users.disabledAt} is null`,
        ),
      )
  )[0]
