import { Type, type Static } from 'typebox'
import { Instant, Minutes, nullable, strict } from './common.schema.ts'
import { Criticality } from './vocabulary.schema.ts'

/** Of which earlier answers an expectation is made, the nearest group with enough of them. */
export const ExpectationBasis = Type.Enum(
  ['product_criticality_place', 'criticality_place', 'place', 'all'],
  { type: 'string' },
)
export type ExpectationBasis = Static<typeof ExpectationBasis>

/**
 * CL-8: when the first reply is to be expected as things stand, beside what is promised. Of `sample`
 * earlier answers half had come by `at`, four in five by `latestAt`.
 */
export const ExpectedView = Type.Object({
  at: Instant,
  latestAt: Instant,
  basis: ExpectationBasis,
  sample: Type.Integer({ minimum: 1 }),
})
export type ExpectedView = Static<typeof ExpectedView>

const Count = Type.Integer({ minimum: 0 })

/** What would have been said when the cases were opened, against what came. */
const BacktestRow = Type.Object({
  /** Null: not ruled yet, or the row of all. */
  criticality: nullable(Criticality),
  /** First-reply clocks started in the period that were not cancelled. */
  cases: Count,
  /** Of them, those for which history sufficed to say anything. */
  told: Count,
  /** Of those told, the ones that can be judged: answered, or already later than `latestAt`. */
  judged: Count,
  withinMedian: Count,
  /** Answered by `latestAt`; 80 % is what was said. */
  withinLatest: Count,
  /** `withinLatest` of `judged`, in percent with one decimal; null without any. */
  withinLatestPercent: nullable(Type.Number({ minimum: 0, maximum: 100 })),
  /** Median of |business minutes told − taken| over the answered; null without any. */
  medianErrorMinutes: nullable(Minutes),
})

/** `GET /expectations/backtest`: the last thirty days. */
export const BacktestView = Type.Object({
  from: Instant,
  to: Instant,
  total: BacktestRow,
  byCriticality: Type.Array(BacktestRow),
})
export type BacktestView = Static<typeof BacktestView>
export type BacktestRow = Static<typeof BacktestRow>

export const BacktestQuery = Type.Object({}, strict)
