import type { BusinessCalendar } from '../business-time/calendar.ts'
import type { ClockTarget, TargetUnit } from './targets.ts'

/** `at` is epoch ms of the database's time. */
export type ClockEvent =
  | { type: 'start'; at: number }
  | { type: 'pause'; at: number; reason: string }
  | { type: 'resume'; at: number }
  | { type: 'retarget'; at: number; target?: ClockTarget; calendar?: BusinessCalendar }
  | { type: 'satisfy'; at: number }
  | { type: 'cancel'; at: number }

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled'

export type ClockSnapshot = {
  /** `breached` from the breach on, answered or not; `cancelled` keeps an earlier `breachedAt`. */
  state: ClockState
  /** Counted up to `asOf`, or up to the end of a finished clock. */
  elapsedMs: number
  /** `elapsedMs` in whole minutes, rounded down. */
  elapsedMinutes: number
  /** Null while paused; the instant of the breach once breached. An answer at `dueAt` is in time. */
  dueAt: number | null
  breachedAt: number | null
  /** `retarget`: the new target had passed already when it was set. */
  breachCause: 'elapsed' | 'retarget' | null
  finishedAt: number | null
  /** Where the current segment began: the last start, pause, resume or retarget. */
  anchorAt: number
  /** Elapsed at `anchorAt`; unlike `elapsedMs` it does not depend on `asOf`, so it can be stored. */
  anchorElapsedMs: number
}

type Terms = { target: ClockTarget; calendar: BusinessCalendar }

type Running = {
  terms: Terms
  anchorAt: number
  anchorElapsedMs: number
  isPaused: boolean
  dueAt: number | null
  breachedAt: number | null
  breachCause: ClockSnapshot['breachCause']
  finishedAt: number | null
  isCancelled: boolean
}

/**
 * Replays a clock (clocks.md): what its events, in the record's order, make of it at `asOf`. Null
 * before its start. Pausing twice is one pause, resuming while running changes nothing, and nothing
 * changes a finished clock. An answer that bounced is no `satisfy`: leave it out. An event stamped
 * before its predecessor counts at its predecessor's instant.
 */
export function foldClock(
  events: readonly ClockEvent[],
  terms: { target: ClockTarget; calendar: BusinessCalendar },
  asOf: number,
): ClockSnapshot | null {
  let clock: Running | null = null
  let lastAt = Number.NEGATIVE_INFINITY
  for (const event of events) {
    lastAt = Math.max(lastAt, event.at)
    if (clock) clock = advance(clock, event, lastAt)
    else if (event.type === 'start') clock = startClock(terms, lastAt)
    else if (event.type === 'retarget') terms = retargeted(terms, event)
  }
  if (!clock) return null
  return toSnapshot(clock, Math.max(asOf, lastAt))
}

function startClock(terms: Terms, at: number): Running {
  return withDue({
    terms,
    anchorAt: at,
    anchorElapsedMs: 0,
    isPaused: false,
    dueAt: null,
    breachedAt: null,
    breachCause: null,
    finishedAt: null,
    isCancelled: false,
  })
}

function advance(before: Running, event: ClockEvent, at: number): Running {
  if (before.finishedAt !== null) return before
  const clock = noticeBreach(before, at)
  switch (event.type) {
    case 'start':
      return clock
    case 'pause':
      return clock.isPaused ? clock : withDue({ ...anchored(clock, at), isPaused: true })
    case 'resume':
      return clock.isPaused ? withDue({ ...anchored(clock, at), isPaused: false }) : clock
    case 'retarget':
      return retargetClock(anchored(clock, at), event)
    case 'satisfy':
      return { ...clock, finishedAt: at }
    case 'cancel':
      return { ...clock, finishedAt: at, isCancelled: true }
  }
}

function retargetClock(clock: Running, event: Extract<ClockEvent, { type: 'retarget' }>): Running {
  const terms = retargeted(clock.terms, event)
  const isPassed = clock.anchorElapsedMs > terms.target.minutes * 60_000
  if (clock.breachedAt === null && isPassed) {
    const breach = { breachedAt: clock.anchorAt, breachCause: 'retarget' } as const
    return { ...clock, ...breach, terms, dueAt: clock.anchorAt }
  }
  return withDue({ ...clock, terms })
}

function retargeted(terms: Terms, event: Extract<ClockEvent, { type: 'retarget' }>): Terms {
  return { target: event.target ?? terms.target, calendar: event.calendar ?? terms.calendar }
}

/** A breach happens at the due instant, whenever it is noticed, and once. */
function noticeBreach(clock: Running, at: number): Running {
  if (clock.breachedAt !== null || clock.dueAt === null || at <= clock.dueAt) return clock
  return { ...clock, breachedAt: clock.dueAt, breachCause: 'elapsed' }
}

function anchored(clock: Running, at: number): Running {
  return { ...clock, anchorAt: at, anchorElapsedMs: elapsedAt(clock, at) }
}

function withDue(clock: Running): Running {
  if (clock.breachedAt !== null) return { ...clock, dueAt: clock.breachedAt }
  if (clock.isPaused) return { ...clock, dueAt: null }
  const { target, calendar } = clock.terms
  const leftMs = target.minutes * 60_000 - clock.anchorElapsedMs
  const dueAt =
    target.unit === 'business' ? calendar.add(clock.anchorAt, leftMs) : clock.anchorAt + leftMs
  return { ...clock, dueAt }
}

function elapsedAt(clock: Running, at: number): number {
  if (clock.isPaused) return clock.anchorElapsedMs
  const spent: Record<TargetUnit, () => number> = {
    business: () => clock.terms.calendar.between(clock.anchorAt, at),
    clock: () => at - clock.anchorAt,
  }
  return clock.anchorElapsedMs + spent[clock.terms.target.unit]()
}

function toSnapshot(running: Running, asOf: number): ClockSnapshot {
  const clock = running.finishedAt === null ? noticeBreach(running, asOf) : running
  const elapsedMs = elapsedAt(clock, clock.finishedAt ?? asOf)
  return {
    state: stateOf(clock),
    elapsedMs,
    // A node's clock may lag behind the one that started it: never less than nothing.
    elapsedMinutes: Math.max(0, Math.floor(elapsedMs / 60_000)),
    dueAt: clock.dueAt,
    breachedAt: clock.breachedAt,
    breachCause: clock.breachCause,
    finishedAt: clock.finishedAt,
    anchorAt: clock.anchorAt,
    anchorElapsedMs: clock.anchorElapsedMs,
  }
}

function stateOf(clock: Running): ClockState {
  if (clock.isCancelled) return 'cancelled'
  if (clock.breachedAt !== null) return 'breached'
  if (clock.finishedAt !== null) return 'met'
  return clock.isPaused ? 'paused' : 'running'
}
