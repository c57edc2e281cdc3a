import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  NamedThing,
  nullable,
  page,
  pageFields,
  strict,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { Criticality, TicketType } from './vocabulary.schema.ts'

export const ReportMetric = Type.Enum(['first_reply', 'next_reply', 'resolution'], {
  type: 'string',
})
export type ReportMetric = Static<typeof ReportMetric>

export const ReportGroupBy = Type.Enum(['criticality', 'product', 'organization'], {
  type: 'string',
})
export type ReportGroupBy = Static<typeof ReportGroupBy>

export const ReportInterval = Type.Enum(['week', 'month'], { type: 'string' })
export type ReportInterval = Static<typeof ReportInterval>

/** `none`: not ruled yet. */
export const ReportCriticality = Type.Enum(['minor', 'moderate', 'serious', 'critical', 'none'], {
  type: 'string',
})

/** Which cases count; each figure of the report opens its cases with the same words. */
const filterFields = {
  /** First local date of the desk that counts; default: Monday eight weeks ago. */
  from: Type.Optional(LocalDate),
  /** The first date that does not count any more (ends are exclusive); default: tomorrow. At most three years. */
  to: Type.Optional(LocalDate),
  type: Type.Optional(TicketType),
  productId: Type.Optional(Uuid),
  organizationId: Type.Optional(Uuid),
  criticality: Type.Optional(ReportCriticality),
}

/** `GET /reports/rp-12`: attainment of the clocks that began in the period. */
export const AttainmentQuery = Type.Object(
  {
    ...filterFields,
    metric: Type.Optional(ReportMetric),
    groupBy: Type.Optional(ReportGroupBy),
    interval: Type.Optional(ReportInterval),
    format: Type.Optional(Type.Enum(['json', 'csv', 'xlsx'], { type: 'string' })),
  },
  strict,
)
export type AttainmentQuery = Static<typeof AttainmentQuery>

const Count = Type.Integer({ minimum: 0 })
const counts = {
  /** `met` + `breached` + `running`; cancelled clocks only if they were late before. */
  clocks: Count,
  met: Count,
  breached: Count,
  /** Of `breached`: late at once by a new target that had passed already when it was set. */
  breachedByRetarget: Count,
  running: Count,
  /** met / (met + breached), four decimals; null while none has ended. */
  attainment: nullable(Type.Number({ minimum: 0, maximum: 1 })),
}

/** Attention minutes from receipt to the first reply, without pauses, of the cases opened in the period. */
const ReplyTimes = Type.Object({
  answered: Count,
  median: nullable(Minutes),
  p90: nullable(Minutes),
})
const Spread = Type.Object({ average: Minutes, median: Minutes, p90: Minutes })
/**
 * Minutes from opening to closing, waiting included, of the cases opened in the period and closed
 * since; not of those withdrawn before the first reply.
 */
const ResolutionTimes = Type.Object({
  closed: Count,
  business: nullable(Spread),
  clock: nullable(Spread),
})

const ReportTarget = Type.Object({
  minutes: Minutes,
  unit: Type.Enum(['business', 'clock'], { type: 'string' }),
})

export const AttainmentGroup = Type.Object({
  /** Value of the filter that names it (a criticality, `none`, an id). */
  key: Type.String(),
  /** Of a product or organization. */
  name: nullable(Type.String()),
  /** Where all its clocks have the same. */
  target: nullable(ReportTarget),
  ...counts,
  firstReply: ReplyTimes,
  resolution: ResolutionTimes,
})
export type AttainmentGroup = Static<typeof AttainmentGroup>

export const AttainmentPoint = Type.Object({
  /** The week's or month's part within the period; `to` is exclusive. */
  from: LocalDate,
  to: LocalDate,
  ...counts,
})
export type AttainmentPoint = Static<typeof AttainmentPoint>

export const AttainmentReport = Type.Object({
  from: LocalDate,
  to: LocalDate,
  timeZone: Type.String(),
  /** The instant of the figures: what runs is judged by it. */
  at: Instant,
  metric: ReportMetric,
  groupBy: ReportGroupBy,
  interval: ReportInterval,
  totals: Type.Object({
    ...counts,
    firstReply: ReplyTimes,
    resolution: ResolutionTimes,
    /** CV-5: attention minutes without a word to the customer after the case had turned red. */
    red: Type.Object({ minutes: Minutes, cases: Count }),
  }),
  series: Type.Array(AttainmentPoint),
  /** Most late first, at most 1000. */
  groups: Type.Array(AttainmentGroup),
  groupsLeftOff: Count,
})
export type AttainmentReport = Static<typeof AttainmentReport>

export const ReportOutcome = Type.Enum(['met', 'breached', 'running'], { type: 'string' })
export type ReportOutcome = Static<typeof ReportOutcome>

/** `GET /reports/rp-12/cases`: the clocks behind a figure, newest first. */
export const AttainmentCasesQuery = Type.Object(
  {
    ...pageFields,
    ...filterFields,
    /** `freshness` with `outcome=breached`: the cases that were red. */
    metric: Type.Optional(
      Type.Enum(['first_reply', 'next_reply', 'resolution', 'freshness'], { type: 'string' }),
    ),
    outcome: Type.Optional(ReportOutcome),
  },
  strict,
)
export type AttainmentCasesQuery = Static<typeof AttainmentCasesQuery>

export const AttainmentCase = Type.Object({
  number: TicketNumber,
  subject: Type.String(),
  organization: NamedThing,
  criticality: nullable(Criticality),
  /** Which of the case's clocks of this kind, from 1. */
  cycle: Type.Integer(),
  startedAt: Instant,
  /** Null while paused. */
  dueAt: nullable(Instant),
  finishedAt: nullable(Instant),
  outcome: ReportOutcome,
  isByRetarget: Type.Boolean(),
  /** From due to finished or now, in `lateUnit`; null when not late. */
  lateMinutes: nullable(Minutes),
  lateUnit: Type.Enum(['business', 'clock'], { type: 'string' }),
})
export type AttainmentCase = Static<typeof AttainmentCase>

export const AttainmentCases = page(AttainmentCase)
export type AttainmentCases = Static<typeof AttainmentCases>
