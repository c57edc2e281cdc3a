import { type PointerEvent, useRef } from 'react'
import { minutesOf, type RowDraft, timeOf } from './draft.ts'

/** What a bar shows, in minutes since midnight. */
export type Axis = { from: number; until: number }

const usual: Axis = { from: 8 * 60, until: 20 * 60 }
const grid = 120

/** Room for every interval, and for a usual day, in even hours. */
export function axisOf(rows: readonly RowDraft[]): Axis {
  const times = rows.flatMap(({ start, end }) => [minutesOf(start), minutesOf(end)])
  const known = times.filter((time) => time !== null)
  return {
    from: Math.min(usual.from, ...known.map((time) => Math.floor(time / grid) * grid)),
    until: Math.max(usual.until, ...known.map((time) => Math.ceil(time / grid) * grid)),
  }
}

type Edge = 'start' | 'end' | 'both'
type Grip = { id: number; edge: Edge; startedAt: number; from: number; until: number }

type HoursBarProps = {
  /** The hours in words. */
  label: string
  rows: readonly RowDraft[]
  axis: Axis
  onChange: (rows: RowDraft[]) => void
}

const snap = 15
const snapped = (minutes: number) => Math.round(minutes / snap) * snap

/** Intervals drawn; their edges and they themselves can be dragged, by a quarter of an hour. */
export function HoursBar({ label, rows, axis, onChange }: HoursBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  const grip = useRef<Grip | null>(null)
  const span = axis.until - axis.from
  const minuteAt = (event: PointerEvent) => {
    const box = bar.current?.getBoundingClientRect()
    return box ? axis.from + ((event.clientX - box.left) / box.width) * span : axis.from
  }
  const take = (event: PointerEvent, row: RowDraft, edge: Edge) => {
    const [from, until] = [minutesOf(row.start), minutesOf(row.end)]
    if (from === null || until === null || event.button !== 0) return
    event.preventDefault()
    event.stopPropagation()
    bar.current?.setPointerCapture(event.pointerId)
    grip.current = { id: row.id, edge, startedAt: minuteAt(event), from, until }
  }
  const move = (event: PointerEvent) => {
    const held = grip.current
    if (!held) return
    const next = dragged(held, { by: minuteAt(event) - held.startedAt, axis })
    const [start, end] = [timeOf(next.from), timeOf(next.until)]
    const old = rows.find(({ id }) => id === held.id)
    if (!old || (old.start === start && old.end === end)) return
    onChange(rows.map((row) => (row.id === held.id ? { ...row, start, end } : row)))
  }
  const release = () => {
    grip.current = null
  }
  return (
    <div
      ref={bar}
      className="wk cal-bar"
      role="img"
      aria-label={label}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    >
      {rows.map((row) => {
        const [from, until] = [minutesOf(row.start), minutesOf(row.end)]
        if (from === null || until === null || from >= until) return null
        const left = `${((from - axis.from) / span) * 100}%`
        const width = `${((until - from) / span) * 100}%`
        return (
          <i
            key={row.id}
            style={{ left, width }}
            onPointerDown={(event) => take(event, row, 'both')}
          >
            {until - from > span / 6 && `${row.start} – ${row.end}`}
            <b onPointerDown={(event) => take(event, row, 'start')} />
            <b onPointerDown={(event) => take(event, row, 'end')} />
          </i>
        )
      })}
    </div>
  )
}

/** Where an interval stands after a drag: inside the axis, never shorter than a quarter. */
function dragged(
  { edge, from, until }: Grip,
  { by, axis }: { by: number; axis: Axis },
): { from: number; until: number } {
  if (edge === 'both') {
    const moved = Math.min(axis.until - until, Math.max(axis.from - from, snapped(by)))
    return { from: from + moved, until: until + moved }
  }
  if (edge === 'start') {
    return { from: Math.max(axis.from, Math.min(until - snap, snapped(from + by))), until }
  }
  return { from, until: Math.min(axis.until, Math.max(from + snap, snapped(until + by))) }
}
