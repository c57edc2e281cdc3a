import type {
  CatalogEntry,
  CatalogSettings,
  PatchCatalogEntryBody,
  TemplateField,
} from '@mesa/shared/wire/catalogs.schema'
import { type EvidenceKind, TicketStatus } from '@mesa/shared/wire/vocabulary.schema'
import { keyOf } from './field-keys.ts'
import type { EditedKind } from './kinds.ts'

export const locales = ['es', 'en', 'pt'] as const
export type FieldType = TemplateField['type']

/** A field of a form while it is edited; `key` is null until it is first saved. */
export type FieldDraft = {
  id: string
  key: string | null
  label: string
  type: FieldType
  isRequired: boolean
  help: string
  /** One a line. */
  options: string
}

/** An entry while it is edited: what makes no sense yet can be held and shown as well. */
export type EntryDraft = {
  names: Record<(typeof locales)[number], string>
  help: string
  state: string
  /** Null: as the rulebook says. */
  evidence: EvidenceKind[] | null
  fields: FieldDraft[]
  withoutValidation: boolean
  needsNotice: boolean
  assessmentFirst: boolean
  predefinedMinutes: string
}

let lastId = 0
const newId = () => `campo-${(lastId += 1)}`

export const blankField = (): FieldDraft => ({
  id: newId(),
  key: null,
  label: '',
  type: 'text',
  isRequired: false,
  help: '',
  options: '',
})

export function draftOf({ name, names, settings }: CatalogEntry): EntryDraft {
  const { predefinedMinutes: minutes } = settings
  return {
    names: { es: '', en: '', pt: '', ...(names ?? { es: name }) },
    help: settings.help ?? '',
    state: settings.state ?? '',
    evidence: settings.evidence ?? null,
    fields: (settings.fields ?? []).map(({ key, label, type, required, help, options }) => ({
      id: key,
      key,
      label,
      type,
      isRequired: required,
      help: help ?? '',
      options: (options ?? []).join('\n'),
    })),
    withoutValidation: settings.withoutValidation ?? false,
    needsNotice: settings.needsNotice ?? false,
    assessmentFirst: settings.assessmentFirst ?? false,
    predefinedMinutes: minutes === undefined ? '' : String(minutes),
  }
}

const optionsOf = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The fields as cases will be asked for them. */
export function templateOf(fields: readonly FieldDraft[]): TemplateField[] {
  const taken = fields.flatMap(({ key }) => key ?? [])
  return fields.map((field) => {
    const key = field.key ?? keyOf(field.label, taken)
    if (field.key === null) taken.push(key)
    const help = field.help.trim()
    return {
      key,
      label: field.label.trim(),
      type: field.type,
      required: field.isRequired,
      ...(help !== '' && { help }),
      ...(field.type === 'choice' && { options: optionsOf(field.options) }),
    }
  })
}

/** What a save sends: names and settings whole. */
export function bodyOf(kind: EditedKind, draft: EntryDraft): PatchCatalogEntryBody {
  const name = (locale: (typeof locales)[number]) => draft.names[locale].trim() || null
  return {
    names: { es: name('es'), en: name('en'), pt: name('pt') },
    settings: settingsOf(kind, draft),
  }
}

function settingsOf(kind: EditedKind, draft: EntryDraft): CatalogSettings {
  const help = draft.help.trim()
  const state = TicketStatus.enum.find((one) => one === draft.state)
  const minutes = draft.predefinedMinutes.trim()
  return {
    ...(help !== '' && { help }),
    ...(kind === 'categories' && {
      ...(draft.evidence && { evidence: draft.evidence }),
      fields: templateOf(draft.fields),
    }),
    ...(kind === 'sub-states' && state && { state }),
    ...(kind === 'close-reasons' && { withoutValidation: draft.withoutValidation }),
    ...(kind === 'priority-reasons' && { needsNotice: draft.needsNotice }),
    ...(kind === 'request-kinds' && minutes !== '' && { predefinedMinutes: Number(minutes) }),
    ...(kind === 'request-kinds' && draft.assessmentFirst && { assessmentFirst: true }),
  }
}

export const isSame = (kind: EditedKind, one: EntryDraft, other: EntryDraft): boolean =>
  JSON.stringify(bodyOf(kind, one)) === JSON.stringify(bodyOf(kind, other))

export type EntryFault =
  | 'name'
  | 'label'
  | 'labelTwice'
  | 'options'
  | 'optionsMany'
  | 'state'
  | 'minutes'

/** What a save would be refused for, by control: `names`, `label <id>`, `options <id>`, … */
export function faultsOf(kind: EditedKind, draft: EntryDraft): Map<string, EntryFault> {
  const faults = new Map<string, EntryFault>()
  if (locales.every((locale) => draft.names[locale].trim() === '')) faults.set('names', 'name')
  if (kind === 'sub-states' && draft.state === '') faults.set('state', 'state')
  if (kind === 'request-kinds' && !isCount(draft.predefinedMinutes, 100_000))
    faults.set('predefinedMinutes', 'minutes')
  if (kind === 'categories') addFieldFaults(draft.fields, faults)
  return faults
}

/** Nothing, or a whole number from one. */
const isCount = (text: string, max: number): boolean =>
  text.trim() === '' || (/^[1-9]\d{0,5}$/.test(text.trim()) && Number(text) <= max)

function addFieldFaults(fields: readonly FieldDraft[], faults: Map<string, EntryFault>) {
  const seen = new Set<string>()
  for (const { id, label, type, options } of fields) {
    const plain = label.trim().toLowerCase()
    if (plain === '') faults.set(`label ${id}`, 'label')
    else if (seen.has(plain)) faults.set(`label ${id}`, 'labelTwice')
    seen.add(plain)
    if (type !== 'choice') continue
    const count = optionsOf(options).length
    if (count === 0) faults.set(`options ${id}`, 'options')
    if (count > 100) faults.set(`options ${id}`, 'optionsMany')
  }
}
