import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { resetFactorOf } from './security.queries.ts'

const Dialog = lazy(async () => ({ default: (await import('../../components/dialog.tsx')).Dialog }))

type ResetFactorProps = {
  person: { id: string; name: string; hasSecondFactor: boolean }
  /** Of the administrator: their own is removed on their security page. */
  isOwn: boolean
}

/** Whether a person has a second factor and, for who lost theirs, the way to take it away. */
export function ResetFactor({ person: { id, name, hasSecondFactor }, isOwn }: ResetFactorProps) {
  const t = useTranslations('admin.people')
  const [isAsked, setIsAsked] = useState(false)
  const act = useAct({
    act: () => resetFactorOf(id),
    families: ['people', 'organizations'],
    onDone: () => {
      setIsAsked(false)
      showToast(t('resetFactorDone', { name }))
    },
  })
  if (!hasSecondFactor) return <span className="muted">{t('noFactor')}</span>
  if (isOwn) return t('hasFactor')
  return (
    <span className="row">
      {t('hasFactor')}
      <Button
        size="sm"
        aria-label={t('resetFactorNamed', { name })}
        onClick={() => setIsAsked(true)}
      >
        {t('resetFactor')}
      </Button>
      <Suspense>
        {isAsked && (
          <Dialog
            isOpen
            onClose={() => setIsAsked(false)}
            title={t('resetFactorTitle', { name })}
            actions={
              <>
                <Button onClick={() => setIsAsked(false)}>{t('cancel')}</Button>
                <Button look="danger" busy={act.isPending} onClick={() => act.mutate(undefined)}>
                  {t('resetFactor')}
                </Button>
              </>
            }
          >
            <p className="md">{t('resetFactorLead')}</p>
            {act.error !== null && <ProblemNotice error={act.error} />}
          </Dialog>
        )}
      </Suspense>
    </span>
  )
}
