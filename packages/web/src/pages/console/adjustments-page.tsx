import { ACCESS } from '@mesa/shared/access/can'
import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { requireHoursReview, useSession } from '../../app/session.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { AdjustmentTable } from '../../features/adjustments/decided-table.tsx'
import { PendingAdjustments } from '../../features/adjustments/pending-list.tsx'
import { PageTexts } from '../../lib/page-texts.tsx'
import { contractTexts } from './contract-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireHoursReview(request)
  await contractTexts.preload()
  return null
}

export function Component() {
  return (
    <PageTexts texts={contractTexts}>
      <Adjustments />
    </PageTexts>
  )
}

/** Hours put right by hand: first those that wait for a second person. */
function Adjustments() {
  const t = useTranslations('consoleHoursActs.adjustments')
  const { user } = useSession()
  const approves = user.role !== null && user.role in ACCESS['adjustment.approve']
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <div className="ct-page">
          <p className="soft">{t('lead')}</p>
          <PendingAdjustments approves={approves} userId={user.id} />
          <SectionCard title={t('decided')}>
            <AdjustmentTable />
          </SectionCard>
        </div>
      </ScrollArea>
    </>
  )
}
