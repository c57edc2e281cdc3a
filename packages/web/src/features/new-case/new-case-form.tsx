import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CatalogEntry } from '@mesa/shared/wire/catalogs.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { ProductView } from '@mesa/shared/wire/products.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import { Button } from '../../components/button.tsx'
import {
  type EvidenceItem,
  type EvidenceUpload,
  isUploading,
} from '../../components/evidence-items.ts'
import { Form } from '../../components/form.tsx'
import { Select, TextArea } from '../../components/text-field.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { useIntentKey } from '../../lib/use-intent-key.ts'
import {
  type DraftFaults,
  type DraftFile,
  evidenceAsked,
  faultsOf,
  missingOf,
  subjectOf,
  toBody,
} from './draft-check.ts'
import { EvidenceSection } from './evidence-section.tsx'
import { useFaultWords } from './fault-words.ts'
import { MoreFields } from './more-fields.tsx'
import { openTicket } from './new-case.queries.ts'
import { refusalOf } from './refusal.tsx'
import { SubjectFields } from './subject-fields.tsx'
import { TemplateFields } from './template-fields.tsx'
import type { CaseDraft } from './use-draft.ts'

export type NewCaseFormProps = {
  draft: CaseDraft
  onChange: (part: Partial<CaseDraft>) => void
  savedAtMs: number | null
  desk: DeskView
  products: readonly ProductView[]
  categories: readonly CatalogEntry[]
  priorities: readonly CatalogEntry[]
  upload: EvidenceUpload
  /** Stands right under the subject. */
  subjectNote: ReactNode
  onOpened: (ticket: TicketView) => void
}

/** One page, no wizard; nothing typed is lost by an error, an expired session or a lost connection. */
export function NewCaseForm(props: NewCaseFormProps) {
  const { draft, onChange, desk, products } = props
  const t = useTranslations('portalNewCase')
  const { policy } = desk
  const category = props.categories.find(({ id }) => id === draft.categoryId)
  const evidence = useEvidence()
  const given = { draft, files: evidence.files, category }
  const missing = missingOf({ ...given, policy })
  const { open, faults, submit } = useOpening({ ...given, policy }, props.onOpened)
  const productName = products.find(({ id }) => id === draft.productId)?.name ?? ''
  const refusal = refusalOf({
    error: open.error,
    productName,
    busy: open.isPending,
    onConfirmNew: () => submit(true),
  })
  const errors = useFaultWords({ faults, error: open.error, draft, missing })
  const attachmentError = missing.length > 0 || open.isError ? errors['attachments'] : undefined
  return (
    <Form
      onSubmit={() => submit(false)}
      submitError={open.error}
      pending={open.isPending}
      errors={errors}
      submitMessage={refusal}
    >
      <SubjectFields
        draft={draft}
        onChange={onChange}
        products={products}
        check={subjectOf(draft, policy)}
        note={props.subjectNote}
      />
      {props.categories.length > 0 && (
        <Select
          label={t('category')}
          name="categoryId"
          optional
          placeholder={t('categoryPick')}
          value={draft.categoryId}
          onChange={({ target }) => onChange({ categoryId: target.value })}
          choices={props.categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
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
      <TextArea
        label={t('body')}
        description={t('bodyHint')}
        name="body"
        rows={5}
        maxLength={50_000}
        value={draft.body}
        onChange={({ target }) => onChange({ body: target.value })}
      />
      <EvidenceSection
        {...evidence}
        asked={evidenceAsked(policy, category)}
        missing={missing}
        error={attachmentError}
        maxBytes={desk.attachments.maxBytes}
        upload={props.upload}
      />
      <MoreFields draft={draft} onChange={onChange} priorities={props.priorities} />
      <Submit busy={open.isPending} isWaiting={isUploading(evidence.items)} {...props} />
    </Form>
  )
}

type Given = Parameters<typeof faultsOf>[0]

/** Checks on this side first, then sends; the same content is never opened twice. */
function useOpening(given: Given, onOpened: (ticket: TicketView) => void) {
  const [told, setTold] = useState<DraftFaults>({})
  const intent = useIntentKey()
  const queryClient = useQueryClient()
  const open = useMutation({
    mutationFn: openTicket,
    onSuccess: async (ticket) => {
      onOpened(ticket)
      await queryClient.invalidateQueries({ queryKey: ['tickets'] })
    },
  })
  const submit = (confirmNotDuplicate: boolean) => {
    const found = faultsOf(given)
    setTold(found)
    if (Object.keys(found).length > 0 || open.isPending) return
    const body = { ...toBody(given), ...(confirmNotDuplicate && { confirmNotDuplicate }) }
    open.mutate({ body, idempotencyKey: intent.keyFor(body) })
  }
  // What was told goes as soon as it is mended; nothing new turns red while typing.
  const now = faultsOf(given)
  const faults = Object.fromEntries(Object.entries(told).filter(([name]) => name in now))
  return { open, faults, submit }
}

/** Files and what each shows; an image is a screen unless one says otherwise. */
function useEvidence() {
  const [items, onItems] = useState<EvidenceItem[]>([])
  const [kinds, setKinds] = useState<Record<number, EvidenceKind>>({})
  const kindOf = ({ key, file }: EvidenceItem): EvidenceKind =>
    kinds[key] ?? (file.type.startsWith('image/') ? 'screen' : 'other')
  const files = items.flatMap((item): DraftFile[] =>
    item.state.kind === 'done'
      ? [{ id: item.state.id, mediaType: item.file.type, evidence: kindOf(item) }]
      : [],
  )
  const onKind = (key: number, kind: EvidenceKind) => setKinds({ ...kinds, [key]: kind })
  return { items, onItems, kindOf, onKind, files }
}

type SubmitProps = { busy: boolean; isWaiting: boolean; savedAtMs: number | null }

function Submit({ busy, isWaiting, savedAtMs }: SubmitProps) {
  const t = useTranslations('portalNewCase')
  const format = useFormat()
  return (
    <div className="submit">
      <Button
        look="primary"
        size="lg"
        type="submit"
        busy={busy}
        unavailable={isWaiting ? t('uploading') : undefined}
      >
        {t('submit')}
      </Button>
      <p>
        {t('submitNote')}
        {savedAtMs !== null && (
          <span className="muted block">{t('draftSaved', { time: format.time(savedAtMs) })}</span>
        )}
      </p>
    </div>
  )
}
