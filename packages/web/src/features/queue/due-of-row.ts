import type { DueState } from '../../components/gauges.tsx'

type Row = { openedAt: string; dueAt: string | null; waitingOn: string; status: string }
export type RowDue = { state: DueState; spent: number; minutesLeft: number }

const minuteMs = 60_000
const soonShare = 0.75

/**
 * How a row's target stands now; null where none applies. The desk's turn without a due instant
 * means that the first reply was given: every rulebook promises one (`targets.firstReply`).
 */
export function dueOfRow(row: Row, nowMs: number): RowDue | null {
  if (row.status === 'closed' || row.status === 'cancelled') return null
  if (row.dueAt === null) {
    const isPaused = row.waitingOn === 'customer' || row.waitingOn === 'vendor'
    if (isPaused) return { state: 'paused', spent: 0, minutesLeft: 0 }
    const isAnswered = row.waitingOn === 'desk' && row.status !== 'received'
    return isAnswered ? { state: 'met', spent: 1, minutesLeft: 0 } : null
  }
  const dueMs = Date.parse(row.dueAt)
  const openedMs = Date.parse(row.openedAt)
  const minutesLeft = Math.round((dueMs - nowMs) / minuteMs)
  if (minutesLeft < 0) return { state: 'late', spent: 1, minutesLeft }
  const spent = (nowMs - openedMs) / Math.max(minuteMs, dueMs - openedMs)
  return { state: spent >= soonShare ? 'soon' : 'ok', spent, minutesLeft }
}
