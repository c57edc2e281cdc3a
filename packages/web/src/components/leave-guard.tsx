import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** Asks before what was typed is lost: by the browser for another site, here for another page. */
export function LeaveGuard({ isGuarding }: { isGuarding: boolean }) {
  const t = useTranslations('common.leave')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      isGuarding && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isGuarding) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isGuarding])
  if (blocker.state !== 'blocked') return null
  return (
    <Dialog
      isOpen
      onClose={() => blocker.reset()}
      title={t('title')}
      actions={
        <>
          <Button onClick={() => blocker.reset()}>{t('stay')}</Button>
          <Button look="danger" onClick={() => blocker.proceed()}>
            {t('go')}
          </Button>
        </>
      }
    >
      <p>{t('lead')}</p>
    </Dialog>
  )
}
