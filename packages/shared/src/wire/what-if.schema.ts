import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  nullable,
  strict,
  TicketNumber,
  TimeZone,
  Uuid,
} from './common.schema.ts'
import { Criticality, Impact } from './vocabulary.schema.ts'

const LocalTime = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$', maxLength: 5 })
const Interval = Type.Tuple([LocalTime, LocalTime], { minItems: 2, maxItems: 2 })
const Intervals = Type.Array(Interval, { maxItems: 24 })

/** A calendar that is nowhere stored; the server says what is wrong with a senseless one. */
const TriedCalendar = Type.Object(
  {
    timeZone: TimeZone,
    weekly: Type.Object(
      {
        1: Type.Optional(Intervals),
        2: Type.Optional(Intervals),
        3: Type.Optional(Intervals),
        4: Type.Optional(Intervals),
        5: Type.Optional(Intervals),
        6: Type.Optional(Intervals),
        7: Type.Optional(Intervals),
      },
      strict,
    ),
    holidays: Type.Array(LocalDate, { maxItems: 1000 }),
    exceptions: Type.Array(Type.Object({ date: LocalDate, intervals: Intervals }, strict), {
      maxItems: 1000,
    }),
  },
  strict,
)

const TriedTarget = Type.Object(
  {
    minutes: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    unit: Type.Enum(['business', 'clock'], { type: 'string' }),
  },
  strict,
)

const ruledWords = [...Impact.enum, ...Criticality.enum]

/** As the rulebook's `targets`; what is absent keeps the targets its clocks had. */
const TriedTargets = Type.Object(
  {
    firstReply: Type.Optional(
      Type.Object(
        {
          '*': Type.Optional(TriedTarget),
          ...Object.fromEntries(ruledWords.map((word) => [word, Type.Optional(TriedTarget)])),
        },
        strict,
      ),
    ),
    nextReply: Type.Optional(TriedTarget),
    resolution: Type.Optional(TriedTarget),
  },
  strict,
)

/**
 * `POST /what-if`: the clocks started in [from, to), at most 366 days, measured by another calendar,
 * other targets, or both. Send `calendar` or `calendarVersionId`, not both (400).
 */
export const WhatIfBody = Type.Object(
  {
    from: Instant,
    to: Instant,
    calendar: Type.Optional(TriedCalendar),
    calendarVersionId: Type.Optional(Uuid),
    targets: Type.Optional(TriedTargets),
  },
  strict,
)
export type WhatIfBody = Static<typeof WhatIfBody>

export const WhatIfMetric = Type.Enum(['first_reply', 'next_reply', 'resolution'], {
  type: 'string',
})
export type WhatIfMetric = Static<typeof WhatIfMetric>

const Count = Type.Integer({ minimum: 0 })

/** `open`: neither answered nor late yet. Cancelled clocks are not counted. */
const Attainment = Type.Object({
  metric: WhatIfMetric,
  /** The case's criticality now; null: not ruled. */
  criticality: nullable(Criticality),
  met: Count,
  breached: Count,
  open: Count,
  /** `met` of `met + breached`, one decimal; null without any. */
  percent: nullable(Type.Number({ minimum: 0, maximum: 100 })),
})
export type Attainment = Static<typeof Attainment>

const Outcome = Type.Enum(['met', 'breached', 'open'], { type: 'string' })
export type Outcome = Static<typeof Outcome>
const OutcomeView = Type.Object({ outcome: Outcome, dueAt: nullable(Instant) })

const ChangedClock = Type.Object({
  number: TicketNumber,
  subject: Type.String(),
  metric: WhatIfMetric,
  cycle: Type.Integer({ minimum: 1 }),
  criticality: nullable(Criticality),
  actual: OutcomeView,
  whatIf: OutcomeView,
})
export type ChangedClock = Static<typeof ChangedClock>

export const WhatIfView = Type.Object({
  from: Instant,
  to: Instant,
  clocks: Count,
  actual: Type.Array(Attainment),
  whatIf: Type.Array(Attainment),
  changedCount: Count,
  /** The first 100 whose outcome differs, by number. */
  changed: Type.Array(ChangedClock),
})
export type WhatIfView = Static<typeof WhatIfView>
