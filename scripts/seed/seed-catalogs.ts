import type { Tx } from '@mesa/api/db/database'
import { newId } from '@mesa/api/ids'
import { catalogEntries } from '@mesa/api/modules/catalogs/catalogs.tables'
import type { CatalogSettings } from '@mesa/shared/wire/catalogs.schema'
import {
  cancelReasons,
  closeReasons,
  priorityReasons,
  requestKinds,
} from './content/catalog-reasons.ts'
import { categories, type TemplateField } from './content/catalogs.ts'
import type { CatalogEntry } from './content/catalogs.ts'
import { isoDay, isoInstant } from './seed-dates.ts'

type Row = Omit<typeof catalogEntries.$inferInsert, 'tenantId' | 'id' | 'createdAt'>

/** Puts the vendor's own words in the place of those every new desk gets; answers category ids. */
export async function seedCatalogs(tx: Tx, at: Date): Promise<Map<string, string>> {
  // Row-level security holds this to the desk of the transaction.
  await tx.db.delete(catalogEntries)
  const rows = [
    ...categories.map(({ key, name, evidence, fields }, position): Row => {
      const settings: CatalogSettings = { evidence, fields: fields.map(toField) }
      return { kind: 'categories', code: key, name, settings, position }
    }),
    ...plain('request-kinds', requestKinds),
    ...plain('priority-reasons', priorityReasons, ({ key }) => ({
      ...(key === 'special_process' && { needsNotice: true }),
    })),
    ...plain('close-reasons', closeReasons, ({ withoutValidation }) => ({ withoutValidation })),
    ...plain('cancel-reasons', cancelReasons),
  ].map((row) => ({ ...row, tenantId: tx.tenantId, id: newId(at), createdAt: at }))
  await tx.db.insert(catalogEntries).values(rows)
  return new Map(
    rows.flatMap(({ kind, code, id }) => (kind === 'categories' ? [[code, id] as const] : [])),
  )
}

function plain<Entry extends CatalogEntry>(
  kind: Row['kind'],
  entries: Entry[],
  settingsOf: (entry: Entry) => CatalogSettings = () => ({}),
): Row[] {
  return entries.map((entry, position) => {
    const help = entry.help === undefined ? {} : { help: entry.help.es }
    const settings: CatalogSettings = { ...help, ...settingsOf(entry) }
    return { kind, code: entry.key, name: entry.name, settings, position }
  })
}

/** Labels are the desk's own, in its language. */
const toField = ({ key, label, type, required, help, options }: TemplateField) => ({
  key,
  label: label.es,
  type,
  required,
  help: help.es,
  ...(options && { options: options.map((option) => option.label.es) }),
})

/** The values of a story as its category's template takes them. */
export function toFieldValues(
  categoryKey: string,
  fields: Record<string, string>,
): Record<string, string | number> {
  const template = categories.find(({ key }) => key === categoryKey)?.fields ?? []
  const values = Object.entries(fields).map(([key, text]): [string, string | number] => {
    const field = template.find((one) => one.key === key)
    return [key, field ? toValue(field, text) : text]
  })
  return Object.fromEntries(values)
}

function toValue({ type, options }: TemplateField, text: string): string | number {
  switch (type) {
    case 'number':
      return Number(text)
    case 'date':
      return isoDay(text)
    case 'datetime':
      return isoInstant(text)
    case 'choice':
      return options?.find(({ key }) => key === text)?.label.es ?? text
    case 'text':
    case 'longtext':
      return text
  }
}
