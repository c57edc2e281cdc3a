import { useMutation, useQuery } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireSession } from '../../app/session.ts'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { BacktestCard } from '../../features/what-if/backtest-card.tsx'
import { TargetsInForce } from '../../features/what-if/targets-in-force.tsx'
import { targetTexts } from '../../features/what-if/texts.ts'
import { WhatIfForm } from '../../features/what-if/what-if-form.tsx'
import { WhatIfResult } from '../../features/what-if/what-if-result.tsx'
import { runWhatIf, targetQueries } from '../../features/what-if/what-if.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { AdminFrame } from './admin-frame.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  await targetTexts.preload()
  return null
}

/** What the desk promises, how well the expected time held, and what would have been otherwise. */
export function Component() {
  return (
    <PageTexts texts={targetTexts}>
      <Targets />
    </PageTexts>
  )
}

function Targets() {
  const t = useTranslations('adminTargets')
  const desk = useQuery(targetQueries.desk())
  const calendars = useQuery(targetQueries.calendars()).data?.items ?? []
  const replay = useMutation({ mutationFn: runWhatIf })
  return (
    <AdminFrame title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      <Loaded query={desk}>{({ policy }) => <TargetsInForce policy={policy} />}</Loaded>
      <BacktestCard />
      <SectionCard title={t('tryOut.title')}>
        <p className="md soft">{t('tryOut.lead')}</p>
        <Loaded query={desk}>
          {(found) => (
            <WhatIfForm
              desk={found}
              calendars={calendars}
              pending={replay.isPending}
              error={replay.error}
              onRun={(body) => replay.mutate(body)}
            />
          )}
        </Loaded>
      </SectionCard>
      <div role="status">{replay.data && <WhatIfResult result={replay.data} />}</div>
    </AdminFrame>
  )
}
