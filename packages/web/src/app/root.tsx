import { Outlet, ScrollRestoration } from 'react-router'
import { useTranslations } from 'use-intl'
import { ToastRegion } from '../components/toast.tsx'
import { Announcer } from './announcer.tsx'
import { ConnectionNotice } from './connection-notice.tsx'
import { SessionExpiredDialog } from './session-expired-dialog.tsx'

/** Around every page: skip link, announcements, toasts, and the dialog of an expired session. */
export function Root() {
  const t = useTranslations('common')
  return (
    <>
      <a className="skip" href="#contenido">
        {t('skipToContent')}
      </a>
      <Announcer />
      <ConnectionNotice />
      <Outlet />
      <SessionExpiredDialog />
      <ToastRegion />
      <ScrollRestoration />
    </>
  )
}
