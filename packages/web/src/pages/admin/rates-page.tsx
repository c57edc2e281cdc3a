import { useQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireSession } from '../../app/session.ts'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { MaintenanceCard } from '../../features/rates/maintenance-card.tsx'
import { RateCard } from '../../features/rates/rate-card.tsx'
import { nowMs } from '../../lib/clock.ts'
import { dayIn } from '../../lib/last-day.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { AdminFrame } from './admin-frame.tsx'
import { contractTypeTexts } from './contract-type-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await Promise.all([
    contractTypeTexts.preload(),
    queryClient.prefetchQuery(caseWorkQueries.desk()),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTypeTexts}>
      <Rates />
    </PageTexts>
  )
}

/** Prices of an hour, and what licences bring where the rulebook gives maintenance. */
function Rates() {
  const admin = useTranslations('admin')
  const desk = useQuery(caseWorkQueries.desk()).data
  const components = useQuery(caseWorkQueries.catalog('components')).data?.items ?? []
  if (!desk) return null
  const today = dayIn(nowMs(), desk.timeZone)
  return (
    <AdminFrame title={admin('nav.rates')}>
      <RateCard components={components.map(({ code }) => code)} today={today} />
      {desk.policy.hours.maintenance === 'yearly' && <MaintenanceCard />}
    </AdminFrame>
  )
}
