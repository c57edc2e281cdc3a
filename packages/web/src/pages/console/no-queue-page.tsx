import { type LoaderFunctionArgs, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { homeOf, requireSession } from '../../app/session.ts'
import { paths } from '../../lib/paths.ts'
import { EmptyState } from '../../components/states.tsx'

/** The queue is not this page's; who reads it, or has an area of their own, goes there. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { user } = await requireSession(request)
  const home = homeOf(user)
  if (home !== paths.noQueue()) throw redirect(home)
  return null
}

/** Where somebody of the desk lands whose role has no pages yet: what the role is for, and whom to ask. */
export function Component() {
  const t = useTranslations('console.noQueue')
  return (
    <div className="c-scroll">
      <title>{`${t('technician.title')} · Mesa`}</title>
      <div className="a-page">
        <EmptyState level="h1" side="nobody" title={t('technician.title')}>
          <p>{t('technician.body')}</p>
          <p>{t('ask')}</p>
        </EmptyState>
      </div>
    </div>
  )
}
