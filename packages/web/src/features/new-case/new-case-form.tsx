import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { ProductView } from '@mesa/shared/wire/products.schema'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import { type EvidenceUpload, isUploading } from '../../components/evidence-items.ts'
import { Form } from '../../components/form.tsx'
import { type Choice, Select, TextArea } from '../../components/text-field.tsx'
import { useNow } from '../../lib/use-now.ts'
import { evidenceAsked, missingOf, subjectOf } from './draft-check.ts'
import { EvidenceSection } from './evidence-section.tsx'
import { useFaultWords } from './fault-words.ts'
import { MoreFields } from './more-fields.tsx'
import type { CurrentWindow } from './priority-field.tsx'
import { refusalOf, Untrained } from './refusal.tsx'
import { asksWhyNow, reasonsOf, RuleFields } from './rule-fields.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { Submit } from './submit.tsx'
import { TemplateFields } from './template-fields.tsx'
import type { CaseDraft, HeldFile } from './use-draft.ts'
import { useEvidence } from './use-evidence.ts'
import { type Sending, useOpening } from './use-opening.ts'

export type NewCaseFormProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  savedAtMs: number | null
  desk: DeskView
  readerZone: string
  products: readonly ProductView[]
  categories: readonly CatalogEntry[]
  priorities: readonly CatalogEntry[]
  /** Of who acts for several; one is not asked. */
  organizations: readonly Choice[]
  /** The announced window the case falls into (IN-10). */
  window: CurrentWindow | undefined
  /** Files that are on the server already, and whoever keeps them. */
  files: readonly HeldFile[]
  onFiles?: (files: HeldFile[]) => void
  upload: EvidenceUpload
  /** Stands right under the subject. */
  subjectNote?: ReactNode
  previousNote?: ReactNode
  announce: ReactNode
  /** Sends for others, who are named (EN-4). */
  namesAffected: boolean
  /** A draft may leave out what a case may not. */
  isDraft: boolean
  sending: Sending
  submit: { label: string; note: ReactNode; aside?: ReactNode }
  /** The conditions to accept, and what goes on then (EN-5). */
  conditions: (onAccepted: () => void, onClose: () => void) => ReactNode
  courseLink: (productId: string) => string
  /** Leaves what is written with the key user instead (EN-4). */
  onDraftInstead: (body: OpenTicketBody) => void
}

/** One page, no wizard; nothing typed is lost by an error, an expired session or a lost connection. */
export function NewCaseForm(props: NewCaseFormProps) {
  const { draft, onChange, desk, products, isDraft } = props
  const { policy } = desk
  const category = props.categories.find(({ id }) => id === draft.categoryId)
  const evidence = useEvidence(props.files, props.onFiles ?? (() => undefined))
  const reasons = reasonsOf(props.priorities, policy)
  const asksWhy = asksWhyNow({ draft, reasons, window: props.window })
  const now = { readerZone: props.readerZone, nowMs: useNow(), asksWhy, isDraft }
  const given = { draft, files: evidence.files, category, policy, now }
  const missing = isDraft ? [] : missingOf(given)
  const opening = useOpening(given, props.sending)
  const { open, faults, submit } = opening
  const refused = useRefusal(props, opening)
  const errors = useFaultWords({ faults, error: open.error, draft, missing })
  const attachmentError = missing.length > 0 || open.isError ? errors['attachments'] : undefined
  return (
    <Form
      onSubmit={() => submit(false)}
      submitError={open.error}
      pending={open.isPending}
      errors={errors}
      submitMessage={refused.words}
    >
      {props.organizations.length > 1 && <OrganizationField {...props} />}
      <SubjectFields
        {...{ draft, onChange, products }}
        check={subjectOf(draft, policy)}
        productNote={untrained(props)}
        note={props.subjectNote}
      />
      {props.categories.length > 0 && <CategoryField {...props} />}
      {category && (
        <TemplateFields
          key={category.id}
          name={category.name}
          fields={category.settings.fields ?? []}
          values={draft.fields}
          onChange={(fields) => onChange({ fields })}
          onMove={(words, fields) =>
            onChange({ fields, body: [draft.body, words].filter(Boolean).join('\n') })
          }
        />
      )}
      <BodyField {...props} />
      <EvidenceSection
        {...evidence}
        asked={evidenceAsked(policy, category)}
        missing={missing}
        error={attachmentError}
        maxBytes={desk.attachments.maxBytes}
        upload={props.upload}
      />
      <MoreFields
        draft={draft}
        onChange={onChange}
        rules={<RuleFields {...props} reasons={reasons} asksWhy={asksWhy} />}
        previousNote={props.previousNote}
        namesAffected={props.namesAffected}
      />
      <Submit
        {...props.submit}
        busy={open.isPending}
        isWaiting={isUploading(evidence.items)}
        savedAtMs={props.savedAtMs}
      />
      {refused.dialog}
    </Form>
  )
}

/** A draft is sent by a key user, whose training counts then. */
function untrained({ draft, products, isDraft, courseLink }: NewCaseFormProps): ReactNode {
  const product = products.find(({ id }) => id === draft.productId)
  if (isDraft || product?.isTrained !== false) return null
  return <Untrained productName={product.name} to={courseLink(product.id)} />
}

/** What refused the sending, and the conditions where those are what is missing. */
function useRefusal(props: NewCaseFormProps, opening: ReturnType<typeof useOpening>) {
  const { open, submit, cutAtMs } = opening
  const [isReading, setIsReading] = useState(false)
  const again = () => {
    if (open.variables && !open.isPending) open.mutate(open.variables)
  }
  const words = refusalOf({
    error: open.error,
    productName: props.products.find(({ id }) => id === props.draft.productId)?.name ?? '',
    busy: open.isPending,
    cutAtMs,
    onConfirmNew: () => submit(true),
    onAgain: again,
    onConditions: () => setIsReading(true),
    courseLink: props.courseLink,
    onDraftInstead: () => open.variables && props.onDraftInstead(open.variables),
  })
  const dialog =
    isReading &&
    props.conditions(
      () => {
        setIsReading(false)
        again()
      },
      () => setIsReading(false),
    )
  return { words, dialog }
}

function OrganizationField({ draft, onChange, organizations }: NewCaseFormProps) {
  const t = useTranslations('portalRules.ask')
  return (
    <Select
      label={t('organization')}
      description={t('organizationHint')}
      name="organizationId"
      value={draft.organizationId}
      onChange={({ target }) => onChange({ organizationId: target.value })}
      choices={organizations}
    />
  )
}

function CategoryField({ draft, onChange, categories }: NewCaseFormProps) {
  const t = useTranslations('portalNewCase')
  return (
    <Select
      label={t('category')}
      name="categoryId"
      optional
      placeholder={t('categoryPick')}
      value={draft.categoryId}
      onChange={({ target }) => onChange({ categoryId: target.value })}
      choices={categories.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function BodyField({ draft, onChange }: NewCaseFormProps) {
  const t = useTranslations('portalNewCase')
  return (
    <TextArea
      label={t('body')}
      description={t('bodyHint')}
      name="body"
      rows={5}
      maxLength={50_000}
      value={draft.body}
      onChange={({ target }) => onChange({ body: target.value })}
    />
  )
}
