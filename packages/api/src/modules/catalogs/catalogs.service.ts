import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type {
  CatalogEntry,
  CatalogKind,
  CatalogList,
  CatalogListQuery,
  CatalogSettings,
  CreateCatalogEntryBody,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOfContent, refuseOther } from '../../etag.ts'
import { newId } from '../../ids.ts'
import * as repository from './catalogs.repository.ts'

export type CatalogsService = ReturnType<typeof createCatalogsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type EntryNames = Partial<Record<Locale, string>>
export type FoundEntry = {
  id: string
  code: string
  name: EntryNames
  settings: CatalogSettings
  /** No new case may choose it; the old ones keep it (CA-1). */
  retired: boolean
}

/** A category with its evidence and template fields (IN-3, IN-4); undefined where there is none. */
export const findCategory = async (tx: Tx, id: string): Promise<FoundEntry | undefined> =>
  toFound(await repository.findEntry(tx, { kind: 'categories', id }))

/** A priority reason by its code; undefined where there is none. */
export const findPriorityReason = async (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  toFound(await repository.findEntryByCode(tx, { kind: 'priority-reasons', code }))

/** A close reason by its code, and whether the desk may close by it without the customer's validation. */
export async function closeReason(
  tx: Tx,
  code: string,
): Promise<(FoundEntry & { withoutValidation: boolean }) | undefined> {
  const found = toFound(await repository.findEntryByCode(tx, { kind: 'close-reasons', code }))
  return found && { ...found, withoutValidation: found.settings.withoutValidation === true }
}

/** The desk's own word in the reader's language, else in any that it has. */
export const nameIn = (name: EntryNames, locale: Locale): string =>
  name[locale] ?? name.es ?? Object.values(name)[0] ?? ''

type Addressed = { kind: CatalogKind; id: string; locale: Locale }

export const createCatalogsService = ({ db, clock, cursors }: Deps) => ({
  async list(
    actor: Caller,
    { kind, locale }: { kind: CatalogKind; locale: Locale },
    { limit = 50, cursor, includeRetired = false }: CatalogListQuery,
  ): Promise<CatalogList> {
    const bound = { actor, filters: { list: 'catalogs', kind, includeRetired } }
    const [position, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { position: Number(position), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => repository.listEntries(tx, { kind, includeRetired, after, limit }),
      { readOnly: true },
    )
    const keysOf = (last: repository.EntryRow) => cursors.encode([last.position, last.id], bound)
    const { items, nextCursor } = toPage(rows, limit, keysOf)
    return { items: items.map((row) => toView(row, locale)), nextCursor }
  },

  /** Adds an entry, named in the language the administrator writes in; last unless placed. */
  async create(
    actor: Caller,
    { kind, locale }: { kind: CatalogKind; locale: Locale },
    body: CreateCatalogEntryBody,
  ): Promise<CatalogEntry> {
    demandManage(actor)
    refuseUnusableCode(body.code)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const position = body.position ?? (await repository.nextPosition(tx, kind))
      const { code, name, settings = {} } = body
      const row = { id: newId(at), kind, code, name: { [locale]: name }, settings, position }
      return toView(
        await repository.insertEntry(tx, { ...row, createdAt: at }).catch(refuseTakenCode),
        locale,
      )
    })
  },

  async patch(
    actor: Caller,
    { kind, id, locale }: Addressed,
    { body, ifMatch }: { body: PatchCatalogEntryBody; ifMatch: string | undefined },
  ): Promise<CatalogEntry> {
    demandManage(actor)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const entry = await repository.lockEntry(tx, { kind, id })
      if (!entry) throw new AppError('not_found')
      refuseOther(ifMatch, etagOfEntry(entry))
      const { name, settings, position, retired } = body
      const changed = await repository.updateEntry(tx, entry, {
        ...(name !== undefined && { name: { ...(entry.name as EntryNames), [locale]: name } }),
        ...(settings !== undefined && { settings: settings ?? {} }),
        ...(position !== undefined && { position }),
        ...(retired !== undefined && { retiredAt: retired ? (entry.retiredAt ?? at) : null }),
      })
      return toView(changed ?? entry, locale)
    })
  },
})

function demandManage(actor: Actor): void {
  if (!can(actor, 'catalog.manage').allowed) throw new AppError('not_allowed')
}

/** Narrower than the wire: rules and reports name entries by their code, so it reads like a word. */
function refuseUnusableCode(code: string): void {
  if (!/^[a-z][a-z0-9_]{0,59}$/.test(code))
    throw new AppError('malformed', { errors: [{ path: 'code', code: 'wrong_format' }] })
}

function refuseTakenCode(error: unknown): never {
  if (violatedConstraint(error) !== 'catalog_entries_tenant_id_kind_code_key') throw error
  throw new AppError('already_exists', { errors: [{ path: 'code', code: 'not_unique' }] })
}

function toFound(row: repository.EntryRow | undefined): FoundEntry | undefined {
  if (!row) return undefined
  const { id, code, name, settings, retiredAt } = row
  return {
    id,
    code,
    name: name as EntryNames,
    settings: settings as CatalogSettings,
    retired: retiredAt !== null,
  }
}

function toView(row: repository.EntryRow, locale: Locale): CatalogEntry {
  const { id, kind, code, settings, position, retiredAt } = row
  return {
    id,
    kind,
    code,
    name: nameIn(row.name as EntryNames, locale),
    settings: settings as CatalogSettings,
    position,
    retired: retiredAt !== null,
    version: row.version,
    etag: etagOfEntry(row),
  }
}

/** Over the names in every language: who changes one of them has seen the others. */
const etagOfEntry = ({ id, name, settings, position, retiredAt }: repository.EntryRow) =>
  etagOfContent([id, name, settings, position, retiredAt])
