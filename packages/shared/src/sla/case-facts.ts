import type { TicketAction, TicketState, TicketType } from '../ticket/machine.ts'
import type { ClockMetric, ClockPolicy, ClockTarget } from './targets.ts'

/** Who acted: a person or key of the desk, of the customer, or Mesa itself. */
export type Side = 'desk' | 'customer' | 'system'

/** What of a case its clocks depend on, before or after something happened to it. */
export type CaseFacts = {
  state: TicketState
  type: TicketType | null
  impact: string | null
  /** Null until review ruled it. */
  criticality: string | null
  /** The customer left the case for a while (IN-8). */
  isAway: boolean
  /** The customer watches a solution until a date (RS-4). */
  isWatched: boolean
  /** The earliest public words of the customer that the desk has not answered, epoch ms. */
  unansweredSince: number | null
}

/** A clock of the case; `finishedAt` null while it runs or is paused. All instants are epoch ms. */
export type CaseClock = {
  metric: ClockMetric
  cycle: number
  target: ClockTarget
  isPaused: boolean
  startedAt: number
  finishedAt: number | null
  isCancelled: boolean
}

export type Happening =
  | { type: 'opened' }
  /** Words in the case: `isPublic` false is a note, `isHuman` false is Mesa's own. */
  | { type: 'said'; side: Side; isPublic: boolean; isHuman: boolean; asks: boolean }
  /** An action of the machine; `watch` and `escalate` leave the state as it is. */
  | { type: 'moved'; action: TicketAction; by: Side }
  | { type: 'classified' }
  /** It was taken for a reply to another case and was none (IN-6). */
  | { type: 'unmerged' }
  | { type: 'away'; by: Side }
  | { type: 'returned' }
  /** The desk's words of that instant did not reach the customer. */
  | { type: 'bounced'; saidAt: number }
  /** A case of before all kinds of clocks existed gets those that its state implies. */
  | { type: 'adopted' }
  /** The rules in force now were put on a case that ran under earlier ones. */
  | { type: 'reapplied' }

export type Change =
  | { type: 'start'; target: ClockTarget }
  | { type: 'pause'; reason: PauseReason }
  | { type: 'resume' }
  | { type: 'retarget'; target: ClockTarget }
  | { type: 'reinstate' }
  | { type: 'satisfy' }
  | { type: 'cancel' }
export type PauseReason = 'customer' | 'vendor' | 'away'
/** An event to be written for one clock, at the happening's instant; `cause` is a snake_case word. */
export type ClockCommand = { metric: ClockMetric; cycle: number; cause: string } & Change

export type ClockQuestion = {
  /** At least the newest cycle of every metric the case ever had; more do no harm. */
  clocks: readonly CaseClock[]
  /** `unansweredSince` of `after` is not looked at: `unansweredAfter` says it. */
  before: CaseFacts
  after: CaseFacts
  happening: Happening
  at: number
  policy: ClockPolicy
}

/** The customer was asked, and their silence closes the case (CV-4). */
export const asks = (state: TicketState) =>
  state === 'waiting_customer' || state === 'in_validation'
/** Ended, one way or the other. */
export const isOver = (state: TicketState) => state === 'closed' || state === 'cancelled'

/** Any human act of the customer on the case answers the desk (CV-4). */
export function isCustomersAct(happening: Happening): boolean {
  if (happening.type === 'said') return happening.side === 'customer' && happening.isHuman
  return (happening.type === 'moved' || happening.type === 'away') && happening.by === 'customer'
}

/** Since when the customer waits for words of the desk, after something happened (CV-6). */
export function unansweredAfter(
  before: Pick<CaseFacts, 'unansweredSince'>,
  happening: Happening,
  at: number,
): number | null {
  // What the desk said when it merged the case was no answer.
  if (happening.type === 'opened' || happening.type === 'unmerged') return at
  if (happening.type !== 'said' || !happening.isPublic || !happening.isHuman) {
    return before.unansweredSince
  }
  return happening.side === 'customer' ? (before.unansweredSince ?? at) : null
}

/** The clocks once the commands are written: what the next happening meets. */
export function clocksAfter(
  clocks: readonly CaseClock[],
  commands: readonly ClockCommand[],
  at: number,
): CaseClock[] {
  return commands.reduce<CaseClock[]>(
    (known, command) => {
      const { metric, cycle } = command
      if (command.type === 'start') {
        const { target } = command
        const ends = { finishedAt: null, isCancelled: false }
        return [...known, { metric, cycle, target, isPaused: false, startedAt: at, ...ends }]
      }
      return known.map((clock) =>
        clock.metric === metric && clock.cycle === cycle ? changed(clock, command, at) : clock,
      )
    },
    [...clocks],
  )
}

function changed(clock: CaseClock, command: ClockCommand, at: number): CaseClock {
  switch (command.type) {
    case 'start':
      return clock
    case 'pause':
    case 'resume':
      return { ...clock, isPaused: command.type === 'pause' }
    case 'retarget':
      return { ...clock, target: command.target }
    case 'reinstate':
      return { ...clock, finishedAt: null }
    case 'satisfy':
    case 'cancel':
      return { ...clock, finishedAt: at, isCancelled: command.type === 'cancel' }
  }
}
