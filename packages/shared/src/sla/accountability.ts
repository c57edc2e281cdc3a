import type { BusinessCalendar } from '../business-time/calendar.ts'
import type { EventType } from '../record/event-types.ts'
import { TICKET_STATES, type TicketState } from '../ticket/machine.ts'

/** Whose the next move was. */
export const OWING = ['desk', 'customer', 'vendor', 'nobody'] as const
export type Owing = (typeof OWING)[number]

/** Null: the case has ended, and its time is nobody's to answer for. */
const owingIn: Record<TicketState, Owing | null> = {
  received: 'desk',
  in_review: 'desk',
  in_progress: 'desk',
  waiting_customer: 'customer',
  waiting_decision: 'customer',
  in_validation: 'customer',
  waiting_vendor: 'vendor',
  scheduled: 'nobody',
  backlog: 'nobody',
  closed: null,
  cancelled: null,
}

/** What of a case's record moves the turn; `at` and `until` are epoch ms. */
export type TurnEvent =
  | { type: 'state'; at: number; to: TicketState }
  | { type: 'away'; at: number; until: number | null }
  | { type: 'back'; at: number }

/** An open stretch of a case in which the next move was one side's. */
export type Turn = { from: number; to: number; owing: Owing }

/** From `from` on business time is that of this calendar; the first one reaches back as well. */
export type CalendarFrom = { from: number; calendar: BusinessCalendar }

type RecordedEvent = { type: EventType; at: number; payload: { readonly [key: string]: unknown } }

/** Reads events of a record, in its order, as what moves the turn; all others are left out. */
export function turnEvents(events: readonly RecordedEvent[]): TurnEvent[] {
  return events.flatMap(({ type, at, payload }): TurnEvent[] => {
    const to = TICKET_STATES.find((state) => state === payload['to'])
    if (type === 'ticket.opened') return [{ type: 'state', at, to: 'received' }]
    if (type === 'state.changed' && to) return [{ type: 'state', at, to }]
    if (type === 'away.set') return [{ type: 'away', at, until: untilOf(payload['until']) }]
    return type === 'away.cleared' ? [{ type: 'back', at }] : []
  })
}

function untilOf(until: unknown): number | null {
  const ms = typeof until === 'string' ? Date.parse(until) : Number.NaN
  return Number.isNaN(ms) ? null : ms
}

type Options = {
  asOf: number
  /** Policy `away.pausesDeskClocks`: what the desk owed waits for a customer who is away (IN-8). */
  awayExcusesDesk: boolean
}

/**
 * The turns of a case from its opening to `asOf`, one after another, without those of an ended case.
 * An event stamped before its predecessor counts at its predecessor's instant, as in `foldClock`.
 */
export function listTurns(
  events: readonly TurnEvent[],
  { asOf, awayExcusesDesk }: Options,
): Turn[] {
  const turns: Turn[] = []
  let state: TicketState | null = null
  let awayUntil = Number.NEGATIVE_INFINITY
  let lastAt = Number.NEGATIVE_INFINITY
  const close = (to: number): void => {
    const owing = state && owingIn[state]
    if (owing) {
      const isExcused = awayExcusesDesk && owing === 'desk'
      const back = isExcused ? Math.min(to, Math.max(lastAt, awayUntil)) : lastAt
      addTurn(turns, { from: lastAt, to: back, owing: 'customer' })
      addTurn(turns, { from: back, to, owing })
    }
    lastAt = to
  }
  for (const event of events) {
    close(Math.max(lastAt, event.at))
    if (event.type === 'away') awayUntil = event.until ?? Number.POSITIVE_INFINITY
    if (event.type === 'back') awayUntil = Number.NEGATIVE_INFINITY
    if (event.type === 'state') {
      state = event.to
      // A case that ended is left by nobody: being away does not outlive it.
      if (owingIn[state] === null) awayUntil = Number.NEGATIVE_INFINITY
    }
  }
  close(Math.max(lastAt, asOf))
  return turns
}

function addTurn(turns: Turn[], turn: Turn): void {
  if (turn.to <= turn.from) return
  const last = turns.at(-1)
  if (last && last.owing === turn.owing && last.to === turn.from) last.to = turn.to
  else turns.push(turn)
}

export type Accountability = Record<Owing, number>

/**
 * Business ms of each side's turns (EX-4); together they are the open business time of the case.
 * `calendars` in the order of `from`, at least one.
 */
export function accountFor(
  turns: readonly Turn[],
  calendars: readonly CalendarFrom[],
): Accountability {
  const spent: Accountability = { desk: 0, customer: 0, vendor: 0, nobody: 0 }
  for (const { from, to, owing } of turns) spent[owing] += businessMs(calendars, from, to)
  return spent
}

/** Open business ms between two instants, each stretch by the calendar of its time. */
export function businessMs(calendars: readonly CalendarFrom[], from: number, to: number): number {
  return calendars.reduce((sum, { from: since, calendar }, index) => {
    const start = index === 0 ? from : Math.max(from, since)
    const end = Math.min(to, calendars[index + 1]?.from ?? to)
    return start < end ? sum + calendar.between(start, end) : sum
  }, 0)
}

/**
 * Parts of a time in ms as whole minutes that add up to its whole minutes, rounded down: what is left
 * of one part goes to the next.
 */
export function wholeMinutes(parts: readonly number[]): number[] {
  let sum = 0
  return parts.map((ms) => {
    const before = Math.floor(sum / 60_000)
    sum += ms
    return Math.floor(sum / 60_000) - before
  })
}
