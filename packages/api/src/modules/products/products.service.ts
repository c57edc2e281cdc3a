import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type {
  CreateProductBody,
  PatchProductBody,
  ProductList,
  ProductListQuery,
  ProductView,
} from '@mesa/shared/wire/products.schema'
import type { Clock } from '../../clock.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { etagOf, refuseStale } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { planModules, refuseRepeated } from './product-modules.ts'
import { demand, reach } from '../organizations/organizations.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './products.repository.ts'

export type ProductsService = ReturnType<typeof createProductsService>
export type FoundProduct = {
  id: string
  name: string
  phone: string | null
  retired: boolean
  /** In the desk's order, retired ones included. */
  modules: Array<{ id: string; name: string; retired: boolean }>
}
/** `expected`: the version the change was written against, where the caller says so. */
type Change = { body: PatchProductBody; expected: number | undefined }
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** The product with its modules; undefined where there is none. New cases refuse what is retired. */
export async function findProduct(tx: Tx, id: string): Promise<FoundProduct | undefined> {
  const [found, modules] = await Promise.all([
    repository.findProduct(tx, { id }),
    repository.listModules(tx, [id]),
  ])
  if (!found) return undefined
  const { name, phone, retiredAt } = found.product
  return { id, name, phone, retired: retiredAt !== null, modules: modules.map(toModule) }
}

export const createProductsService = ({ db, clock, cursors }: Deps) => ({
  /** Retired ones only for the desk that asks; with a customer, what their contracts cover first. */
  async list(actor: Caller, query: ProductListQuery): Promise<ProductList> {
    const { limit = 50, cursor, ...filters } = query
    const { organizationId } = filters
    if (organizationId !== undefined) demand(actor, 'organization.read', organizationId)
    const bound = { actor, filters: { list: 'products', ...filters } }
    const [rank, position, name, id] = cursors.decode(cursor, bound) ?? []
    const after =
      id === undefined
        ? undefined
        : { rank: Number(rank), position: Number(position), name: String(name), id: String(id) }
    const includeRetired = filters.includeRetired === true && !isCustomers(actor)
    return db.transaction(
      actor,
      async (tx) => {
        if (organizationId !== undefined) await reach(tx, organizationId)
        const cover = await coverFor(tx, actor, { at: clock.now(), ...filters })
        const rows = await repository.listProducts(tx, { cover, includeRetired, after, limit })
        const { items, nextCursor } = toPage(rows, limit, (last) =>
          cursors.encode(
            [last.rank, last.product.position, last.product.name, last.product.id],
            bound,
          ),
        )
        const views = await toViews(tx, items, { actor, hasCover: cover !== undefined })
        return { items: views, nextCursor }
      },
      { readOnly: true },
    )
  },

  get: (actor: Caller, id: string): Promise<ProductView> =>
    db.transaction(actor, (tx) => viewOf(tx, { actor, id, at: clock.now() }), { readOnly: true }),

  async create(actor: Caller, body: CreateProductBody): Promise<ProductView> {
    demandManage(actor)
    refuseRepeated(body.modules)
    const at = clock.now()
    const id = newId(at)
    return db.transaction(actor, async (tx) => {
      const { name, phone = null } = body
      const position = await repository.nextPosition(tx)
      await repository
        .insertProduct(tx, { id, name, phone, position, createdAt: at })
        .catch(refuseTakenName)
      await repository.insertModules(
        tx,
        body.modules.map((module, index) => ({
          id: newId(at),
          productId: id,
          name: module.name,
          position: index,
        })),
      )
      return viewOf(tx, { actor, id, at })
    })
  },

  /** Places every product that is not retired; a list of others was written of another state. */
  async order(actor: Caller, ids: string[]): Promise<ProductList> {
    demandManage(actor)
    return db.transaction(actor, (tx) => placeAll(tx, actor, ids))
  },

  async patch(actor: Caller, id: string, change: Change): Promise<ProductView> {
    demandManage(actor)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      await changeProduct(tx, id, { ...change, at })
      return viewOf(tx, { actor, id, at })
    })
  },
})

async function placeAll(tx: Tx, actor: Actor, ids: string[]): Promise<ProductList> {
  const known = new Set(await repository.lockProducts(tx))
  if (ids.length !== known.size || !ids.every((id) => known.has(id))) throw new AppError('stale')
  await repository.placeProducts(tx, ids)
  const query = { cover: undefined, includeRetired: false, after: undefined }
  const rows = await repository.listProducts(tx, { ...query, limit: ids.length })
  return { items: await toViews(tx, rows, { actor, hasCover: false }), nextCursor: null }
}

async function changeProduct(
  tx: Tx,
  id: string,
  { body, expected, at }: Change & { at: Date },
): Promise<void> {
  const product = await repository.lockProduct(tx, id)
  if (!product) throw new AppError('not_found')
  refuseStale(expected, product.version)
  const { modules, retired, ...set } = body
  if (modules) await replaceModules(tx, id, { modules, at })
  const retiredAt = retired ? (product.retiredAt ?? at) : null
  await repository
    .updateProduct(tx, id, { ...set, ...(retired !== undefined && { retiredAt }), updatedAt: at })
    .catch(refuseTakenName)
}

async function replaceModules(
  tx: Tx,
  productId: string,
  { modules, at }: { modules: NonNullable<PatchProductBody['modules']>; at: Date },
): Promise<void> {
  const current = await repository.listModules(tx, [productId])
  const plan = planModules(current, modules, { newId: () => newId(at), at })
  await repository.freeModuleNames(tx, productId)
  for (const module of plan.updated) await repository.updateModule(tx, module)
  await repository.insertModules(
    tx,
    plan.added.map((module) => ({ ...module, productId })),
  )
}

function demandManage(actor: Actor): void {
  if (!can(actor, 'product.manage').allowed) throw new AppError('not_allowed')
}

const isCustomers = (actor: Actor) =>
  actor.kind === 'customer' || (actor.kind === 'api_key' && actor.organizationId !== null)

async function coverFor(
  tx: Tx,
  actor: Actor,
  { at, organizationId }: { at: Date; organizationId?: string },
): Promise<repository.Cover | undefined> {
  if (!isCustomers(actor) && organizationId === undefined) return undefined
  const { calendar } = await deskCalendar(tx)
  return { organizationId, on: calendar.dateOf(at.getTime()) }
}

async function viewOf(
  tx: Tx,
  { actor, id, at }: { actor: Actor; id: string; at: Date },
): Promise<ProductView> {
  const cover = await coverFor(tx, actor, { at })
  const row = await repository.findProduct(tx, { id, cover })
  const [view] = row ? await toViews(tx, [row], { actor, hasCover: cover !== undefined }) : []
  if (!view) throw new AppError('not_found')
  return view
}

/** Of the given products, those a customer is trained in; null where nobody asks (EN-7). */
async function trainedIn(tx: Tx, actor: Actor, ids: string[]): Promise<string[] | null> {
  if (actor.kind !== 'customer') return null
  const { policy } = await policyInForce(tx)
  if (policy.entitlement.training !== 'required') return null
  return repository.listTrainedIn(tx, actor.userId, ids)
}

type Row = { product: repository.Product; isCovered: boolean }

type Shown = { actor: Actor; hasCover: boolean }

async function toViews(tx: Tx, rows: Row[], { actor, hasCover }: Shown): Promise<ProductView[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ product }) => product.id)
  const modules = await repository.listModules(tx, ids)
  const trained = await trainedIn(tx, actor, ids)
  return rows.map(({ product, isCovered }) => {
    const { id, name, phone, retiredAt, createdAt, updatedAt, version } = product
    return {
      id,
      name,
      modules: modules.filter(({ productId }) => productId === id).map(toModule),
      phone,
      retired: retiredAt !== null,
      ...(hasCover && { isCovered }),
      ...(trained && { isTrained: trained.includes(id) }),
      createdAt: createdAt.toISOString(),
      updatedAt: (updatedAt ?? createdAt).toISOString(),
      etag: etagOf(version),
    }
  })
}

const toModule = ({ id, name, retiredAt }: repository.ModuleRow) => ({
  id,
  name,
  retired: retiredAt !== null,
})

function refuseTakenName(error: unknown): never {
  if (violatedConstraint(error) !== 'products_tenant_id_name_key') throw error
  throw new AppError('already_exists', { errors: [{ path: 'name', code: 'not_unique' }] })
}
