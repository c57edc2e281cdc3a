import type { DecisionView } from '@mesa/shared/wire/decisions.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Form } from '../../components/form.tsx'
import { Badge, type BadgeTone } from '../../components/marks.tsx'
import { TextArea } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast.tsx'
import { formText } from '../../lib/form-data.ts'
import { useAct } from '../../lib/use-act.ts'
import { useFormat } from '../../lib/use-format.ts'
import { askTerms, caseWorkQueries } from './case-work.queries.ts'
import { usePolicy } from './use-policy.ts'

const tones: Record<DecisionView['status'], BadgeTone> = {
  pending: 'soon',
  accepted: 'ok',
  declined: 'late',
  withdrawn: 'neutral',
  expired: 'neutral',
}

type Props = { ticket: Pick<TicketView, 'number' | 'termsPending'>; isEnded: boolean }

/** EN-6: what became of the terms of a case; declined ones are asked for again. */
export function TermsAsked({ ticket: { number, termsPending }, isEnded }: Props) {
  const t = useTranslations('consoleRules.case.terms')
  const format = useFormat()
  const perCase = usePolicy()?.terms.perCase ?? false
  const [isAsking, setIsAsking] = useState(false)
  const decisions = useQuery({ ...caseWorkQueries.decisions(number), enabled: perCase })
  const newest = decisions.data?.items.find(({ kind }) => kind === 'terms')
  if (!perCase || !newest) return null
  const { status, answeredBy, answeredAt, comment } = newest
  const isAskable = termsPending && status !== 'pending' && !isEnded
  return (
    <section className="ctx" aria-labelledby="ctx-terminos">
      <header>
        <h2 id="ctx-terminos">{t('title')}</h2>
        <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>
      </header>
      {answeredBy && answeredAt && (
        <p className="muted xs">
          {t('by', { name: answeredBy.name, time: format.instant(answeredAt) })}
        </p>
      )}
      {comment && <p className="soft ctx-text">{t('comment', { comment })}</p>}
      {isAskable && (
        <div>
          <Button size="sm" onClick={() => setIsAsking(true)}>
            {t('again')}
          </Button>
        </div>
      )}
      {isAsking && <AskAgain number={number} onClose={() => setIsAsking(false)} />}
    </section>
  )
}

function AskAgain({ number, onClose }: { number: number; onClose: () => void }) {
  const t = useTranslations('consoleRules.case.terms')
  const id = useId()
  const ask = useAct({
    act: (explanation: string, key) => askTerms(number, explanation, key),
    families: ['tickets'],
    onDone: () => {
      showToast(t('asked', { number }))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('againTitle', { number })}
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button look="primary" type="submit" form={id} busy={ask.isPending}>
            {t('againGo')}
          </Button>
        </>
      }
    >
      <p className="md">{t('againLead')}</p>
      <Form
        id={id}
        className="form stack"
        onSubmit={(data) => ask.mutate(formText(data, 'explanation'))}
        submitError={ask.error}
        pending={ask.isPending}
      >
        <TextArea name="explanation" label={t('explanation')} maxLength={4000} rows={3} optional />
      </Form>
    </Dialog>
  )
}
