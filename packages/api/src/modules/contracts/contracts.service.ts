import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import { openCaseLimit, type CoveringContract } from '@mesa/shared/intake/entitlement'
import type {
  ContractBalance,
  ContractListQuery,
  ContractView,
  CreateContractBody,
  GrantLotBody,
  LotView,
  PatchContractBody,
} from '@mesa/shared/wire/contracts.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseStale } from '../../etag.ts'
import { dayBefore } from '../../local-date.ts'
import { grant } from '../hour-ledger/grants.service.ts'
import { accountOf, lockState, viewState } from '../hour-ledger/hour-ledger.service.ts'
import { rescheduleAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { eventActor } from '../record/record.service.ts'
import { forecastOf } from '../renewals/forecasts.service.ts'
import { changeTerms } from './contract-changes.service.ts'
import { refuseLength } from './contract-period.service.ts'
import { toBalance, toLotView, viewContracts } from './contract-views.service.ts'
import * as repository from './contracts.repository.ts'
import { createContract, refuseUnknownProducts } from './new-contract.service.ts'

export type Contract = repository.Contract
export type ContractsService = ReturnType<typeof createContractsService>
type ListQuery = Omit<ContractListQuery, 'cursor' | 'limit'> & {
  after: { endsOn: string; id: string } | undefined
  limit: number
}

export const createContractsService = ({ db, clock }: { db: Database; clock: Clock }) => {
  const read = <Result>(actor: Caller, work: (tx: Tx) => Promise<Result>) =>
    db.transaction(actor, work, { readOnly: true })

  return {
    create: (actor: Caller, body: CreateContractBody): Promise<ContractView> =>
      db.transaction(actor, (tx) => create(tx, actor, { body, at: clock.now() })),

    get: (actor: Caller, id: string): Promise<ContractView> =>
      read(actor, async (tx) => {
        const contract = await loadContract(tx, actor, { id })
        return onlyView(tx, { contract, reader: actor, at: clock.now() })
      }),

    /** Soonest to end first; one row more than `limit`, which tells that there is another page. */
    list: (actor: Caller, { organizationId, ...query }: ListQuery): Promise<ContractView[]> =>
      read(actor, async (tx) => {
        const at = clock.now()
        const organizationIds = readableOrganizations(actor, organizationId)
        const filter = { ...query, organizationIds, at, limit: query.limit + 1 }
        const rows = organizationIds?.length === 0 ? [] : await repository.listContracts(tx, filter)
        return viewContracts(tx, { rows, reader: actor, at })
      }),

    patch: (
      actor: Caller,
      id: string,
      { body, expectedVersion }: { body: PatchContractBody; expectedVersion: number | undefined },
    ): Promise<ContractView> =>
      db.transaction(actor, (tx) =>
        patch(tx, actor, { id, body, expectedVersion, at: clock.now() }),
      ),

    balance: (actor: Caller, id: string): Promise<ContractBalance> =>
      read(actor, async (tx) => {
        const contract = await loadContract(tx, actor, { id })
        const at = clock.now()
        const forecast = await forecastOf(tx, contract, at)
        return { ...toBalance(await viewState(tx, id), at), forecast }
      }),

    /** One lot, however often it is delivered: `id` and `periodKey` name it. */
    grantLot: (actor: Caller, id: string, body: GrantLotBody): Promise<LotView> =>
      db.transaction(actor, async (tx) => {
        await loadContract(tx, actor, { id, permission: 'lot.create' })
        refuseOrigin(body.origin)
        refuseLength(body.validFrom, body.validUntil)
        const lot = await grant(tx, {
          ...body,
          contractId: id,
          actor: eventActor(actor),
          at: clock.now(),
        })
        return toLotView(lot, await lockState(tx, id))
      }),

    /** Soonest to end first. */
    lots: (actor: Caller, id: string): Promise<LotView[]> =>
      read(actor, async (tx) => {
        await loadContract(tx, actor, { id })
        const state = await viewState(tx, id)
        return state.lotRows.map((lot) => toLotView(lot, state))
      }),
  }
}

/** Loads through the reader's scope; other organizations' contracts do not exist. */
export async function loadContract(
  tx: Tx,
  actor: Actor,
  asked: { id: string; permission?: Permission },
): Promise<Contract> {
  const { id, permission = 'contract.read' } = asked
  const contract = await repository.findContract(tx, id)
  if (!contract) throw new AppError('not_found')
  refuse(actor, permission, contract.organizationId)
  return contract
}

export type IntakeContract = CoveringContract &
  Pick<repository.Contract, 'kind' | 'unlimited' | 'calendarId'>

/** Every contract of an organization as intake judges it; `endsOn` is the last covered day (EN-1). */
export const entitlementContracts = async (
  tx: Tx,
  organizationId: string,
): Promise<IntakeContract[]> =>
  (await repository.listCovers(tx, organizationId)).map((row) => ({
    ...row,
    endsOn: dayBefore(row.endsOn),
  }))

export type Covering = { contracts: CoveringContract[] } & (
  | { reason: null }
  | { reason: 'no_contract' | 'expired' | 'product_not_covered' }
)

/** Live contracts that cover the product on a date, soonest to end first; else why there is none (EN-1). */
export async function contractsCovering(
  tx: Tx,
  { organizationId, productId, on }: { organizationId: string; productId: string; on: string },
): Promise<Covering> {
  const all = await entitlementContracts(tx, organizationId)
  if (all.length === 0) return { contracts: [], reason: 'no_contract' }
  const forProduct = all.filter((one) => one.productIds.includes(productId))
  if (forProduct.length === 0) return { contracts: [], reason: 'product_not_covered' }
  const live = forProduct.filter((one) => isLive(one, on))
  return live.length > 0 ? { contracts: live, reason: null } : { contracts: [], reason: 'expired' }
}

/** The highest limit of open cases of the contracts live on a date; null: no limit (EN-3). */
export const placeLimit = async (
  tx: Tx,
  organizationId: string,
  on: string,
): Promise<number | null> =>
  openCaseLimit({ contracts: await entitlementContracts(tx, organizationId), today: on })

const isLive = ({ startsOn, endsOn }: CoveringContract, on: string) =>
  startsOn <= on && (endsOn === null || on <= endsOn)

function refuse(actor: Actor, permission: Permission, organizationId?: string) {
  const decision = can(actor, permission, organizationId === undefined ? {} : { organizationId })
  if (decision.allowed) return
  if (decision.reason === 'not_your_organization') throw new AppError('not_found')
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

/** Null: every one. A customer lists those where they are a key user. */
function readableOrganizations(actor: Actor, organizationId: string | undefined) {
  if (actor.kind !== 'customer') {
    refuse(actor, 'contract.read', organizationId)
    return organizationId === undefined ? null : [organizationId]
  }
  refuse(actor, 'contract.read')
  return actor.memberships
    .filter(({ role }) => role !== 'requester')
    .map((membership) => membership.organizationId)
    .filter((id) => organizationId === undefined || id === organizationId)
}

async function create(
  tx: Tx,
  actor: Caller,
  { body, at }: { body: CreateContractBody; at: Date },
): Promise<ContractView> {
  refuse(actor, 'contract.create', body.organizationId)
  const contract = await createContract(tx, { body, by: actor, at })
  return onlyView(tx, { contract, reader: actor, at })
}

/** What the ledger makes by itself is not made by hand. */
function refuseOrigin(origin: GrantLotBody['origin']): void {
  if (origin === 'carry_over' || origin === 'reversal')
    throw new AppError('malformed', { errors: [{ path: 'origin', code: 'not_allowed_here' }] })
}

type Patch = { id: string; body: PatchContractBody; expectedVersion: number | undefined; at: Date }

async function patch(
  tx: Tx,
  actor: Caller,
  { id, body, expectedVersion, at }: Patch,
): Promise<ContractView> {
  await loadContract(tx, actor, { id, permission: 'contract.update' })
  const before = await repository.lockContract(tx, id)
  if (!before) throw new AppError('not_found')
  refuseStale(expectedVersion, before.version)
  const { productIds, typeId, overdraftMinutesMax, calendarId, ...changes } = body
  refuseLength(before.startsOn, changes.endsOn ?? before.endsOn)
  if (productIds) {
    await refuseUnknownProducts(tx, productIds)
    await repository.setProducts(tx, before, productIds)
  }
  await changeTerms(tx, before, { typeId, overdraftMinutesMax, calendarId, actor, at })
  const contract = await repository.updateContract(tx, id, { ...changes, updatedAt: at })
  // The contract before its account, as the sweep does.
  await rescheduleAccount(tx, (await accountOf(tx, id, { forUpdate: true })).id, at)
  return onlyView(tx, { contract, reader: actor, at })
}

type Shown = { contract: Contract; reader: Actor; at: Date }

async function onlyView(tx: Tx, { contract, reader, at }: Shown): Promise<ContractView> {
  const [view] = await viewContracts(tx, { rows: [contract], reader, at })
  if (!view) throw new Error('a contract has no view')
  return view
}
