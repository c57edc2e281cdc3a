import { Type, type Static } from 'typebox'
import { Minutes, Money, nullable, strict, Uuid } from './common.schema.ts'

/** What a contract is to the desk; the last six are plans of hours or cases. */
export const ContractKind = Type.Enum(
  [
    'contract',
    'warranty',
    'included',
    'independent',
    'licence_plan',
    'package',
    'monthly',
    'annual',
    'maintenance',
    'unlimited',
  ],
  { type: 'string' },
)
export type ContractKind = Static<typeof ContractKind>

export const HoursPeriod = Type.Enum(['once', 'month', 'year'], { type: 'string' })
export type HoursPeriod = Static<typeof HoursPeriod>

/** Money that is asked for: never below nothing. */
export const Price = Type.Object(
  {
    amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
    currency: Money.properties.currency,
  },
  strict,
)
export type Price = Static<typeof Price>

const limit = Type.Integer({ minimum: 1, maximum: 10_000 })
const percent = Type.Integer({ minimum: 0, maximum: 1000 })

/** Cases open at once, by the size of the organization (EN-3). */
export const OpenCaseLimits = Type.Object({ small: limit, medium: limit, large: limit }, strict)
export type OpenCaseLimits = Static<typeof OpenCaseLimits>

const CarryOver = Type.Object(
  {
    /** Of what a period's lot has left. */
    percent: Type.Integer({ minimum: 1, maximum: 100 }),
    minutesMax: nullable(Type.Integer({ minimum: 1, maximum: 6_000_000 })),
    /** Periods in which the carried minutes may be used. */
    periods: Type.Integer({ minimum: 1, maximum: 12 }),
  },
  strict,
)

const Weights = Type.Object(
  {
    /** By code of the catalogue `components`; absent ones are 100. */
    components: Type.Record(
      Type.String({ pattern: '^[a-z0-9][a-z0-9_-]{0,63}$', maxLength: 64 }),
      percent,
      { ...strict, maxProperties: 50 },
    ),
    afterHoursPercent: percent,
  },
  strict,
)

const fields = {
  kind: ContractKind,
  /** Work is recorded and never charged. */
  unlimited: Type.Boolean(),
  /** `once`: hours come as lots by hand; else `periodMinutes` are granted each month or year. */
  period: HoursPeriod,
  periodMinutes: nullable(Type.Integer({ minimum: 0, maximum: 6_000_000 })),
  /** Periodic lots live to the contract's end, else to their period's. */
  accumulates: Type.Boolean(),
  carryOver: nullable(CarryOver),
  /** Days after a lot's end in which work of before may be charged to it; null: by the rulebook. */
  graceDays: nullable(Type.Integer({ minimum: 0, maximum: 60 })),
  overdraftMinutesMax: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  /** Null: by the rulebook. */
  roundingMinutes: nullable(Type.Integer({ minimum: 1, maximum: 480 })),
  roundingScope: nullable(Type.Enum(['entry', 'ticketDay'], { type: 'string' })),
  weights: Weights,
  hourPrice: nullable(Price),
  periodPrice: nullable(Price),
  /** Null: those each contract names. */
  products: nullable(Type.Array(Uuid, { minItems: 1, maxItems: 100, uniqueItems: true })),
  openCaseLimits: nullable(OpenCaseLimits),
  /** Null: the organization's, or the desk's. */
  calendarId: nullable(Uuid),
  /** What its end brings: nothing, a task, or the same contract again. */
  renewal: Type.Enum(['none', 'task', 'automatic'], { type: 'string' }),
}

/** What holds for a contract from a day on (HR-1). Minutes whole, prices in minor units. */
export const ContractTerms = Type.Object(fields, strict)
export type ContractTerms = Static<typeof ContractTerms>

/** Terms as they are sent; absent keys are the defaults of `shared/ledger/terms.ts`. */
export const ContractTermsBody = Type.Partial(ContractTerms, strict)
export type ContractTermsBody = Static<typeof ContractTermsBody>

/** Terms as they are read: prices are absent for roles without money. */
export const ContractTermsView = Type.Object({
  ...fields,
  periodMinutes: nullable(Minutes),
  hourPrice: Type.Optional(fields.hourPrice),
  periodPrice: Type.Optional(fields.periodPrice),
})
export type ContractTermsView = Static<typeof ContractTermsView>
