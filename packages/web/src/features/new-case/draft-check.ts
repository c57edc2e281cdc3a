import {
  evidenceOf,
  missingEvidence,
  requiredEvidence,
  type AskingCategory,
} from '@mesa/shared/intake/evidence'
import { checkSubject } from '@mesa/shared/intake/subject'
import { toTemplate, validateTemplate } from '@mesa/shared/intake/template'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { typedInstant } from '../../lib/typed-instant.ts'
import { type Circumstances, type Given, valuesOf } from './draft-body.ts'
import type { CaseDraft } from './use-draft.ts'

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
  | 'priorityNote'
  | 'window'
  | 'windowReversed'
  | 'windowPast'
  | 'affectedName'
export type DraftFaults = Record<string, DraftFault>

const caseNumberShape = /^[1-9]\d{0,9}$/

/** Which screens this category asks for (IN-3), as the policy in force says. */
export const evidenceAsked = (policy: DeskPolicyView, category: CatalogEntry | undefined) =>
  policy.intake.evidence === 'off' ? [] : requiredEvidence(askingOf(category), byCategory(policy))

const byCategory = ({ intake }: DeskPolicyView) => ({ '*': [], ...intake.evidenceByCategory })

/** IN-2, live: the composed subject and its rules. */
export const subjectOf = ({ module, summary }: CaseDraft, policy: DeskPolicyView) =>
  checkSubject({ module, summary }, policy.intake)

/** What is missing before sending, by field name; template fields are `fields.<key>`. */
export function faultsOf(given: Given): DraftFaults {
  const { draft, now } = given
  if (now.isDraft) {
    return {
      ...(draft.productId === '' && { productId: 'productId' }),
      ...(draft.summary.trim() === '' && { summary: 'summaryEmpty' }),
    }
  }
  return { ...subjectFaults(given), ...contentFaults(given), ...extraFaults(given) }
}

function subjectFaults({ draft, policy }: Given): DraftFaults {
  const faults: DraftFaults = {}
  if (draft.productId === '') faults['productId'] = 'productId'
  // Without a product there is no module to choose yet.
  else if (draft.module === '') faults['module'] = 'module'
  if (draft.summary.trim() === '') faults['summary'] = 'summaryEmpty'
  else if (draft.module !== '' && !subjectOf(draft, policy).isAccepted) {
    faults['summary'] = 'summary'
  }
  return faults
}

function contentFaults({ draft, files, category, policy, now }: Given): DraftFaults {
  const faults: DraftFaults = {}
  if (draft.body.trim() === '') faults['body'] = 'body'
  const template = category?.settings.fields ?? []
  const values = valuesOf(draft, template, now.readerZone)
  for (const { path, code } of validateTemplate(toTemplate(template), values).errors) {
    faults[path] = code === 'required' ? 'field' : 'fieldInvalid'
  }
  if (missingOf({ files, category, policy }).length > 0) faults['attachments'] = 'evidence'
  return faults
}

/** What most cases leave as it is: priority, attention outside of hours, earlier case, people. */
function extraFaults({ draft, now }: Given): DraftFaults {
  const faults: DraftFaults = {}
  if (now.asksWhy && draft.priorityNote.trim() === '') faults['priorityNote'] = 'priorityNote'
  if (draft.afterHours !== '') Object.assign(faults, windowFaults(draft, now))
  if (draft.previous !== '' && !caseNumberShape.test(draft.previous.trim())) {
    faults['previousTicketNumber'] = 'previous'
  }
  const hasPhone = draft.contactPhone.trim() !== '' || draft.contactHours.trim() !== ''
  if (hasPhone && draft.contactName.trim() === '') faults['contactName'] = 'contactName'
  if (draft.affectedEmail.trim() !== '' && draft.affectedName.trim() === '') {
    faults['affectedName'] = 'affectedName'
  }
  return faults
}

function windowFaults(draft: CaseDraft, { readerZone, nowMs }: Circumstances): DraftFaults {
  const startsAt = typedInstant(draft.afterHoursFrom, readerZone)
  const endsAt = typedInstant(draft.afterHoursTo, readerZone)
  const faults: DraftFaults = {}
  if (startsAt === null) faults['afterHoursFrom'] = 'window'
  if (endsAt === null) faults['afterHoursTo'] = 'window'
  else if (startsAt !== null && endsAt <= startsAt) faults['afterHoursTo'] = 'windowReversed'
  else if (Date.parse(endsAt) <= nowMs) faults['afterHoursTo'] = 'windowPast'
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
