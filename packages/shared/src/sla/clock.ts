import type { BusinessCalendar } from '../business-time/calendar.ts'
import { countBusinessDays, endOfBusinessDay } from './business-days.ts'
import type { ClockTarget } from './targets.ts'

/** `at` is epoch ms of the database's time. */
export type ClockEvent =
  | { type: 'start'; at: number }
  | { type: 'pause'; at: number; reason: string }
  | { type: 'resume'; at: number }
  | { type: 'retarget'; at: number; target?: ClockTarget; calendar?: BusinessCalendar }
  | { type: 'correct'; at: number; calendar: BusinessCalendar }
  | { type: 'reinstate'; at: number }
  | { type: 'satisfy'; at: number }
  | { type: 'cancel'; at: number }

export type ClockState = 'running' | 'paused' | 'met' | 'breached' | 'cancelled'

export type ClockSnapshot = {
  /** `breached` from the breach on, answered or not; `cancelled` keeps an earlier `breachedAt`. */
  state: ClockState
  /** Stands still, also after its breach; false of a finished clock. */
  isPaused: boolean
  /** Counted up to `asOf`, or up to the end of a finished clock; of `business_day`, business time. */
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

export type ClockTerms = { target: ClockTarget; calendar: BusinessCalendar }

type Running = {
  terms: ClockTerms
  anchorAt: number
  anchorElapsedMs: number
  /** Of `business_day`: after which instant its days are counted, and how many came before. */
  daysFrom: number
  daysDone: number
  isPaused: boolean
  dueAt: number | null
  breachedAt: number | null
  breachCause: ClockSnapshot['breachCause']
  finishedAt: number | null
  isCancelled: boolean
  /** What an answer that bounces gives back. */
  beforeAnswer: Running | null
}

/**
 * Replays a clock (clocks.md): what its events, in the record's order, make of it at `asOf`. Null
 * before its start. Pausing twice is one pause, resuming while running changes nothing, and nothing
 * changes a finished clock, but that an answer which bounced is as if it had never been
 * (`reinstate`). `correct` measures an unfinished clock anew from its start by another calendar, in
 * place of every earlier one. An event stamped before its predecessor counts at its predecessor's
 * instant. Throws `CalendarError` where the calendar has not that much time left.
 */
export function foldClock(
  events: readonly ClockEvent[],
  terms: ClockTerms,
  asOf: number,
): ClockSnapshot | null {
  const { clock, lastAt } = replay(events, terms)
  return clock && toSnapshot(clock, Math.max(asOf, lastAt))
}

type Replayed = { clock: Running | null; lastAt: number }

function replay(events: readonly ClockEvent[], first: ClockTerms): Replayed {
  let terms = first
  let clock: Running | null = null
  let lastAt = Number.NEGATIVE_INFINITY
  for (const [index, event] of events.entries()) {
    lastAt = Math.max(lastAt, event.at)
    if (event.type === 'correct') {
      if (clock && clock.finishedAt !== null) continue
      const anew = replay(withoutCalendars(events.slice(0, index)), {
        target: first.target,
        calendar: event.calendar,
      })
      terms = { ...terms, calendar: event.calendar }
      clock = anew.clock && noticeBreach(anew.clock, lastAt)
    } else if (clock) clock = advance(clock, event, lastAt)
    else if (event.type === 'start') clock = startClock(terms, lastAt)
    else if (event.type === 'retarget') terms = retargeted(terms, event)
  }
  return { clock, lastAt }
}

function withoutCalendars(events: readonly ClockEvent[]): ClockEvent[] {
  return events.flatMap((event): ClockEvent[] => {
    if (event.type === 'correct') return []
    if (event.type !== 'retarget') return [event]
    return event.target ? [{ type: 'retarget', at: event.at, target: event.target }] : []
  })
}

function startClock(terms: ClockTerms, at: number): Running {
  return withDue({
    terms,
    anchorAt: at,
    anchorElapsedMs: 0,
    daysFrom: at,
    daysDone: 0,
    isPaused: false,
    dueAt: null,
    breachedAt: null,
    breachCause: null,
    finishedAt: null,
    isCancelled: false,
    beforeAnswer: null,
  })
}

type Change = Exclude<ClockEvent, { type: 'correct' }>

function advance(before: Running, event: Change, at: number): Running {
  if (before.finishedAt !== null) {
    const isBounced = event.type === 'reinstate' && before.beforeAnswer !== null
    return isBounced && before.beforeAnswer ? noticeBreach(before.beforeAnswer, at) : before
  }
  const clock = noticeBreach(before, at)
  switch (event.type) {
    case 'start':
    case 'reinstate':
      return clock
    case 'pause':
      return clock.isPaused ? clock : withDue({ ...anchored(clock, at), isPaused: true })
    case 'resume':
      return clock.isPaused
        ? withDue({ ...anchored(clock, at), isPaused: false, daysFrom: at })
        : clock
    case 'retarget':
      return retargetClock(anchored(clock, at), event)
    case 'satisfy':
      return { ...clock, finishedAt: at, beforeAnswer: before }
    case 'cancel':
      return { ...clock, finishedAt: at, isCancelled: true }
  }
}

function retargetClock(clock: Running, event: Extract<ClockEvent, { type: 'retarget' }>): Running {
  const terms = retargeted(clock.terms, event)
  const changed = { ...clock, terms }
  if (clock.breachedAt === null && isPassed(changed)) {
    const breach = { breachedAt: clock.anchorAt, breachCause: 'retarget' } as const
    return { ...changed, ...breach, dueAt: clock.anchorAt }
  }
  return withDue(changed)
}

/** Whether the target of a clock that was just anchored lies behind its anchor already. */
function isPassed(clock: Running): boolean {
  const { target } = clock.terms
  if (target.unit !== 'business_day') return clock.anchorElapsedMs > target.minutes * 60_000
  if (clock.daysDone >= target.days) return clock.daysFrom < clock.anchorAt
  return !clock.isPaused && dayDue(clock, target.days) < clock.anchorAt
}

function retargeted(
  terms: ClockTerms,
  event: Extract<ClockEvent, { type: 'retarget' }>,
): ClockTerms {
  return { target: event.target ?? terms.target, calendar: event.calendar ?? terms.calendar }
}

/** A breach happens at the due instant, whenever it is noticed, and once. */
function noticeBreach(clock: Running, at: number): Running {
  if (clock.breachedAt !== null || clock.dueAt === null || at <= clock.dueAt) return clock
  return { ...clock, breachedAt: clock.dueAt, breachCause: 'elapsed' }
}

function anchored(clock: Running, at: number): Running {
  return { ...clock, ...daysAt(clock, at), anchorAt: at, anchorElapsedMs: elapsedAt(clock, at) }
}

/** Days that ended by then are kept; the one that is running counts as a whole where it ends. */
function daysAt(clock: Running, at: number): Pick<Running, 'daysFrom' | 'daysDone'> {
  const { daysFrom, daysDone, terms } = clock
  if (clock.isPaused || terms.target.unit !== 'business_day') return { daysFrom, daysDone }
  const ended = countBusinessDays(terms.calendar, daysFrom, at)
  if (ended === 0) return { daysFrom, daysDone }
  return {
    daysFrom: endOfBusinessDay(terms.calendar, daysFrom, ended),
    daysDone: daysDone + ended,
  }
}

function withDue(clock: Running): Running {
  if (clock.breachedAt !== null) return { ...clock, dueAt: clock.breachedAt }
  if (clock.isPaused) return { ...clock, dueAt: null }
  return { ...clock, dueAt: dueOf(clock) }
}

function dueOf(clock: Running): number {
  const { target, calendar } = clock.terms
  if (target.unit === 'business_day') return dayDue(clock, target.days)
  const leftMs = target.minutes * 60_000 - clock.anchorElapsedMs
  switch (target.unit) {
    case 'business':
      return calendar.add(clock.anchorAt, leftMs)
    case 'attention':
      return calendar.attention().add(clock.anchorAt, leftMs)
    case 'clock':
      return clock.anchorAt + leftMs
  }
}

function dayDue({ terms, daysFrom, daysDone, anchorAt }: Running, days: number): number {
  const left = days - daysDone
  return left > 0 ? endOfBusinessDay(terms.calendar, daysFrom, left) : anchorAt
}

function elapsedAt(clock: Running, at: number): number {
  if (clock.isPaused) return clock.anchorElapsedMs
  return clock.anchorElapsedMs + measure(clock.terms, clock.anchorAt, at)
}

/** Time in ms that counts for a target, from one instant to another. */
export function measure({ target, calendar }: ClockTerms, from: number, to: number): number {
  switch (target.unit) {
    case 'business':
    case 'business_day':
      return calendar.between(from, to)
    case 'attention':
      return calendar.attention().between(from, to)
    case 'clock':
      return to - from
  }
}

function toSnapshot(running: Running, asOf: number): ClockSnapshot {
  const clock = running.finishedAt === null ? noticeBreach(running, asOf) : running
  const elapsedMs = elapsedAt(clock, clock.finishedAt ?? asOf)
  return {
    state: stateOf(clock),
    isPaused: clock.isPaused && clock.finishedAt === null,
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
