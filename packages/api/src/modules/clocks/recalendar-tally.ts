import type { CalendarImpactView, ClockMetric } from '@mesa/shared/wire/calendar-acts.schema'
import { moveBy, moveOf, type Draft, type Measured } from './recalendar-impact.ts'
import type { CaseName } from './recalendar.repository.ts'

export type Tally = ReturnType<typeof openTally>
type Row = { ticketId: string; metric: ClockMetric }
type Moved = Row & { before: number | null; after: number | null; isBreached: boolean }

const metrics: readonly ClockMetric[] = [
  'first_reply',
  'next_reply',
  'resolution',
  'customer_reply',
  'freshness',
]
const itemsMax = 100

/** Counts what a draft does to clocks; all clocks of a case are added before `endBatch`. */
export function openTally(draft: Draft) {
  const counts = new Map(
    metrics.map((metric) => [
      metric,
      { metric, clocks: 0, same: 0, later: 0, earlier: 0, breached: 0 },
    ]),
  )
  const dates = draft.dates.map((date) => ({
    date,
    later: new Set<string>(),
    earlier: new Set<string>(),
    casesLater: 0,
    casesEarlier: 0,
  }))
  const cases = new Set<string>()
  let casesMoved = 0
  let soonest: Moved[] = []

  return {
    add(row: Row, { measured, after }: { measured: Measured; after: Measured['before'] }) {
      const { before } = measured
      const count = counts.get(row.metric)
      if (!count) return
      const isBreached = before.breachedAt === null && after.breachedAt !== null
      const move = isSame(before, after)
        ? 'same'
        : moveOf(before.dueAt, after.dueAt) < 0
          ? 'earlier'
          : 'later'
      count.clocks += 1
      count[move] += 1
      if (isBreached) count.breached += 1
      if (move !== 'same') {
        cases.add(row.ticketId)
        const { ticketId, metric } = row
        soonest.push({ ticketId, metric, before: before.dueAt, after: after.dueAt, isBreached })
      }
      for (const one of dates) {
        const by = moveBy(measured, one.date, draft)
        if (by !== 0) (by > 0 ? one.later : one.earlier).add(row.ticketId)
      }
    },
    endBatch() {
      casesMoved += cases.size
      cases.clear()
      soonest = soonest.toSorted((one, other) => dueOf(one) - dueOf(other)).slice(0, itemsMax)
      for (const one of dates) {
        one.casesLater += one.later.size
        one.casesEarlier += one.earlier.size
        one.later.clear()
        one.earlier.clear()
      }
    },
    /** Of the items. */
    caseIds: () => [...new Set(soonest.map(({ ticketId }) => ticketId))],
    view: (now: Date, names: ReadonlyMap<string, CaseName>): CalendarImpactView => ({
      asOf: now.toISOString(),
      clocks: [...counts.values()].reduce((sum, { clocks }) => sum + clocks, 0),
      casesMoved,
      metrics: [...counts.values()],
      dates: dates.map(({ date: { date, kind, change }, casesLater, casesEarlier }) => {
        return { date, kind, change, casesLater, casesEarlier }
      }),
      items: soonest.map((one) => toItem(one, names.get(one.ticketId))),
    }),
  }
}

/** A correction may take a breach back, and leave the due instant of an hour that never was. */
const isSame = (before: Measured['before'], after: Measured['before']) =>
  before.dueAt === after.dueAt && before.breachedAt === after.breachedAt

const dueOf = ({ after, before }: Moved) => after ?? before ?? Number.POSITIVE_INFINITY

function toItem(
  { ticketId, metric, before, after, isBreached }: Moved,
  name: CaseName | undefined,
) {
  return {
    ticketId,
    ticketNumber: name?.number ?? 0,
    subject: name?.subject ?? '',
    organizationName: name?.organization ?? '',
    metric,
    before: instant(before),
    after: instant(after),
    isBreached,
  }
}

const instant = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
