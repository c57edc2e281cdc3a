import type {
  CatalogEntry,
  CatalogEntryVersion,
  CatalogNames,
  CatalogSettings,
} from '@mesa/shared/wire/catalogs.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import { etagOfContent } from '../../etag.ts'
import type { catalogEntries, catalogEntryVersions } from './catalogs.tables.ts'

type EntryRow = typeof catalogEntries.$inferSelect
type VersionRow = typeof catalogEntryVersions.$inferSelect
export type EntryNames = Partial<Record<Locale, string>>

/** The desk's own word in the reader's language, else in any that it has. */
export const nameIn = (name: EntryNames, locale: Locale): string =>
  name[locale] ?? name.es ?? Object.values(name)[0] ?? ''

/** @param isManager sees the names in every language */
export function toView(
  row: EntryRow,
  { locale, isManager }: { locale: Locale; isManager: boolean },
): CatalogEntry {
  const { id, kind, code, settings, position, retiredAt, version } = row
  const names = row.name as EntryNames
  return {
    id,
    kind,
    code,
    name: nameIn(names, locale),
    ...(isManager && { names: names as CatalogNames }),
    settings: settings as CatalogSettings,
    position,
    retired: retiredAt !== null,
    version,
    etag: etagOfEntry(row),
  }
}

export function toVersionView(row: VersionRow, locale: Locale): CatalogEntryVersion {
  const names = row.name as EntryNames
  return {
    version: row.version,
    name: nameIn(names, locale),
    names: names as CatalogNames,
    settings: row.settings as CatalogSettings,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
  }
}

/**
 * Over the names in every language: who changes one of them has seen the others. Without the
 * position, which is of the whole catalogue: ordering it must not refuse what somebody writes.
 */
export const etagOfEntry = ({ id, name, settings, retiredAt }: EntryRow) =>
  etagOfContent([id, name, settings, retiredAt])
