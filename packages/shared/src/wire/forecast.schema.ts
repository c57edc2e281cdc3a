import { Type, type Static } from 'typebox'
import { LocalDate, Minutes, nullable, SignedMinutes } from './common.schema.ts'

/** HR-12: when the hours run out if work goes on as it did, and the figures that it says so by. */
export const HoursForecast = Type.Object({
  /** The first day that the hours no longer carry; null: they last to `horizon`. */
  runsOutOn: nullable(LocalDate),
  /** What ends first: the minutes, or the lot that holds them. Null with `runsOutOn`. */
  because: nullable(Type.Enum(['used_up', 'lot_ends'], { type: 'string' })),
  /** Charged minutes of a calendar day, to a tenth. */
  perDayMinutes: Type.Number({ minimum: 0, maximum: 10_000_000 }),
  /** It looks no further than the contract's end or its next grant of a period; exclusive. */
  horizon: LocalDate,
  basis: Type.Object({
    /** Whole weeks; `to` is exclusive. */
    from: LocalDate,
    to: LocalDate,
    weeks: Type.Integer({ minimum: 1, maximum: 60 }),
    /** All that was charged in them. */
    chargedMinutes: Minutes,
    /** Left out of the average where the weeks are enough: the busiest and the quietest. */
    leftOutMinutes: Type.Array(Minutes, { maxItems: 2 }),
    /** Of lots in force, less open overdraft. */
    minutesLeft: SignedMinutes,
  }),
})
export type HoursForecast = Static<typeof HoursForecast>
