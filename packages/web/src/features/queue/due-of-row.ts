import type { DueState } from '../../components/gauges.tsx'

type Row = {
  openedAt: string
  dueAt: string | null
  dueSince?: string | null
  waitingOn: string
  status: string
}
/** Business time between two instants in milliseconds, negative backwards. */
export type Measure = (from: number, to: number) => number
export type RowDue = { state: DueState; spent: number; minutesLeft: number }

const minuteMs = 60_000
const soonShare = 0.75
const byTheClock: Measure = (from, to) => to - from

/**
 * How a row's earliest target stands now, in the time of `measure`; null where none applies. The
 * desk's turn without a due instant means that the customer has been answered.
 */
export function dueOfRow(row: Row, nowMs: number, measure: Measure = byTheClock): RowDue | null {
  if (row.status === 'closed' || row.status === 'cancelled') return null
  if (row.dueAt === null) {
    const isPaused = row.waitingOn === 'customer' || row.waitingOn === 'vendor'
    if (isPaused) return { state: 'paused', spent: 0, minutesLeft: 0 }
    const isAnswered = row.waitingOn === 'desk' && row.status !== 'received'
    return isAnswered ? { state: 'met', spent: 1, minutesLeft: 0 } : null
  }
  const dueMs = Date.parse(row.dueAt)
  const sinceMs = Date.parse(row.dueSince ?? row.openedAt)
  const minutesLeft = Math.round(measure(nowMs, dueMs) / minuteMs)
  if (dueMs < nowMs) return { state: 'late', spent: 1, minutesLeft }
  const spent = measure(sinceMs, nowMs) / Math.max(minuteMs, measure(sinceMs, dueMs))
  return { state: spent >= soonShare ? 'soon' : 'ok', spent, minutesLeft }
}
