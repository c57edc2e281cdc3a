import type { Tx } from '@mesa/api/db/database'
import { catalogEntries } from '@mesa/api/modules/catalogs/catalogs.tables'
import type { CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import type { DeskContent } from './desk-content.ts'
import { isoDay, isoInstant, type Attention } from './seed-dates.ts'

/** Ids of a desk's catalogue entries by `kind/code`. */
export async function catalogIds(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.db
    .select({ id: catalogEntries.id, kind: catalogEntries.kind, code: catalogEntries.code })
    // Row-level security holds this to the desk of the transaction.
    .from(catalogEntries)
  return new Map(rows.map(({ id, kind, code }) => [`${kind}/${code}`, id]))
}

type Field = NonNullable<CatalogSettings['fields']>[number]

/** The template of a category (IN-4); empty where there is none. */
export const templateOf = ({ entries }: DeskContent, categoryKey: string): Field[] =>
  entries.find(({ kind, code }) => kind === 'categories' && code === categoryKey)?.settings
    ?.fields ?? []

/** The values of a story as its category's template takes them; instants are of the desk's zone. */
export function toFieldValues(
  template: Field[],
  fields: Record<string, string>,
  attention: Attention,
): Record<string, string | number> {
  const values = Object.entries(fields).map(([key, text]): [string, string | number] => {
    const type = template.find((one) => one.key === key)?.type
    return [key, toValue(type, text, attention)]
  })
  return Object.fromEntries(values)
}

function toValue(type: Field['type'] | undefined, text: string, attention: Attention) {
  if (type === 'number') return Number(text)
  if (type === 'date') return isoDay(text)
  if (type === 'datetime') return isoInstant(text, attention)
  return text
}
