import type { AttainmentGroup, AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { SignalBars } from '../../components/marks.tsx'
import { useFormat } from '../../lib/use-format.ts'
import { isBelow } from './conclusion.ts'
import type { Drill } from './report-address.ts'
import { useReportFormat } from './use-report-format.ts'

type Props = { report: AttainmentReport; goal: number; hrefOf: (drill: Drill) => string }
type Row = Omit<AttainmentGroup, 'key' | 'name' | 'target'>

const levels = { minor: 1, moderate: 2, serious: 3, critical: 4 } as const
const isCriticality = (key: string): key is keyof typeof levels => Object.hasOwn(levels, key)

/** Attainment by criticality, product or company, most late first, with the total. */
export function GroupTable({ report, goal, hrefOf }: Props) {
  const t = useTranslations('reports.table')
  const { groupBy, groups, totals, metric } = report
  return (
    <>
      <div className="table-wrap">
        <table className="table table-cards">
          <caption className="sr">{t(`title.${groupBy}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`name.${groupBy}`)}</th>
              <th scope="col">{t('target')}</th>
              {numbers.map((one) => (
                <th key={one} scope="col" className="num">
                  {t(one === 'clocks' ? `clocks.${metric}` : one)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <GroupName group={group} groupBy={groupBy} />
                </th>
                <TargetCell group={group} />
                <Numbers
                  row={group}
                  metric={metric}
                  goal={goal}
                  hrefOf={(drill) => hrefOf({ ...drill, group: { by: groupBy, key: group.key } })}
                />
              </tr>
            ))}
            <tr className="rep-total">
              <th scope="row">{t('total')}</th>
              <td className="rep-blank">{'\u00a0'}</td>
              <Numbers row={totals} metric={metric} goal={goal} hrefOf={hrefOf} />
            </tr>
          </tbody>
        </table>
      </div>
      <p className="muted xs rep-note">
        {report.groupsLeftOff > 0 && `${t('leftOff', { count: report.groupsLeftOff })} `}
        {t('units')}
      </p>
    </>
  )
}

const numbers = [
  'clocks',
  'met',
  'breached',
  'attainment',
  'firstReply',
  'resolution',
  'p90',
] as const

function GroupName({
  group,
  groupBy,
}: {
  group: AttainmentGroup
  groupBy: AttainmentReport['groupBy']
}) {
  const t = useTranslations('reports.table')
  const words = useTranslations('console.words.criticality')
  const { key, name } = group
  if (groupBy !== 'criticality') return name ?? t('retired')
  if (!isCriticality(key)) return t('none')
  return <SignalBars level={levels[key]}>{words(key)}</SignalBars>
}

function TargetCell({ group: { target, clocks } }: { group: AttainmentGroup }) {
  const t = useTranslations('reports.table')
  const { duration } = useFormat()
  const said = () => {
    if (!target) return clocks > 0 ? t('several') : '–'
    const length = duration(target.minutes)
    return target.unit === 'clock' ? t('clockHours', { duration: length }) : length
  }
  return (
    <td className="soft" data-label={t('target')}>
      {said()}
    </td>
  )
}

type NumbersProps = Omit<Props, 'report'> & { row: Row; metric: AttainmentReport['metric'] }

function Numbers({ row, metric, goal, hrefOf }: NumbersProps) {
  const t = useTranslations('reports.table')
  const format = useReportFormat()
  const { duration } = useFormat()
  const drill = (value: number, to: Drill, isLate = false) =>
    value === 0 ? (
      0
    ) : (
      <Link className={isLate ? 'drill rep-late' : 'drill'} to={hrefOf(to)}>
        {format.count(value)}
      </Link>
    )
  const time = (minutes: number | null | undefined) =>
    minutes === null || minutes === undefined ? '–' : duration(minutes)
  return (
    <>
      <td className="num" data-label={t(`clocks.${metric}`)}>
        {drill(row.clocks, {})}
      </td>
      <td className="num" data-label={t('met')}>
        {drill(row.met, { outcome: 'met' })}
      </td>
      <td className="num" data-label={t('breached')}>
        {drill(row.breached, { outcome: 'breached' }, isBelow(row.attainment, goal))}
      </td>
      <td className="num" data-label={t('attainment')}>
        <span className="rep-share">
          {row.attainment !== null && <GoalBar share={row.attainment} goal={goal} />}
          <span>{format.share(row.attainment)}</span>
        </span>
      </td>
      <td className="num" data-label={t('firstReply')}>
        {time(row.firstReply.median)}
      </td>
      <td className="num" data-label={t('resolution')}>
        {time(row.resolution.business?.median)}
      </td>
      <td className="num" data-label={t('p90')}>
        {time(row.resolution.business?.p90)}
      </td>
    </>
  )
}

/** How much of the goal's mark the share reaches. */
function GoalBar({ share, goal }: { share: number; goal: number }) {
  const color = isBelow(share, goal) ? { background: 'var(--sla-soon-mark)' } : {}
  return (
    <span className="mt" aria-hidden="true">
      <i style={{ width: `${share * 100}%`, ...color }} />
      <b style={{ left: `${goal}%` }} />
    </span>
  )
}
