import { evidenceOf } from '@mesa/shared/intake/evidence'
import type { CatalogEntry, TemplateField } from '@mesa/shared/wire/catalogs.schema'
import type { DeskPolicyView } from '@mesa/shared/wire/desk.schema'
import type { DraftContent } from '@mesa/shared/wire/drafts.schema'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import type { Criticality, EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { localField, typedInstant } from '../../lib/typed-instant.ts'
import { blankDraft, type CaseDraft } from './use-draft.ts'

export type DraftFile = { id: string; mediaType: string; evidence: EvidenceKind | undefined }

/** Who writes, and what holds for them now. */
export type Circumstances = {
  readerZone: string
  nowMs: number
  /** The reason that was chosen wanted notice, and no window was announced (IN-7). */
  asksWhy: boolean
  /** Nobody may open it yet: what is missing is for who sends it to ask for (EN-4). */
  isDraft: boolean
}
export type Given = {
  draft: CaseDraft
  files: readonly DraftFile[]
  category: CatalogEntry | undefined
  policy: DeskPolicyView
  now: Circumstances
}

type Written = Pick<Given, 'draft' | 'files' | 'category' | 'now'>

/** Values as typed: numbers as numbers, moments as instants of the reader's zone. */
export function valuesOf(
  { fields }: CaseDraft,
  template: readonly TemplateField[],
  readerZone: string,
): Record<string, string | number> {
  const values: Record<string, string | number> = {}
  for (const { key, type } of template) {
    const text = (fields[key] ?? '').trim()
    if (text === '') continue
    if (type === 'number') values[key] = Number(text.replace(',', '.'))
    else values[key] = type === 'datetime' ? (typedInstant(text, readerZone) ?? text) : text
  }
  return values
}

/** The body of `POST /tickets`: only what was filled in. */
export function toBody(given: Written): OpenTicketBody {
  const { draft, files, category, now } = given
  const values = valuesOf(draft, category?.settings.fields ?? [], now.readerZone)
  return {
    productId: draft.productId,
    module: draft.module,
    summary: draft.summary.trim(),
    body: draft.body.trim(),
    ...(draft.organizationId !== '' && { organizationId: draft.organizationId }),
    ...(category && { categoryId: category.id }),
    ...(Object.keys(values).length > 0 && { fields: values }),
    ...priorityOf(given),
    ...(draft.requestedCriticality !== '' && {
      requestedCriticality: draft.requestedCriticality as Criticality,
    }),
    ...(files.length > 0 && {
      attachments: files.map((file) => ({ id: file.id, evidence: evidenceOf(file) })),
    }),
    ...afterHoursOf(given),
    ...peopleOf(draft),
    ...(draft.previous.trim() !== '' && { previousTicketNumber: Number(draft.previous.trim()) }),
  }
}

/** What of a case's body a draft keeps: every part but the product may be missing. */
export function contentOf(body: OpenTicketBody): DraftContent {
  const { organizationId: _its, confirmNotDuplicate: _asked, ...parts } = body
  const written = Object.entries(parts).filter(([, value]) => value !== '')
  return { ...Object.fromEntries(written), productId: body.productId }
}

function priorityOf({ draft, now }: Written): Partial<OpenTicketBody> {
  if (draft.priorityReason === '') return {}
  const note = draft.priorityNote.trim()
  return {
    priorityReason: draft.priorityReason,
    ...(now.asksWhy && note !== '' && { priorityNote: note }),
  }
}

function afterHoursOf({ draft, now }: Written): Partial<OpenTicketBody> {
  if (draft.afterHours === '') return {}
  const startsAt = typedInstant(draft.afterHoursFrom, now.readerZone)
  const endsAt = typedInstant(draft.afterHoursTo, now.readerZone)
  const note = draft.afterHoursNote.trim()
  if (startsAt === null || endsAt === null) return {}
  return { afterHours: { startsAt, endsAt, ...(note !== '' && { note }) } }
}

function peopleOf(draft: CaseDraft): Partial<OpenTicketBody> {
  const name = draft.contactName.trim()
  const phone = draft.contactPhone.trim()
  const hours = draft.contactHours.trim()
  const affected = draft.affectedName.trim()
  const email = draft.affectedEmail.trim()
  return {
    ...(name !== '' && {
      contact: { name, ...(phone !== '' && { phone }), ...(hours !== '' && { hours }) },
    }),
    ...(affected !== '' && {
      affectedUser: { name: affected, ...(email !== '' && { email }) },
    }),
  }
}

type Stored = {
  content: DraftContent
  organizationId: string
  category: CatalogEntry | undefined
  readerZone: string
}

/** The other way round: what was stored, as the form shows it. */
export function fromContent({ content, organizationId, category, readerZone }: Stored): CaseDraft {
  const { afterHours, contact, affectedUser, fields = {} } = content
  const moments = new Set(
    (category?.settings.fields ?? [])
      .filter(({ type }) => type === 'datetime')
      .map(({ key }) => key),
  )
  return {
    ...blankDraft,
    organizationId,
    productId: content.productId,
    module: content.module ?? '',
    summary: content.summary ?? '',
    body: content.body ?? '',
    categoryId: content.categoryId ?? '',
    fields: Object.fromEntries(
      Object.entries(fields).map(([key, value]) => [
        key,
        moments.has(key) ? localField(String(value), readerZone) : String(value),
      ]),
    ),
    priorityReason: content.priorityReason ?? '',
    priorityNote: content.priorityNote ?? '',
    requestedCriticality: content.requestedCriticality ?? '',
    ...(afterHours && {
      afterHours: 'on',
      afterHoursFrom: localField(afterHours.startsAt, readerZone),
      afterHoursTo: localField(afterHours.endsAt, readerZone),
      afterHoursNote: afterHours.note ?? '',
    }),
    previous: String(content.previousTicketNumber ?? ''),
    affectedName: affectedUser?.name ?? '',
    affectedEmail: affectedUser?.email ?? '',
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    contactHours: contact?.hours ?? '',
  }
}
