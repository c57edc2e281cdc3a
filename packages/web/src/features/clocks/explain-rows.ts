import { wholeMinutes } from '@mesa/shared/sla/accountability'
import type {
  ClockExplanation,
  ExplainedDay,
  ExplainedSegment,
} from '@mesa/shared/wire/clocks-explain.schema'

type Span = { from: string; to: string }
type Named = { mark: 'holiday' | 'exception'; name: string | null }

/** A line of the explanation, oldest first; dates are the calendar's. */
export type Row =
  | { kind: 'counted'; date: string; spans: Span[]; minutes: number; named: Named | null }
  | { kind: 'free'; date: string; named: Named }
  | { kind: 'closed'; from: string; to: string }
  | { kind: 'paused'; segment: ExplainedSegment }
  | { kind: 'changed'; segment: ExplainedSegment }

type Placed = { key: string; row: Row; ms: number }

/**
 * The days and stops of a clock as lines: a day is cut where the clock stood still or changed, closed
 * days in a row are one line, and the minutes add up to what was counted.
 */
export function explainRows({ days, segments, calendar }: ClockExplanation): Row[] {
  const stops = segments.filter((one) => one.kind !== 'counted' && !isIdle(one))
  const dateOf = localDates(calendar.timeZone)
  const placed: Placed[] = [
    ...days.flatMap((day) => rowsOfDay(day, stops)),
    ...stops.map((segment): Placed => {
      const kind = segment.kind === 'paused' ? 'paused' : 'changed'
      return { key: `${dateOf(segment.from)} ${segment.from} 0`, row: { kind, segment }, ms: 0 }
    }),
  ]
  const inOrder = placed.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const minutes = wholeMinutes(inOrder.map(({ ms }) => ms))
  return inOrder
    .map(({ row }, index) =>
      row.kind === 'counted' ? { ...row, minutes: minutes[index] ?? 0 } : row,
    )
    .reduce<Row[]>(foldClosed, [])
}

/** A new target or version by which it is due when it was due before: nothing to tell. */
const isIdle = ({ kind, before, after }: ExplainedSegment): boolean =>
  kind === 'retargeted' && Boolean(before?.dueAt) && before?.dueAt === after?.dueAt

function rowsOfDay(day: ExplainedDay, stops: readonly ExplainedSegment[]): Placed[] {
  const { date, intervals, mark, name } = day
  const named = mark === 'holiday' || mark === 'exception' ? { mark, name } : null
  if (intervals.length === 0) {
    if (named) return [{ key: `${date} `, row: { kind: 'free', date, named }, ms: 0 }]
    if (mark === null) return []
    return [{ key: `${date} `, row: { kind: 'closed', from: date, to: date }, ms: 0 }]
  }
  const groups: Span[][] = []
  for (const span of intervals) {
    const last = groups.at(-1)
    const before = last?.at(-1)
    const isCut = before && stops.some(({ from }) => from >= before.to && from <= span.from)
    if (last && !isCut) last.push(span)
    else groups.push([span])
  }
  return groups.map((spans) => ({
    // Behind what stopped or changed the clock at that very instant.
    key: `${date} ${spans[0]?.from ?? ''} 1`,
    row: { kind: 'counted', date, spans, minutes: 0, named },
    ms: spans.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0),
  }))
}

function foldClosed(rows: Row[], row: Row): Row[] {
  const last = rows.at(-1)
  if (row.kind !== 'closed' || last?.kind !== 'closed') return [...rows, row]
  return [...rows.slice(0, -1), { ...last, to: row.to }]
}

function localDates(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  return (instant) => format.format(Date.parse(instant))
}
