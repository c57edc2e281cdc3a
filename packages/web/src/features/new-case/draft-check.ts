import {
  evidenceOf,
  missingEvidence,
  requiredEvidence,
  type AskingCategory,
} from '@mesa/shared/intake/evidence'
import { checkSubject } from '@mesa/shared/intake/subject'
import { toTemplate, validateTemplate } from '@mesa/shared/intake/template'
import type { CatalogEntry, TemplateField } from '@mesa/shared/wire/catalogs.schema'
import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import type { CaseDraft } from './use-draft.ts'

export type DraftFile = { id: string; mediaType: string; evidence: EvidenceKind | undefined }
export type DraftFault =
  | 'productId'
  | 'module'
  | 'summary'
  | 'summaryEmpty'
  | 'body'
  | 'field'
  | 'fieldInvalid'
  | 'evidence'
  | 'previous'
  | 'contactName'
export type DraftFaults = Record<string, DraftFault>

const caseNumberShape = /^[1-9]\d{0,9}$/

/** Which screens this category asks for (IN-3), as the policy in force says. */
export const evidenceAsked = (policy: DeskPolicyView, category: CatalogEntry | undefined) =>
  policy.intake.evidence === 'off'
    ? []
    : requiredEvidence(askingOf(category), byCategory(policy))

const byCategory = ({ intake }: DeskPolicyView) => ({ '*': [], ...intake.evidenceByCategory })

/** IN-2, live: the composed subject and its rules. */
export const subjectOf = ({ module, summary }: CaseDraft, policy: DeskPolicyView) =>
  checkSubject({ module, summary }, policy.intake)

type Given = {
  draft: CaseDraft
  files: readonly DraftFile[]
  category: CatalogEntry | undefined
  policy: DeskPolicyView
}

/** What is missing before sending, by field name; template fields are `fields.<key>`. */
export function faultsOf({ draft, files, category, policy }: Given): DraftFaults {
  const faults: DraftFaults = {}
  if (draft.productId === '') faults['productId'] = 'productId'
  // Without a product there is no module to choose yet.
  else if (draft.module === '') faults['module'] = 'module'
  if (draft.summary.trim() === '') faults['summary'] = 'summaryEmpty'
  else if (draft.module !== '' && !subjectOf(draft, policy).isAccepted) {
    faults['summary'] = 'summary'
  }
  if (draft.body.trim() === '') faults['body'] = 'body'
  const template = category?.settings.fields ?? []
  for (const { path, code } of validateTemplate(toTemplate(template), valuesOf(draft, template))
    .errors) {
    faults[path] = code === 'required' ? 'field' : 'fieldInvalid'
  }
  if (missingOf({ files, category, policy }).length > 0) faults['attachments'] = 'evidence'
  if (draft.previous !== '' && !caseNumberShape.test(draft.previous.trim())) {
    faults['previousTicketNumber'] = 'previous'
  }
  const hasPhone = draft.contactPhone.trim() !== '' || draft.contactHours.trim() !== ''
  if (hasPhone && draft.contactName.trim() === '') faults['contactName'] = 'contactName'
  return faults
}

/** Kinds of evidence still missing where the desk would refuse without them. */
export function missingOf(given: Pick<Given, 'files' | 'category' | 'policy'>): EvidenceKind[] {
  const { files, category, policy } = given
  if (policy.intake.evidence !== 'refuse') return []
  const evidence = files.map(evidenceOf)
  return missingEvidence({ category: askingOf(category), evidence }, byCategory(policy))
}

/** The category with its own evidence, where the desk gave it one. */
const askingOf = (category: CatalogEntry | undefined): AskingCategory | null =>
  category ? { code: category.code, evidence: category.settings.evidence } : null

/** Values as typed: numbers as numbers, moments with the reader's offset. */
function valuesOf(
  { fields }: CaseDraft,
  template: readonly TemplateField[],
): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const { key, type } of template) {
    const text = (fields[key] ?? '').trim()
    if (text === '') continue
    if (type === 'number') values[key] = Number(text.replace(',', '.'))
    else values[key] = type === 'datetime' ? toUtc(text) : text
  }
  return values
}

const utcSecond = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'UTC',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `2026-03-06T10:15` of a native field, which has the device's zone, as an instant. */
function toUtc(local: string): string {
  const ms = Date.parse(local)
  return Number.isNaN(ms) ? local : `${utcSecond.format(ms).replace(' ', 'T')}Z`
}

/** The body of `POST /tickets`: only what was filled in. */
export function toBody({ draft, files, category }: Omit<Given, 'policy'>): OpenTicketBody {
  const template = category?.settings.fields ?? []
  const values = valuesOf(draft, template)
  const contactName = draft.contactName.trim()
  const phone = draft.contactPhone.trim()
  const hours = draft.contactHours.trim()
  return {
    productId: draft.productId,
    module: draft.module,
    summary: draft.summary.trim(),
    body: draft.body.trim(),
    ...(category && { categoryId: category.id }),
    ...(Object.keys(values).length > 0 && { fields: values }),
    ...(draft.priorityReason !== '' && { priorityReason: draft.priorityReason }),
    ...(files.length > 0 && {
      attachments: files.map((file) => ({ id: file.id, evidence: evidenceOf(file) })),
    }),
    ...(contactName !== '' && {
      contact: {
        name: contactName,
        ...(phone !== '' && { phone }),
        ...(hours !== '' && { hours }),
      },
    }),
    ...(draft.previous.trim() !== '' && { previousTicketNumber: Number(draft.previous.trim()) }),
  }
}
