import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Drill } from './report-address.ts'
import { useConclusion } from './use-conclusion.ts'
import { useReportFormat } from './use-report-format.ts'

type Props = { report: AttainmentReport; hrefOf: (drill: Drill) => string }

/** What the chart draws, in numbers that open their cases. */
export function SeriesTable({ report, hrefOf }: Props) {
  const t = useTranslations('reports')
  const format = useReportFormat()
  const { pointName } = useConclusion()
  const { series, interval, metric } = report
  const cell = (value: number, drill: Drill) =>
    value === 0 ? (
      0
    ) : (
      <Link className="drill" to={hrefOf(drill)}>
        {format.count(value)}
      </Link>
    )
  return (
    <details className="rep-numbers" open={series.length <= 13}>
      <summary>{t('chart.numbers')}</summary>
      <table className="table table-cards">
        <caption className="sr">{t('chart.numbers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('table.period')}</th>
            {(['clocks', 'met', 'breached', 'running', 'attainment'] as const).map((one) => (
              <th key={one} scope="col" className="num">
                {t(one === 'clocks' ? `table.clocks.${metric}` : `table.${one}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((point) => (
            <tr key={point.from}>
              <th scope="row">{pointName(point, interval)}</th>
              <td className="num" data-label={t(`table.clocks.${metric}`)}>
                {cell(point.clocks, { period: point })}
              </td>
              <td className="num" data-label={t('table.met')}>
                {cell(point.met, { period: point, outcome: 'met' })}
              </td>
              <td className="num" data-label={t('table.breached')}>
                {cell(point.breached, { period: point, outcome: 'breached' })}
              </td>
              <td className="num" data-label={t('table.running')}>
                {cell(point.running, { period: point, outcome: 'running' })}
              </td>
              <td className="num" data-label={t('table.attainment')}>
                {format.share(point.attainment)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
