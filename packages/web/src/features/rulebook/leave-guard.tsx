import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'

/** Asks before what was typed is lost: by the browser for another site, here for another page. */
export function LeaveGuard({ count }: { count: number }) {
  const t = useTranslations('adminRulebook.leave')
  const isGuarding = count > 0
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
  const buttons = (
    <>
      <Button onClick={() => blocker.reset()}>{t('stay')}</Button>
      <Button look="danger" onClick={() => blocker.proceed()}>
        {t('go')}
      </Button>
    </>
  )
  return (
    <Dialog isOpen onClose={() => blocker.reset()} title={t('title', { count })} actions={buttons}>
      <p>{t('lead')}</p>
    </Dialog>
  )
}
