import type { BacktestRow, BacktestView } from '@mesa/shared/wire/expectations.schema'
import { useQuery } from '@tanstack/react-query'
import { useLocale, useTranslations } from 'use-intl'
import { Loaded } from '../../components/loaded.tsx'
import { SectionCard } from '../../components/section-card.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { targetQueries } from './what-if.queries.ts'

/** CL-8: how well the time told to customers held in the last thirty days. */
export function BacktestCard() {
  const t = useTranslations('adminTargets.backtest')
  const query = useQuery(targetQueries.backtest())
  return (
    <SectionCard title={t('title')}>
      <p className="md soft">{t('lead')}</p>
      <Loaded query={query}>
        {(backtest) => (backtest.total.told === 0 ? <p>{t('none')}</p> : <Told {...backtest} />)}
      </Loaded>
    </SectionCard>
  )
}

function Told({ total, byCriticality }: BacktestView) {
  const t = useTranslations('adminTargets.backtest')
  const locale = useLocale()
  const percent = total.withinLatestPercent
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const numbers = ['cases', 'told', 'withinMedian', 'withinLatest', 'error'] as const
  return (
    <>
      {percent !== null && (
        <p>
          <strong>{t('kept', { percent: share.format(percent / 100) })}</strong>
        </p>
      )}
      <table className="table table-cards">
        <caption className="sr">{t('caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('criticality')}</th>
            {numbers.map((one) => (
              <th key={one} scope="col" className="num">
                {t(one)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row row={total} isTotal />
          {byCriticality.map((row) => (
            <Row key={row.criticality ?? ''} row={row} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function Row({ row, isTotal = false }: { row: BacktestRow; isTotal?: boolean }) {
  const t = useTranslations('adminTargets.backtest')
  const words = useTranslations('console.words.criticality')
  const { duration } = useFormat()
  const { judged, medianErrorMinutes } = row
  const name = row.criticality ? words(row.criticality) : t('noneRuled')
  return (
    <tr>
      <th scope="row">{isTotal ? t('all') : name}</th>
      <td className="num" data-label={t('cases')}>
        {row.cases}
      </td>
      <td className="num" data-label={t('told')}>
        {row.told}
      </td>
      <td className="num" data-label={t('withinMedian')}>
        {t('of', { count: row.withinMedian, judged })}
      </td>
      <td className="num" data-label={t('withinLatest')}>
        {t('of', { count: row.withinLatest, judged })}
      </td>
      <td className="num" data-label={t('error')}>
        {medianErrorMinutes === null
          ? '–'
          : t('business', { duration: duration(medianErrorMinutes) })}
      </td>
    </tr>
  )
}
