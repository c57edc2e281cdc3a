import type { AttainmentPoint, AttainmentReport } from '@mesa/shared/wire/reports.schema'
import { createContext, type KeyboardEvent, memo, use, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts'
import { useTranslations } from 'use-intl'
import { useFormat } from '../../lib/use-format.ts'
import { axisMarks, isBelow } from './conclusion.ts'
import type { Drill } from './report-address.ts'
import { useConclusion } from './use-conclusion.ts'
import { useReportFormat } from './use-report-format.ts'

type Props = {
  report: AttainmentReport
  goal: number
  hrefOf: (drill: Drill) => string
}
type Shown = { at: number; x: number; y: number }

const height = 260
const margin = { top: 20, right: 24, bottom: 20, left: 0 }

/** The point in the order of the keyboard, and how a point says that it is looked at. */
const Walk = createContext<{ current: number; show: (place: Shown | null) => void }>({
  current: 0,
  show: () => undefined,
})

/**
 * The share kept by week or month. Every point is a link to its cases; one of them at a time is in the
 * order of the keyboard, arrows move along. The table below says the same.
 */
export function AttainmentChart({ report, goal, hrefOf }: Props) {
  const t = useTranslations('reports')
  const format = useReportFormat()
  const { pointName } = useConclusion()
  const { series, interval } = report
  const points = useMemo(
    () => series.map((point, at) => ({ ...point, at, percent: toPercent(point) })),
    [series],
  )
  const { chart, shown, current, show, move } = usePoints(points)
  const marks = useMemo(() => axisMarks(series, goal), [series, goal])
  const [start = 0] = marks
  const seen = shown && points[shown.at]
  return (
    <div className="rep-chart" ref={chart}>
      <p className="sr">{t('chart.help')}</p>
      <div
        role="toolbar"
        tabIndex={-1}
        aria-label={t('chart.label', { metric: t(`metric.${report.metric}`), interval })}
        onKeyDown={move}
        onMouseLeave={() => show(null)}
      >
        <Walk value={useMemo(() => ({ current, show }), [current, show])}>
          <Drawing points={points} {...{ goal, marks, interval, hrefOf }} />
        </Walk>
      </div>
      {shown && seen && <PointCard place={shown} point={seen} name={pointName(seen, interval)} />}
      {start > 0 && <p className="muted xs">{t('chart.axis', { percent: format.goal(start) })}</p>}
    </div>
  )
}

type Point = AttainmentPoint & { at: number; percent: number | null }
type DrawingProps = {
  points: Point[]
  goal: number
  /** Of the axis, in percent, the lowest first. */
  marks: number[]
  interval: AttainmentReport['interval']
  hrefOf: Props['hrefOf']
}
type DotProps = { cx?: number; cy?: number | null; index?: number }

const labels = { fill: 'var(--ink-3)', fontSize: 12 }

/** Drawn once for its data: drawn again, its points would be new elements and lose the focus. */
const Drawing = memo(function Drawing(props: DrawingProps) {
  const { points, goal, marks, interval, hrefOf } = props
  const { pointName } = useConclusion()
  const t = useTranslations('reports.chart')
  const format = useReportFormat()
  const { date } = useFormat()
  const dot = ({ cx = 0, cy, index = 0 }: DotProps) => {
    const point = points[index]
    if (!point || point.percent === null || typeof cy !== 'number') return <g key={index} />
    return (
      <PointLink
        key={index}
        href={hrefOf({ period: point })}
        label={`${pointName(point, interval)}: ${format.share(point.attainment)}`}
        isOpen={isBelow(point.attainment, goal)}
        place={{ at: index, x: cx, y: cy }}
      />
    )
  }
  const goalLabel = {
    value: t('goal', { goal: format.goal(goal) }),
    position: 'insideTopRight',
    fill: 'var(--ink)',
    fontSize: 12,
    fontWeight: 600,
  } as const
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={points} margin={margin} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--chart-grid)" />
        <XAxis
          dataKey="at"
          interval="equidistantPreserveStart"
          minTickGap={24}
          stroke="var(--chart-grid)"
          tickLine={false}
          tick={labels}
          tickFormatter={(at: number) => (points[at] ? date(points[at].from) : '')}
          padding={{ left: 16, right: 16 }}
        />
        <YAxis
          domain={[marks[0] ?? 0, 100]}
          ticks={marks}
          width={56}
          axisLine={false}
          tickLine={false}
          tick={labels}
          tickFormatter={(percent: number) => format.goal(percent)}
        />
        <ReferenceLine y={goal} stroke="var(--ink-2)" strokeDasharray="4 4" label={goalLabel} />
        <Line
          dataKey="percent"
          stroke="var(--accent)"
          strokeWidth={2}
          isAnimationActive={false}
          dot={dot}
          activeDot={false}
        />
      </LineChart>
    </ResponsiveContainer>
  )
})

const toPercent = ({ attainment }: AttainmentPoint) =>
  attainment === null ? null : attainment * 100

/** Which point is shown, which is in the order of the keyboard, and how arrows move between them. */
function usePoints(points: ReadonlyArray<{ at: number; percent: number | null }>) {
  const chart = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const stops = points.filter(({ percent }) => percent !== null).map(({ at }) => at)
  const last = stops.at(-1) ?? 0
  const current = shown && stops.includes(shown.at) ? shown.at : last
  const move = (event: KeyboardEvent) => {
    const here = stops.indexOf(current)
    const next = {
      ArrowLeft: stops[Math.max(0, here - 1)],
      ArrowRight: stops[Math.min(stops.length - 1, here + 1)],
      Home: stops[0],
      End: last,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    chart.current?.querySelector<SVGAElement>(`a[data-at="${next}"]`)?.focus()
  }
  return { chart, shown, current, show: setShown, move }
}

type PointLinkProps = {
  href: string
  label: string
  /** Below the goal: an empty dot, so that colour is not what tells it. */
  isOpen: boolean
  place: Shown
}

function PointLink({ href, label, isOpen, place }: PointLinkProps) {
  const { current, show } = use(Walk)
  const { at, x, y } = place
  return (
    <Link
      to={href}
      data-at={at}
      aria-label={label}
      tabIndex={at === current ? 0 : -1}
      className="rep-dot"
      onFocus={() => show(place)}
      onMouseEnter={() => show(place)}
    >
      <circle cx={x} cy={y} r={14} fill="transparent" />
      <circle
        cx={x}
        cy={y}
        r={4.5}
        fill={isOpen ? 'var(--surface)' : 'var(--accent)'}
        stroke="var(--accent)"
        strokeWidth={2}
      />
    </Link>
  )
}

function PointCard({ place, point, name }: { place: Shown; point: AttainmentPoint; name: string }) {
  const t = useTranslations('reports.chart')
  const format = useReportFormat()
  const { met, breached, clocks } = point
  const isRight = typeof window !== 'undefined' && place.x > window.innerWidth / 2
  return (
    <div
      className={isRight ? 'rep-point rep-point-left' : 'rep-point'}
      style={{ left: place.x, top: place.y }}
      aria-hidden="true"
    >
      <strong>
        {name}: {format.share(point.attainment)}
      </strong>
      <span>{t('inTime', { met, ended: met + breached, breached })}</span>
      <span className="rep-open">{t('opens', { count: clocks })}</span>
    </div>
  )
}
