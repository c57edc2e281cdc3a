import { type LoaderFunctionArgs, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { readsQueue, readsReports } from '../../app/desk-areas.ts'
import { homeOf, requireSession, useSession } from '../../app/session.ts'
import { EmptyState } from '../../components/states.tsx'

const roles = ['technician', 'commercial'] as const

/** The queue is not this page's; who reads it, or has an area of their own, goes there. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireSession(request)
  if (readsQueue(user) || readsReports(user)) throw redirect(homeOf(user))
  return null
}

/** Where somebody of the desk lands whose role has no pages yet: what the role is for, and whom to ask. */
export function Component() {
  const t = useTranslations('console.noQueue')
  const { user } = useSession()
  const role = roles.find((one) => one === user.role) ?? 'technician'
  return (
    <div className="c-scroll">
      <title>{`${t(`${role}.title`)} · Mesa`}</title>
      <div className="a-page">
        <EmptyState level="h1" side="nobody" title={t(`${role}.title`)}>
          <p>{t(`${role}.body`)}</p>
          <p>{t('ask')}</p>
        </EmptyState>
      </div>
    </div>
  )
}
