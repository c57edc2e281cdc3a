import type { CaseFacts } from '@mesa/shared/sla/case-facts'
import type { TicketState, TicketType } from '@mesa/shared/ticket/machine'
import type { ClockMetric } from './clocks.repository.ts'

/** Sorts after every real due instant: nothing of this case is running. */
export const noDueAt = new Date('9999-12-31T00:00:00.000Z')

/** What of a case its clocks depend on: a row of `tickets` has all of it. */
export type ClockedCase = {
  id: string
  organizationId: string
  contractId: string | null
  status: TicketState
  type: TicketType
  impact: string | null
  criticality: string | null
  isClassified: boolean
  awayUntil: Date | null
  watchUntil: Date | null
  lastCustomerMessageAt: Date | null
  lastDeskMessageAt: Date | null
  unansweredSince: Date | null
  clocksVersion: number
}

/** What of a case is about to be written; as for the table, undefined leaves it as it is. */
export type CaseChange = { [Field in keyof ClockedCase]?: ClockedCase[Field] | undefined }

/** A case as it will be. */
export function afterChange(ticket: ClockedCase, change: CaseChange): ClockedCase {
  const set = Object.entries(change).filter(([, value]) => value !== undefined)
  return { ...ticket, ...(Object.fromEntries(set) as Partial<ClockedCase>) }
}

/** Columns of `tickets` that say what the clocks of a case say. */
export type ClockColumns = {
  queueAt: Date
  queueMetric: 'first_reply' | 'next_reply' | 'resolution' | null
  redAt: Date | null
  autoCloseAt: Date | null
  unansweredSince: Date | null
  clocksVersion: 1
}

export function factsOf(ticket: ClockedCase): CaseFacts {
  return {
    state: ticket.status,
    type: ticket.type,
    impact: ticket.impact,
    criticality: ticket.isClassified ? ticket.criticality : null,
    isAway: ticket.awayUntil !== null,
    isWatched: ticket.watchUntil !== null,
    unansweredSince: unansweredSince(ticket),
  }
}

/** Nobody kept it for cases of before: there the last words say it. */
function unansweredSince(ticket: ClockedCase): number | null {
  if (ticket.clocksVersion > 0) return ticket.unansweredSince?.getTime() ?? null
  const { lastCustomerMessageAt: asked, lastDeskMessageAt: answered } = ticket
  return asked && (!answered || answered < asked) ? asked.getTime() : null
}

/** Instants are epoch ms. */
type Standing = {
  metric: ClockMetric
  dueAt: number | null
  finishedAt: number | null
  isPaused: boolean
}

const queued = new Set<ClockMetric>(['first_reply', 'next_reply', 'resolution'])

export function columnsOf(clocks: readonly Standing[], unanswered: number | null): ClockColumns {
  const running = clocks.filter(({ finishedAt, dueAt }) => finishedAt === null && dueAt !== null)
  const dueOf = (metric: ClockMetric) => {
    const clock = running.find((one) => one.metric === metric && !one.isPaused)
    return dateOf(clock?.dueAt ?? null)
  }
  const [first] = running
    .filter(({ metric }) => queued.has(metric))
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  return {
    queueAt: dateOf(first?.dueAt ?? null) ?? noDueAt,
    queueMetric: (first?.metric ?? null) as ClockColumns['queueMetric'],
    redAt: dueOf('freshness'),
    autoCloseAt: dueOf('customer_reply'),
    unansweredSince: dateOf(unanswered),
    clocksVersion: 1,
  }
}

export const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms))
