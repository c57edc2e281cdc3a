import type { AttainmentReport } from '@mesa/shared/wire/reports.schema'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { missingFor } from './conclusion.ts'
import type { Drill } from './report-address.ts'
import { useReportFormat } from './use-report-format.ts'

type Props = {
  report: AttainmentReport
  goal: number
  hrefOf: (drill: Drill) => string
}

/** The four figures, each with the sentence that gives it its measure. */
export function ReportFigures({ report, goal, hrefOf }: Props) {
  const t = useTranslations('reports.figures')
  const { duration } = useFormat()
  const format = useReportFormat()
  const { totals, metric } = report
  const ended = totals.met + totals.breached
  const { firstReply, red } = totals
  return (
    <dl className="rep-figs">
      <Figure
        name={t(`met.${metric}`)}
        value={format.share(totals.attainment)}
        href={ended > 0 ? hrefOf({}) : undefined}
      >
        {ended === 0
          ? t('noneEnded')
          : t('ofGoal', {
              met: format.count(totals.met),
              ended: format.count(ended),
              goal: format.goal(goal),
              missing: missingFor(goal, totals),
              metric,
            })}
      </Figure>
      <Figure
        name={t('breached')}
        value={format.count(totals.breached)}
        href={totals.breached > 0 ? hrefOf({ outcome: 'breached' }) : undefined}
      >
        {t('retarget', { count: totals.breachedByRetarget })}
        {totals.running > 0 && t('running', { count: totals.running })}
      </Figure>
      <Figure
        name={t('firstReply')}
        value={firstReply.median === null ? '–' : duration(firstReply.median)}
      >
        {firstReply.p90 === null
          ? t('noReply')
          : t('firstReplyP90', { duration: duration(firstReply.p90) })}
      </Figure>
      <Figure
        name={t('red')}
        help={t('redHelp')}
        value={duration(red.minutes)}
        href={red.cases > 0 ? hrefOf({ metric: 'freshness', outcome: 'breached' }) : undefined}
      >
        {t('redCases', { count: red.cases })}
      </Figure>
    </dl>
  )
}

type FigureProps = {
  name: string
  help?: string
  value: string
  /** Its cases; without any the figure stands alone. */
  href?: string | undefined
  children: ReactNode
}

function Figure({ name, help, value, href, children }: FigureProps) {
  return (
    <div>
      <dt title={help}>{name}</dt>
      <dd>
        {href === undefined ? <span className="v">{value}</span> : <Link to={href}>{value}</Link>}
      </dd>
      <dd className="muted xs">
        {children}
        {help !== undefined && <span className="sr"> {help}</span>}
      </dd>
    </div>
  )
}
