import { lazy, Suspense, useState } from 'react'
import type { UserView } from '@mesa/shared/wire/users.schema'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { ProblemNotice } from '../../components/problem-notice.tsx'
import { showToast } from '../../components/toast.tsx'
import { useAct } from '../../lib/use-act.ts'
import { changePerson } from './people.queries.ts'

const Dialog = lazy(async () => ({ default: (await import('../../components/dialog.tsx')).Dialog }))

type AccountSwitchProps = {
  person: Pick<UserView, 'id' | 'name' | 'status'>
  /** Nobody disables their own account. */
  isOwn: boolean
}

const toasts = { active: 'enabled', disabled: 'disabled' } as const

/** Disables the account of a person of the desk or of a customer, once asked, or enables it. */
export function AccountSwitch({ person: { id, name, status }, isOwn }: AccountSwitchProps) {
  const t = useTranslations('admin.people')
  const [isAsked, setIsAsked] = useState(false)
  const isDisabled = status === 'disabled'
  const act = useAct({
    act: (to: 'active' | 'disabled') => changePerson(id, { status: to }),
    families: ['people', 'organizations'],
    onDone: (changed) => {
      setIsAsked(false)
      // Who never accepted the invitation is invited again, not active.
      const fact = changed.status === 'invited' ? 'enabledInvited' : toasts[changed.status]
      showToast(t(fact, { name }))
    },
  })
  if (isOwn) return <span className="muted">{t('you')}</span>
  const words = t(isDisabled ? 'enable' : 'disable')
  return (
    <>
      <Button
        size="sm"
        busy={act.isPending}
        aria-label={`${words}: ${name}`}
        onClick={() => (isDisabled ? act.mutate('active') : setIsAsked(true))}
      >
        {words}
      </Button>
      {act.error !== null && !isAsked && <ProblemNotice error={act.error} />}
      <Suspense>
        {isAsked && (
          <Dialog
            isOpen
            onClose={() => setIsAsked(false)}
            title={t('disableTitle', { name })}
            actions={
              <>
                <Button onClick={() => setIsAsked(false)}>{t('cancel')}</Button>
                <Button look="danger" busy={act.isPending} onClick={() => act.mutate('disabled')}>
                  {t('disable')}
                </Button>
              </>
            }
          >
            <p className="md">{t('disableLead')}</p>
            {act.error !== null && <ProblemNotice error={act.error} />}
          </Dialog>
        )}
      </Suspense>
    </>
  )
}
