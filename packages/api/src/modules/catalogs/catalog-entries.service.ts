import type { CatalogKind, CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Tx } from '../../db/database.ts'
import { nameIn, type EntryNames } from './catalog-views.ts'
import * as repository from './catalogs.repository.ts'

type NewEntries = Parameters<typeof repository.insertEntries>[1]
export type FoundEntry = {
  id: string
  code: string
  name: EntryNames
  settings: CatalogSettings
  /** No new case may choose it; the old ones keep it (CA-1). */
  retired: boolean
  /** Of its names and settings: a case keeps the one it was written under (IN-4). */
  version: number
}

export { nameIn } from './catalog-views.ts'

/** Fills the catalogues of a new desk at once (CA-1). */
export async function addCatalogEntries(tx: Tx, entries: NewEntries): Promise<void> {
  await repository.insertEntries(tx, entries)
  const versions = entries.map(({ id, name, settings = {}, createdAt }) => ({
    entryId: id,
    version: 1,
    name,
    settings,
    createdBy: 'Mesa',
    createdAt,
  }))
  await repository.insertVersions(tx, versions)
}

/** Any entry by its id; undefined where there is none of that kind. */
export const findCatalogEntry = async (
  tx: Tx,
  which: { kind: CatalogKind; id: string },
): Promise<FoundEntry | undefined> => toFound(await repository.findEntry(tx, which))

/** A category with its evidence and template fields (IN-3, IN-4); undefined where there is none. */
export const findCategory = (tx: Tx, id: string): Promise<FoundEntry | undefined> =>
  findCatalogEntry(tx, { kind: 'categories', id })

/** What a category asked for in one of its versions; undefined where there is none such. */
export const categoryOfVersion = async (
  tx: Tx,
  which: { id: string; version: number },
): Promise<CatalogSettings | undefined> => {
  const found = await repository.findVersion(tx, { entryId: which.id, version: which.version })
  return found && (found.settings as CatalogSettings)
}

/** A priority reason by its code; undefined where there is none. */
export const findPriorityReason = (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  findByCode(tx, { kind: 'priority-reasons', code })

/** A sub-state by its code; `settings.state` says which state of the machine it divides (CA-1). */
export const findSubState = (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  findByCode(tx, { kind: 'sub-states', code })

/** A request kind by its code; `settings.predefinedMinutes` need no consent (CL-7). */
export const findRequestKind = (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  findByCode(tx, { kind: 'request-kinds', code })

/** A close reason by its code, and whether the desk may close by it without the customer's validation. */
export async function closeReason(
  tx: Tx,
  code: string,
): Promise<(FoundEntry & { withoutValidation: boolean }) | undefined> {
  const found = await findByCode(tx, { kind: 'close-reasons', code })
  return found && { ...found, withoutValidation: found.settings.withoutValidation === true }
}

/** A component of work by its code (HR-5); undefined where there is none. */
export const findComponent = (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  findByCode(tx, { kind: 'components', code })

/** A type of time on no case by its code (HR-13); undefined where there is none. */
export const findOfflineType = (tx: Tx, code: string): Promise<FoundEntry | undefined> =>
  findByCode(tx, { kind: 'offline-types', code })

/** What the codes of a catalogue are called in the reader's language, those retired too. */
export async function namesOfKind(
  tx: Tx,
  { kind, locale }: { kind: CatalogKind; locale: Locale },
): Promise<{ code: string; name: string }[]> {
  const rows = await repository.listKind(tx, kind)
  return rows.map(({ code, name }) => ({ code, name: nameIn(name as EntryNames, locale) }))
}

const findByCode = async (tx: Tx, which: { kind: CatalogKind; code: string }) =>
  toFound(await repository.findEntryByCode(tx, which))

function toFound(row: repository.EntryRow | undefined): FoundEntry | undefined {
  if (!row) return undefined
  const { id, code, name, settings, retiredAt, version } = row
  return {
    id,
    code,
    name: name as EntryNames,
    settings: settings as CatalogSettings,
    retired: retiredAt !== null,
    version,
  }
}
