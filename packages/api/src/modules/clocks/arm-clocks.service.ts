import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { closingBefore } from '@mesa/shared/sla/business-days'
import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import { warnFractions, type ClockMetric, type ClockTarget } from '@mesa/shared/sla/targets'
import type { Tx } from '../../db/database.ts'
import { setTimers, type WantedTimer } from '../timers/timers.service.ts'

/** A clock as its timers are set by it. */
export type ArmedClock = {
  metric: ClockMetric
  cycle: number
  target: ClockTarget
  /** The one that measures it now. */
  calendar: BusinessCalendar
  /** Epoch ms. */
  startedAt: number
  snapshot: ClockSnapshot
  /** It was stored with its breach before this change: its timer was set then. */
  isBreachKnown: boolean
}

type Arming = { clocks: readonly ArmedClock[]; policy: Policy; at: Date }

export const clockTimerKinds = [
  'warning',
  'breach',
  'red',
  'silence_warning',
  'auto_close',
] as const

/**
 * Makes the timers of a case's clocks be those that the clocks, as they are after a change at `at`,
 * will need. `clocks`: every unfinished one, and those that just finished.
 */
export async function armClocks(
  tx: Tx,
  ticket: { id: string; organizationId: string },
  { clocks, policy, at }: Arming,
): Promise<void> {
  const wanted = clocks.flatMap((clock) => timersOf(clock, policy, at.getTime()))
  await setTimers(tx, ticket, { kinds: clockTimerKinds, wanted, at })
}

/** Timers that one clock needs after a change at `at`, epoch ms. */
export function timersOf(clock: ArmedClock, policy: Policy, at: number): WantedTimer[] {
  const { metric, cycle, snapshot, isBreachKnown } = clock
  const { dueAt, breachedAt, isPaused, finishedAt } = snapshot
  const subject = `${metric}/${cycle}`
  const isRunning = finishedAt === null && !isPaused && breachedAt === null
  const due = (kind: WantedTimer['kind'], instant: number | null, percent = 0): WantedTimer[] =>
    instant === null ? [] : [{ kind, subject, percent, dueAt: new Date(instant) }]
  switch (metric) {
    case 'first_reply':
    case 'next_reply':
    case 'resolution': {
      const breach = isRunning ? dueAt : isBreachKnown ? null : breachedAt
      const warnings = isRunning ? warningsOf(clock, policy) : []
      return [
        ...due('breach', breach),
        ...warnings
          .filter((one) => one.at > at)
          .flatMap((one) => due('warning', one.at, one.percent)),
      ]
    }
    case 'freshness':
      return finishedAt !== null ? [] : due('red', isRunning ? dueAt : isBreachKnown ? null : dueAt)
    case 'customer_reply': {
      if (finishedAt !== null || isPaused || dueAt === null) return []
      const { calendar, startedAt } = clock
      const days = policy.silence.warnBusinessDaysBefore
      const warnAt = closingBefore(calendar, dueAt, { days, since: startedAt })
      const isAhead = days > 0 && warnAt !== null && warnAt > at
      return [...due('auto_close', dueAt), ...(isAhead ? due('silence_warning', warnAt) : [])]
    }
  }
}

/** When so much of the target will be spent, by the clock's own time. */
function warningsOf({ target, calendar, snapshot }: ArmedClock, policy: Policy) {
  if (target.unit === 'business_day') return []
  const { anchorAt, anchorElapsedMs } = snapshot
  const add = {
    business: calendar.add,
    attention: (from: number, ms: number) => calendar.attention().add(from, ms),
    clock: (from: number, ms: number) => from + ms,
  }[target.unit]
  return warnFractions(policy.targets).flatMap((fraction) => {
    const leftMs = Math.round(target.minutes * 60_000 * fraction) - anchorElapsedMs
    if (leftMs <= 0) return []
    return [{ percent: Math.round(fraction * 100), at: add(anchorAt, leftMs) }]
  })
}
