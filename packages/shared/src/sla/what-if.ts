import type { BusinessCalendar } from '../business-time/calendar.ts'
import type { Target } from '../rulebook/policy.ts'
import type { ClockEvent, ClockTerms } from './clock.ts'
import type { ClockTarget } from './targets.ts'

/** What a clock did, as `foldClock` takes it. */
export type ReplayedClock = { terms: ClockTerms; events: readonly ClockEvent[] }

/** What was ruled of a case at an instant (epoch ms): its criticality, or its impact. */
export type Ruling = { at: number; word: string | null }

/** What to measure a clock by instead; what is absent stays as it was. */
export type Substitution = {
  calendar?: BusinessCalendar
  /** The target under a ruling (null: not yet ruled); undefined keeps the one it had. */
  targetOf?: (word: string | null) => Target | undefined
}

/**
 * The same happenings under another calendar, other targets, or both: starts, pauses and answers stay
 * where they were. A substituted calendar measures from the start on, in place of every other.
 */
export function substituted(
  clock: ReplayedClock,
  rulings: readonly Ruling[],
  { calendar, targetOf }: Substitution,
): ReplayedClock {
  const events = inOrder(clock.events)
  const inCalendar = calendar
    ? withoutCalendars({ ...clock, events }, calendar)
    : { ...clock, events }
  return targetOf ? withTargets(inCalendar, rulings, targetOf) : inCalendar
}

/** An event stamped before its predecessor counts at its predecessor's instant. */
function inOrder(events: readonly ClockEvent[]): ClockEvent[] {
  let lastAt = Number.NEGATIVE_INFINITY
  return events.map((event) => {
    lastAt = Math.max(lastAt, event.at)
    return { ...event, at: lastAt }
  })
}

function withoutCalendars(
  { terms, events }: ReplayedClock,
  calendar: BusinessCalendar,
): ReplayedClock {
  return {
    terms: { ...terms, calendar },
    events: events.flatMap((event): ClockEvent[] => {
      if (event.type === 'correct') return []
      if (event.type !== 'retarget') return [event]
      return event.target ? [{ type: 'retarget', at: event.at, target: event.target }] : []
    }),
  }
}

function withTargets(
  { terms, events }: ReplayedClock,
  rulings: readonly Ruling[],
  targetOf: NonNullable<Substitution['targetOf']>,
): ReplayedClock {
  const startAt = events.find(({ type }) => type === 'start')?.at ?? 0
  const set = events.flatMap((event) =>
    event.type === 'retarget' && event.target ? [{ at: event.at, target: event.target }] : [],
  )
  const chosenAt = (at: number): ClockTarget => {
    const word = rulings.findLast((ruling) => ruling.at <= at)?.word ?? null
    return targetOf(word) ?? set.findLast((one) => one.at <= at)?.target ?? terms.target
  }
  const instants = [...rulings, ...set].map(({ at }) => at).filter((at) => at > startAt)
  const kept = events.flatMap((event): ClockEvent[] => {
    if (event.type !== 'retarget' || !event.target) return [event]
    return event.calendar ? [{ type: 'retarget', at: event.at, calendar: event.calendar }] : []
  })
  const retargets = [...new Set(instants)].map((at): ClockEvent => ({
    type: 'retarget',
    at,
    target: chosenAt(at),
  }))
  return {
    terms: { ...terms, target: chosenAt(startAt) },
    // Stable: a retarget comes after what happened at its instant, as a new ruling does.
    events: [...kept, ...retargets].toSorted((a, b) => a.at - b.at),
  }
}
