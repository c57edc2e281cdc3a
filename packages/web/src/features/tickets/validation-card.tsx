import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { TransitionOption } from '@mesa/shared/wire/ticket-acts.schema'
import type { Nature } from '@mesa/shared/wire/vocabulary.schema'
import { Button } from '../../components/button.tsx'
import { DecisionCard } from '../../components/cards.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { RejectDialog, WatchDialog } from './validation-dialogs.tsx'
import { useMove } from './use-move.ts'

type ValidationCardProps = {
  number: number
  nature: Nature | null
  autoCloseAt: string | null
  options: readonly TransitionOption[]
}

/** A solution waits for the customer: it worked, it did not (with the reason), or watch it. */
export function ValidationCard({ number, nature, autoCloseAt, options }: ValidationCardProps) {
  const t = useTranslations('portalCase.validation')
  const decision = useTranslations('portalCase.decision')
  const format = useFormat()
  const [dialog, setDialog] = useState<'reject' | 'watch' | null>(null)
  const accept = useMove(number, t('accepted'))
  const may = (action: string) =>
    options.some((option) => option.action === action && option.enabled)
  const isProvisional = nature === 'provisional'
  return (
    <div className="in-d" id="validacion">
      <DecisionCard
        kind={t(isProvisional ? 'kindProvisional' : 'kind')}
        deadline={autoCloseAt && decision('until', { instant: format.instant(autoCloseAt) })}
        question={t(isProvisional ? 'questionProvisional' : 'question')}
        actions={
          may('accept') && (
            <>
              <Button
                look="primary"
                busy={accept.isPending}
                icon={<Check className="ico" aria-hidden />}
                onClick={() => accept.mutate({ action: 'accept' })}
              >
                {t('yes')}
              </Button>
              <Button onClick={() => setDialog('reject')}>{t('no')}</Button>
              {may('watch') && (
                <Button look="quiet" onClick={() => setDialog('watch')}>
                  {t('watch')}
                </Button>
              )}
            </>
          )
        }
      >
        <p className="soft md">
          {t('body')} {isProvisional && t('bodyProvisional')}
        </p>
        <p className="muted sm">{t(may('accept') ? 'noEffect' : 'notYours')}</p>
        {accept.isError && <ProblemNotice error={accept.error} />}
      </DecisionCard>
      {dialog === 'reject' && <RejectDialog number={number} onClose={() => setDialog(null)} />}
      {dialog === 'watch' && <WatchDialog number={number} onClose={() => setDialog(null)} />}
    </div>
  )
}
