import type { FieldErrorCode } from '@mesa/shared/wire/problem-codes'
import type { CatalogKind, CatalogSettings, TemplateField } from '@mesa/shared/wire/catalogs.schema'

type Fault = { path: string; code: FieldErrorCode }

/** What an entry of each kind may decide beside its explanation. */
const allowed: Record<CatalogKind, ReadonlyArray<keyof CatalogSettings>> = {
  'commitment-types': [],
  categories: ['evidence', 'fields'],
  'request-kinds': ['predefinedMinutes', 'assessmentFirst'],
  'priority-reasons': ['needsNotice'],
  priorities: [],
  topics: [],
  'close-reasons': ['withoutValidation'],
  'cancel-reasons': [],
  labels: [],
  'visit-forms': [],
  'sub-states': ['state'],
  'contract-types': [],
  components: [],
  'offline-types': [],
}

/** What is wrong with the settings of an entry (CA-1), with `settings.…` as path. */
export function faultsOfSettings(kind: CatalogKind, settings: CatalogSettings): Fault[] {
  const known: string[] = ['help', ...allowed[kind]]
  const faults: Fault[] = Object.keys(settings)
    .filter((key) => !known.includes(key))
    .map((key) => ({ path: `settings.${key}`, code: 'not_allowed_here' }))
  if (kind === 'sub-states' && settings.state === undefined)
    faults.push({ path: 'settings.state', code: 'required' })
  return [...faults, ...faultsOfTemplate(settings.fields ?? [])]
}

/** IN-4: keys and labels tell fields apart, and only a choice has options to choose from. */
function faultsOfTemplate(fields: readonly TemplateField[]): Fault[] {
  return fields.flatMap(({ key, label, type, options }, index): Fault[] => {
    const path = `settings.fields.${index}`
    const isEarlier = (same: (one: TemplateField) => boolean) => fields.slice(0, index).some(same)
    const faults: Fault[] = []
    if (isEarlier((one) => one.key === key))
      faults.push({ path: `${path}.key`, code: 'not_unique' })
    if (isEarlier((one) => plain(one.label) === plain(label)))
      faults.push({ path: `${path}.label`, code: 'not_unique' })
    if (type === 'choice' && (options ?? []).length === 0)
      faults.push({ path: `${path}.options`, code: 'required' })
    if (type !== 'choice' && options !== undefined)
      faults.push({ path: `${path}.options`, code: 'not_allowed_here' })
    if (new Set(options?.map(plain)).size < (options ?? []).length)
      faults.push({ path: `${path}.options`, code: 'not_unique' })
    return faults
  })
}

const plain = (words: string) => words.trim().toLowerCase()
