import { can, type Permission } from '@mesa/shared/access/can'
import type {
  CreateRenewalTaskBody,
  PatchRenewalTaskBody,
  RenewalTask,
  RenewalTaskList,
  RenewalTaskQuery,
} from '@mesa/shared/wire/renewals.schema'
import type { Actor } from '@mesa/shared/access/actor'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Reader, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOf, refuseStale } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import { leadOfOrganization } from '../account-leads/account-leads.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { findRenewable, findRenewalOf } from './follow-on.repository.ts'
import * as repository from './renewal-tasks.repository.ts'

export type RenewalTasksService = ReturnType<typeof createRenewalTasksService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** A due renewal is a task with an owner and an outcome (HR-12). */
export const createRenewalTasksService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, query: RenewalTaskQuery): Promise<RenewalTaskList> {
    demand(actor, 'renewal.read')
    const { limit = 50, cursor, ...filters } = query
    const { status = 'open', ownerId, organizationId, contractId } = filters
    const bound = { actor, filters: { list: 'renewal-tasks', ...filters } }
    const [position, id] = cursors.decode(cursor, bound) ?? []
    const after =
      position === undefined ? undefined : { position: String(position), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) =>
        repository.listTasks(tx, { status, ownerId, organizationId, contractId, after, limit }),
      { readOnly: true },
    )
    const { items, nextCursor } = toPage(rows, limit, (last) =>
      cursors.encode([last.position, last.id], bound),
    )
    return { items: items.map(toTaskView), nextCursor }
  },

  /** By hand, before anything is due; one open per contract: `already_exists`. */
  create: (actor: Caller, body: CreateRenewalTaskBody): Promise<RenewalTask> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'renewal.manage')
      const { contractId, dueOn, ownerId, note = null } = body
      const contract = await findRenewable(tx, contractId)
      if (!contract) refuseReference('contractId')
      const at = clock.now()
      const owner = ownerId === undefined ? undefined : await ownerOf(tx, ownerId)
      const id = await openTask(tx, {
        contract,
        cause: 'manual',
        dueOn,
        at,
        note,
        createdBy: actor.name,
        ...(owner !== undefined && { owner }),
      })
      if (id === null) throw new AppError('already_exists')
      return viewTask(tx, id)
    }),

  /** `task_finished`: its outcome stands. Renewed names the contract that goes on from this one. */
  patch: (
    actor: Caller,
    id: string,
    change: { body: PatchRenewalTaskBody; expectedVersion: number | undefined },
  ): Promise<RenewalTask> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'renewal.manage')
      const task = await repository.lockTask(tx, id)
      if (!task) throw new AppError('not_found')
      refuseStale(change.expectedVersion, task.version)
      if (task.status === 'done') throw new AppError('task_finished')
      const { outcome, renewedContractId, ownerId, ...fields } = change.body
      const at = clock.now()
      const owner = ownerId === undefined ? undefined : await ownerOf(tx, ownerId)
      if (renewedContractId !== undefined && outcome !== 'renewed')
        throw refused('renewedContractId', 'not_allowed_here')
      if (outcome === 'renewed') await demandRenewal(tx, task.contractId, renewedContractId)
      await repository.updateTask(tx, id, {
        ...fields,
        ...(owner !== undefined && { ownerId: owner?.id ?? null, ownerName: owner?.name ?? null }),
        ...(outcome !== undefined && { ...finished(actor.name, at), outcome }),
        ...(renewedContractId !== undefined && { renewedContractId }),
        updatedAt: at,
      })
      return viewTask(tx, id)
    }),
})

type Owner = { id: string; name: string } | null
type NewTask = {
  contract: { id: string; organizationId: string }
  cause: repository.Task['cause']
  dueOn: string
  at: Date
  createdBy: string
  note?: string | null
  /** Absent: the account lead, or who stands in for them; null: nobody. */
  owner?: Owner
}

/** Answers its id; null where one is open already. */
export async function openTask(tx: Tx, task: NewTask): Promise<string | null> {
  const { contract, cause, dueOn, at, createdBy, note = null } = task
  const owner =
    task.owner === undefined ? await leadOf(tx, contract.organizationId, at) : task.owner
  const id = newId(at)
  const isNew = await repository.insertTask(tx, {
    id,
    contractId: contract.id,
    organizationId: contract.organizationId,
    cause,
    dueOn,
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    note,
    createdBy,
    createdAt: at,
    updatedAt: at,
  })
  return isNew ? id : null
}

/** The contract was renewed: its open task, if there is one, says by which. */
export async function finishAsRenewed(
  tx: Tx,
  done: { contractId: string; renewedContractId: string; by: string; at: Date },
): Promise<void> {
  const task = await repository.lockOpenTask(tx, done.contractId)
  if (!task) return
  await repository.updateTask(tx, task.id, {
    ...finished(done.by, done.at),
    outcome: 'renewed',
    renewedContractId: done.renewedContractId,
    updatedAt: done.at,
  })
}

/** Of each contract the open task, else the last that was finished. */
export async function lastTasksOf(
  reader: Reader,
  contractIds: readonly string[],
): Promise<Map<string, RenewalTask>> {
  const rows = await repository.listLastTasks(reader, contractIds)
  return new Map(rows.map((row) => [row.contractId, toTaskView(row)]))
}

const finished = (by: string, at: Date) =>
  ({ status: 'done', finishedAt: at, finishedBy: by }) as const

async function leadOf(tx: Tx, organizationId: string, at: Date): Promise<Owner> {
  const { timeZone } = await currentDesk(tx)
  const today = localDateOf(at, timeZone)
  const id = await leadOfOrganization(tx, { organizationId, today })
  return id === null ? null : ((await repository.findOwner(tx, id)) ?? null)
}

/** Who may work on it: whoever the desk's pages of renewals are open to. */
async function ownerOf(tx: Tx, ownerId: string | null): Promise<Owner> {
  if (ownerId === null) return null
  const owner = await repository.findOwner(tx, ownerId)
  const isReader = ['agent', 'supervisor', 'commercial', 'admin'].includes(owner?.role ?? '')
  if (!owner || !isReader) refuseReference('ownerId')
  return owner
}

async function demandRenewal(tx: Tx, contractId: string, renewedId: string | undefined) {
  if (renewedId === undefined) throw refused('renewedContractId', 'required')
  const renewal = await findRenewalOf(tx, contractId)
  if (renewal?.id !== renewedId) refuseReference('renewedContractId')
}

async function viewTask(tx: Tx, id: string): Promise<RenewalTask> {
  const row = await repository.findTask(tx, id)
  if (!row) throw new Error('a task of renewal has no view')
  return toTaskView(row)
}

function toTaskView(row: repository.TaskRow): RenewalTask {
  const { id, cause, dueOn, ownerId, ownerName, status, outcome, note, createdBy } = row
  const { renewedContractId, renewedCode, renewedName } = row
  return {
    id,
    contract: { id: row.contractId, number: row.contractCode, name: row.contractName },
    organization: { id: row.organizationId, name: row.organizationName },
    endsOn: row.endsOn,
    cause,
    dueOn,
    owner: ownerId === null ? null : { id: ownerId, name: ownerName ?? '' },
    status,
    outcome,
    renewedContract:
      renewedContractId === null
        ? null
        : { id: renewedContractId, number: renewedCode ?? '', name: renewedName ?? '' },
    note,
    createdBy,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    finishedBy: row.finishedBy,
    etag: etagOf(row.version),
  }
}

const refused = (path: string, code: 'required' | 'not_allowed_here') =>
  new AppError('malformed', { errors: [{ path, code }] })

function refuseReference(path: string): never {
  throw new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
}

/** `not_allowed`, or `scope_missing` for a key without the scope. */
export function demand(actor: Actor, permission: Permission): void {
  const decision = can(actor, permission)
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}
