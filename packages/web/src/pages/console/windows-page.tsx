import type { CriticalWindowView } from '@mesa/shared/wire/critical-windows.schema'
import { useInfiniteQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { type LoaderFunctionArgs, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { queryClient } from '../../app/query-client.ts'
import { requireQueue } from '../../app/session.ts'
import { Badge } from '../../components/marks.tsx'
import { type Column, PagedTable } from '../../components/paged-table.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { caseWorkQueries } from '../../features/case-work/case-work.queries.ts'
import { windowQueries } from '../../features/critical-windows/windows.queries.ts'
import { PageTexts } from '../../lib/page-texts.tsx'
import { paths } from '../../lib/paths.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useNow } from '../../lib/use-now.ts'
import { ruleTexts } from './rule-texts.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireQueue(request)
  const { policy } = await queryClient.ensureQueryData(caseWorkQueries.desk())
  if (policy.intake.priorityReasons.length === 0) throw redirect(paths.queue())
  await Promise.all([
    ruleTexts.preload(),
    queryClient.prefetchInfiniteQuery(windowQueries.coming()),
  ])
  return null
}

export function Component() {
  return (
    <PageTexts texts={ruleTexts}>
      <Windows />
    </PageTexts>
  )
}

/** IN-10: when nothing may fail, at whichever organization, so that the desk prepares for it. */
function Windows() {
  const t = useTranslations('consoleRules.windows')
  const windows = useInfiniteQuery(windowQueries.coming())
  const columns = useColumns(windows.data?.pages.flatMap(({ items }) => items) ?? [])
  return (
    <>
      <title>{`${t('title')} · Mesa`}</title>
      <header className="c-top">
        <h1 tabIndex={-1}>{t('title')}</h1>
      </header>
      <ScrollArea className="c-scroll" role="region" label={t('title')}>
        <p className="soft mb-4">{t('lead')}</p>
        <div className="card card-pad">
          <PagedTable
            query={windows}
            caption={t('title')}
            columns={columns}
            empty={t('empty')}
            more={t('more')}
          />
        </div>
      </ScrollArea>
    </>
  )
}

function useColumns(shown: readonly CriticalWindowView[]): Array<Column<CriticalWindowView>> {
  const t = useTranslations('consoleRules.windows')
  const format = useFormat()
  const now = useNow(shown.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))
  const isNow = ({ startsAt, endsAt }: CriticalWindowView) =>
    Date.parse(startsAt) <= now && now < Date.parse(endsAt)
  return [
    { id: 'organization', label: t('organization'), cell: ({ names }) => names.organization },
    { id: 'product', label: t('product'), cell: ({ names }) => names.product ?? t('anyProduct') },
    {
      id: 'when',
      label: t('when'),
      cell: (one) => (
        <span className="row wrap">
          {t('span', { from: format.instant(one.startsAt), to: format.instant(one.endsAt) })}
          {isNow(one) && (
            <Badge tone="act" icon={<CalendarClock className="ico" aria-hidden />}>
              {t('now')}
            </Badge>
          )}
        </span>
      ),
    },
    {
      id: 'reason',
      label: t('reason'),
      cell: ({ reason, isLate }) => (
        <span className="row wrap">
          {reason}
          {isLate && <Badge tone="soon">{t('late')}</Badge>}
        </span>
      ),
    },
    {
      id: 'announced',
      label: t('announced'),
      cell: ({ announcedBy, announcedAt }) =>
        t('by', { name: announcedBy.name, time: format.instant(announcedAt) }),
    },
  ]
}
