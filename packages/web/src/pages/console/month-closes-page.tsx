import type { LoaderFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { closesMonths } from '../../app/desk-areas.ts'
import { requireHoursReview, useSession } from '../../app/session.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { Months } from '../../features/month-closes/months-table.tsx'
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
      <MonthCloses />
    </PageTexts>
  )
}

/** Which months are closed for good, and how many contracts each still waits for. */
function MonthCloses() {
  const t = useTranslations('consoleHoursActs.closes')
  const { user } = useSession()
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <div className="ct-page">
          <p className="soft">{t('lead')}</p>
          <Months canClose={closesMonths(user)} />
        </div>
      </ScrollArea>
    </>
  )
}
