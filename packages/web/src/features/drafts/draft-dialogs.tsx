import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DraftDecisionBody, DraftView } from '@mesa/shared/wire/drafts.schema'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { type Choice, Select, TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { decideDraft, discardDraft } from './drafts.queries.ts'

type DraftDialogProps = { draft: DraftView; onDone: () => void; onClose: () => void }

/** «Devolver»: its author reads why. */
export function DeclineDialog({ draft, onDone, onClose }: DraftDialogProps) {
  const t = useTranslations('portalRules.drafts')
  const [isBlank, setIsBlank] = useState(false)
  const decline = useDecision(draft, () => {
    showToast(t('declined'))
    onDone()
  })
  const submit = (data: FormData) => {
    const reason = formText(data, 'reason').trim()
    setIsBlank(reason === '')
    if (reason !== '') decline.mutate({ decision: 'decline', reason })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('declineTitle')}>
      <Form
        onSubmit={submit}
        submitError={decline.error}
        pending={decline.isPending}
        errors={isBlank ? { reason: t('required') } : {}}
      >
        <p className="md soft">{t('declineLead', { who: draft.author.name })}</p>
        <TextArea label={t('declineReason')} name="reason" rows={3} maxLength={2000} />
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" busy={decline.isPending}>
            {t('declineGo')}
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}

/** «Sumar a un caso abierto»: it becomes a message of that case. */
export function MergeDialog(props: DraftDialogProps & { cases: readonly Choice[] }) {
  const { draft, cases, onDone, onClose } = props
  const t = useTranslations('portalRules.drafts')
  const [isBlank, setIsBlank] = useState(false)
  const merge = useDecision(draft, ({ ticketNumber }) => {
    showToast(t('merged', { number: String(ticketNumber ?? '') }))
    onDone()
  })
  const submit = (data: FormData) => {
    const number = Number(formText(data, 'intoNumber'))
    setIsBlank(number === 0)
    if (number > 0) merge.mutate({ decision: 'merge', intoNumber: number })
  }
  return (
    <Dialog isOpen onClose={onClose} title={t('mergeTitle')}>
      <Form
        onSubmit={submit}
        submitError={merge.error}
        pending={merge.isPending}
        errors={isBlank ? { intoNumber: t('required') } : {}}
      >
        <p className="md soft">{t(cases.length > 0 ? 'mergeLead' : 'mergeNone')}</p>
        {cases.length > 0 && (
          <Select
            label={t('mergeInto')}
            name="intoNumber"
            placeholder={t('mergePick')}
            choices={cases}
          />
        )}
        <div className="row wrap">
          <Button onClick={onClose}>{t('keep')}</Button>
          {cases.length > 0 && (
            <Button look="primary" type="submit" busy={merge.isPending}>
              {t('mergeGo')}
            </Button>
          )}
        </div>
      </Form>
    </Dialog>
  )
}

function useDecision(draft: DraftView, onDone: (decided: DraftView) => void) {
  return useAct({
    act: (body: DraftDecisionBody, idempotencyKey) => decideDraft(draft.id, body, idempotencyKey),
    families: ['drafts', 'tickets'],
    onDone,
  })
}

/** What its author no longer wants. */
export function DiscardDialog({ draft, onDone, onClose }: DraftDialogProps) {
  const t = useTranslations('portalRules.drafts')
  const discard = useAct({
    act: (_input: undefined, idempotencyKey) => discardDraft(draft.id, idempotencyKey),
    families: ['drafts'],
    onDone: () => {
      showToast(t('discarded'))
      onDone()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('discardTitle')}
      actions={
        <>
          <Button onClick={onClose}>{t('discardKeep')}</Button>
          <Button look="danger" busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
            {t('discard')}
          </Button>
        </>
      }
    >
      <p className="md">{t('discardBody')}</p>
      {discard.isError && <ProblemNotice error={discard.error} />}
    </Dialog>
  )
}
