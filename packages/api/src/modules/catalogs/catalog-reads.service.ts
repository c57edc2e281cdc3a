import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import {
  CatalogKind,
  type CatalogEntryVersionList,
  type CatalogList,
  type CatalogListQuery,
  type CatalogSummaryList,
  type CatalogUsage,
} from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { requirersOf, type Addressed } from './catalog-changes.service.ts'
import { countContracts, countOpenCases } from './catalog-usage.repository.ts'
import { toVersionView, toView } from './catalog-views.ts'
import * as repository from './catalogs.repository.ts'

type Deps = { db: Database; cursors: Cursors }
type Page = { limit?: number; cursor?: string }

/** Nobody but the desk has a word for them. */
const deskKinds: readonly CatalogKind[] = ['sub-states', 'offline-types', 'labels', 'components']

export const createCatalogLists = ({ db, cursors }: Deps) => ({
  /** Retired ones only for the desk that asks. */
  async list(
    actor: Caller,
    { kind, locale }: { kind: CatalogKind; locale: Locale },
    { limit = 50, cursor, includeRetired: isAsked = false }: CatalogListQuery,
  ): Promise<CatalogList> {
    const isCustomers = isOfCustomer(actor)
    const includeRetired = isAsked && !isCustomers
    const bound = { actor, filters: { list: 'catalogs', kind, includeRetired } }
    const [position, id] = cursors.decode(cursor, bound) ?? []
    if (isCustomers && deskKinds.includes(kind)) return { items: [], nextCursor: null }
    const after = id === undefined ? undefined : { position: Number(position), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => repository.listEntries(tx, { kind, includeRetired, after, limit }),
      { readOnly: true },
    )
    const keysOf = (last: repository.EntryRow) => cursors.encode([last.position, last.id], bound)
    const { items, nextCursor } = toPage(rows, limit, keysOf)
    const reader = { locale, isManager: can(actor, 'catalog.manage').allowed }
    return { items: items.map((row) => toView(row, reader)), nextCursor }
  },

  /** How much each catalogue holds. */
  async summary(actor: Caller): Promise<CatalogSummaryList> {
    demandManage(actor)
    const counts = await db.transaction(actor, repository.countKinds, { readOnly: true })
    const items = CatalogKind.enum.map((kind) => {
      const { entries = 0, retired = 0 } = counts.find((one) => one.kind === kind) ?? {}
      return { kind, entries, retired }
    })
    return { items, nextCursor: null }
  },
})

/** What an entry was, and what its retirement would do. */
export const createEntryReads = ({ db, cursors }: Deps) => ({
  /** What an entry was called and decided, the newest first. */
  async versions(
    actor: Caller,
    { kind, id, locale }: Addressed,
    { limit = 50, cursor }: Page,
  ): Promise<CatalogEntryVersionList> {
    demandManage(actor)
    const bound = { actor, filters: { list: 'catalog versions', id } }
    const [before] = cursors.decode(cursor, bound) ?? []
    const rows = await db.transaction(
      actor,
      async (tx) => {
        if (!(await repository.findEntry(tx, { kind, id }))) throw new AppError('not_found')
        const from = before === undefined ? undefined : Number(before)
        return repository.listVersions(tx, { entryId: id, before: from, limit })
      },
      { readOnly: true },
    )
    const { items, nextCursor } = toPage(rows, limit, (last) =>
      cursors.encode([last.version], bound),
    )
    return { items: items.map((row) => toVersionView(row, locale)), nextCursor }
  },

  /** What the retirement of an entry touches, and what forbids it. */
  async usage(actor: Caller, { kind, id }: Omit<Addressed, 'locale'>): Promise<CatalogUsage> {
    demandManage(actor)
    return db.transaction(
      actor,
      async (tx) => {
        const entry = await repository.findEntry(tx, { kind, id })
        if (!entry) throw new AppError('not_found')
        const counts = await repository.countKinds(tx)
        const left = counts.find((one) => one.kind === kind)?.entries ?? 0
        return {
          openCases: await countOpenCases(tx, entry),
          contracts: await countContracts(tx, entry),
          requiredBy: await requirersOf(tx, entry, left),
        }
      },
      { readOnly: true },
    )
  },
})

export function demandManage(actor: Actor): void {
  if (!can(actor, 'catalog.manage').allowed) throw new AppError('not_allowed')
}

const isOfCustomer = (actor: Actor) =>
  actor.kind === 'customer' || (actor.kind === 'api_key' && actor.organizationId !== null)
