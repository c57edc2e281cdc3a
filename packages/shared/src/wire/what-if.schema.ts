import { Type, type Static } from 'typebox'
import { CalendarDefinitionBody } from './calendars.schema.ts'
import { Instant, nullable, strict, TicketNumber, Uuid } from './common.schema.ts'
import { Criticality, Impact } from './vocabulary.schema.ts'

const TriedTarget = Type.Object(
  {
    minutes: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    unit: Type.Enum(['business', 'clock'], { type: 'string' }),
  },
  strict,
)

const ruledWords = ['*', ...Impact.enum, ...Criticality.enum] as const
type TriedTargetByWord = Partial<Record<(typeof ruledWords)[number], Static<typeof TriedTarget>>>

/** By impact or criticality, `*` for the rest. */
const TriedFirstReply = Type.Unsafe<TriedTargetByWord>(
  Type.Object(
    Object.fromEntries(ruledWords.map((word) => [word, Type.Optional(TriedTarget)])),
    strict,
  ),
)

/** As the rulebook's `targets`; what is absent keeps the targets its clocks had. */
const TriedTargets = Type.Object(
  {
    firstReply: Type.Optional(TriedFirstReply),
    nextReply: Type.Optional(TriedTarget),
    resolution: Type.Optional(TriedTarget),
  },
  strict,
)

/**
 * `POST /what-if`: the clocks started in [from, to), at most 366 days, measured by another calendar,
 * other targets, or both. Send `calendarDefinition` (422 `calendar_invalid` where it makes no sense) or
 * `calendarVersionId`, not both (400).
 */
export const WhatIfBody = Type.Object(
  {
    from: Instant,
    to: Instant,
    calendarDefinition: Type.Optional(CalendarDefinitionBody),
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
  /** The first 100 whose outcome differs, in the order of their cases. */
  changed: Type.Array(ChangedClock),
})
export type WhatIfView = Static<typeof WhatIfView>
