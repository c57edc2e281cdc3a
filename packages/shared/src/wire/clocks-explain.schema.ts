import { Type, type Static } from 'typebox'
import { Instant, LocalDate, Minutes, nullable, SignedMinutes } from './common.schema.ts'

const words = <Word extends string>(...list: Word[]) => Type.Enum(list, { type: 'string' })
const Whole = Type.Integer({ minimum: 0 })

/** `days` of `business_day`, `minutes` of every other unit. */
export const ExplainedTarget = Type.Object({
  minutes: nullable(Minutes),
  days: nullable(Type.Integer({ minimum: 1 })),
  unit: words('business', 'clock', 'attention', 'business_day'),
})
export type ExplainedTarget = Static<typeof ExplainedTarget>

export const ExplainedCalendar = Type.Object({
  name: Type.String(),
  version: Whole,
  timeZone: Type.String(),
})
export type ExplainedCalendar = Static<typeof ExplainedCalendar>

/** One side of a change: what was promised by then; `dueAt` is null while the clock stood still. */
export const ExplainedTerms = Type.Object({
  dueAt: nullable(Instant),
  target: ExplainedTarget,
  calendarName: Type.String(),
  calendarVersion: Whole,
})
export type ExplainedTerms = Static<typeof ExplainedTerms>

/** A stretch of a clock; `retargeted` and `corrected` are instants (`from` is `to`). */
export const ExplainedSegment = Type.Object({
  kind: words('counted', 'paused', 'retargeted', 'corrected'),
  from: Instant,
  to: Instant,
  /** Of a pause who is waited for, of a change what changed; null of what was counted. */
  reason: nullable(
    words('customer', 'vendor', 'away', 'classification', 'calendar', 'contract', 'other'),
  ),
  before: nullable(ExplainedTerms),
  after: nullable(ExplainedTerms),
  /** Who did it and the words of a signed correction; absent from a customer's answer. */
  by: Type.Optional(Type.String()),
  note: Type.Optional(nullable(Type.String())),
})
export type ExplainedSegment = Static<typeof ExplainedSegment>

export const ExplainedDay = Type.Object({
  date: LocalDate,
  /** What was counted of that date. */
  intervals: Type.Array(Type.Object({ from: Instant, to: Instant })),
  countedMinutes: Minutes,
  /** Why nothing, or not the weekly hours, could be counted. */
  mark: nullable(words('holiday', 'exception', 'closed')),
  /** The name the calendar gives to that holiday or exception. */
  name: nullable(Type.String()),
})
export type ExplainedDay = Static<typeof ExplainedDay>

/** The minutes of `days` and `earlierMinutes` add up to `elapsedMinutes`. */
export const ClockExplanation = Type.Object({
  metric: words('firstReply', 'nextReply', 'resolution', 'customerReply', 'freshness'),
  /** 1 is the first; a reopened case and each new question begin another. */
  cycle: Type.Integer({ minimum: 1 }),
  state: words('running', 'paused', 'met', 'breached', 'cancelled'),
  target: ExplainedTarget,
  calendar: ExplainedCalendar,
  startedAt: Instant,
  /** Null while paused; the instant of the breach once breached. */
  dueAt: nullable(Instant),
  breachedAt: nullable(Instant),
  /** `retarget`: the new target had passed already when it was set. */
  breachCause: nullable(words('elapsed', 'retarget')),
  finishedAt: nullable(Instant),
  elapsedMinutes: Minutes,
  /** Below 0 when overrun; null of targets in days. */
  leftMinutes: nullable(SignedMinutes),
  segments: Type.Array(ExplainedSegment),
  /** Oldest first, the newest 400 at most; closed days included. */
  days: Type.Array(ExplainedDay),
  /** Counted on days that were cut. */
  earlierMinutes: Minutes,
  /** Days or segments of this clock were left out. */
  isCut: Type.Boolean(),
})
export type ClockExplanation = Static<typeof ClockExplanation>

/** EX-4: business minutes while the next move was each side's; they add up to `totalMinutes`. */
export const AccountabilityView = Type.Object({
  desk: Minutes,
  customer: Minutes,
  vendor: Minutes,
  /** Parked or scheduled: nobody could move. */
  nobody: Minutes,
  totalMinutes: Minutes,
})
export type AccountabilityView = Static<typeof AccountabilityView>

/** `GET /tickets/:ref/clocks/explain`. */
export const ClocksExplained = Type.Object({
  /** The instant up to which everything is counted. */
  asOf: Instant,
  /** Every cycle of every clock the reader may see, newest first. */
  clocks: Type.Array(ClockExplanation),
  /** Older clocks than the newest 100 were left out. */
  isCut: Type.Boolean(),
  accountability: AccountabilityView,
})
export type ClocksExplained = Static<typeof ClocksExplained>
