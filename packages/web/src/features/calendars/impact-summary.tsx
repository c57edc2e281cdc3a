import type { CalendarImpactView } from '@mesa/shared/wire/calendar-acts.schema'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../components/button.tsx'
import { Badge } from '../../components/marks.tsx'
import { useCalendarWords } from './use-calendar-words.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'

type ImpactSummaryProps = { impact: CalendarImpactView; timeZone: string }

const shownMax = 8

/** What a version would do to the clocks that run: how many, and each case before and after. */
export function ImpactSummary({ impact, timeZone }: ImpactSummaryProps) {
  const t = useTranslations('adminCalendars.impact')
  const sum = (read: (one: CalendarImpactView['metrics'][number]) => number) =>
    impact.metrics.reduce((total, one) => total + read(one), 0)
  const [later, earlier, breached] = [
    sum((one) => one.later),
    sum((one) => one.earlier),
    sum((one) => one.breached),
  ]
  if (impact.casesMoved === 0) {
    return <p>{t('nothing', { clocks: impact.clocks })}</p>
  }
  return (
    <>
      <p>
        <strong>{t('cases', { count: impact.casesMoved })}</strong>{' '}
        {t('clocks', { later, earlier, total: impact.clocks })}
      </p>
      {breached > 0 && (
        <p>
          <Badge tone="late">{t('breached', { count: breached })}</Badge>
        </p>
      )}
      <ImpactTable impact={impact} timeZone={timeZone} />
    </>
  )
}

function ImpactTable({ impact, timeZone }: ImpactSummaryProps) {
  const t = useTranslations('adminCalendars.impact')
  const metric = useTranslations('adminCalendars.metrics')
  const words = useCalendarWords(timeZone)
  const [isWhole, setIsWhole] = useState(false)
  const { items } = impact
  const shown = isWhole ? items : items.slice(0, shownMax)
  const due = (at: string | null) => (at === null ? t('paused') : words.instant(at))
  return (
    <>
      <ScrollArea className="table-wrap cal-pack" label={t('table')}>
        <table className="table table-cards">
          <caption className="sr">{t('table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('case')}</th>
              <th scope="col">{t('clock')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={`${item.ticketId} ${item.metric}`}>
                <th scope="row">
                  {item.ticketNumber} <span className="cal-subject">{item.subject}</span>
                  <span className="soft sm block">{item.organizationName}</span>
                </th>
                <td data-label={t('clock')}>{metric(item.metric)}</td>
                <td data-label={t('before')}>{due(item.before)}</td>
                <td data-label={t('after')}>
                  <div>
                    {due(item.after)}{' '}
                    {item.isBreached && <Badge tone="late">{t('isBreached')}</Badge>}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {!isWhole && items.length > shownMax && (
        <div>
          <Button look="quiet" size="sm" onClick={() => setIsWhole(true)}>
            {t('all', { count: items.length })}
          </Button>
        </div>
      )}
    </>
  )
}
