import {
  type ContractTerms,
  ContractKind,
  HoursPeriod,
} from '@mesa/shared/wire/contract-terms.schema'
import { minorUnitsIn, typedPrice } from '../../lib/typed-money.ts'
import { hoursToType, typedHours } from '../../lib/typed-hours.ts'

export const sizes = ['small', 'medium', 'large'] as const
export const renewals = ['none', 'task', 'automatic'] as const
export const roundings = ['', 'entry', 'ticketDay'] as const
type Size = (typeof sizes)[number]

/** The terms of a type while they are designed, as typed; empty: as everywhere. */
export type TypeDraft = {
  kind: ContractTerms['kind']
  unlimited: boolean
  period: ContractTerms['period']
  periodMinutes: string
  accumulates: boolean
  carries: boolean
  carryPercent: string
  carryMax: string
  carryPeriods: string
  graceDays: string
  overdraft: string
  roundingMinutes: string
  roundingScope: (typeof roundings)[number]
  /** Percents by code of component. */
  weights: Record<string, string>
  afterHours: string
  currency: string
  hourPrice: string
  periodPrice: string
  products: string[]
  limits: Record<Size, string>
  calendarId: string
  renewal: ContractTerms['renewal']
}

const numberToType = (value: number | null | undefined) => String(value ?? '')

/** The terms as they stand in the fields. */
export function draftOfTerms(terms: ContractTerms): TypeDraft {
  const { carryOver, weights, hourPrice, periodPrice, openCaseLimits } = terms
  const percents = Object.entries(weights.components).map(([code, one]) => [code, String(one)])
  return {
    kind: terms.kind,
    unlimited: terms.unlimited,
    period: terms.period,
    periodMinutes: terms.periodMinutes === null ? '' : hoursToType(terms.periodMinutes),
    accumulates: terms.accumulates,
    carries: carryOver !== null,
    carryPercent: numberToType(carryOver?.percent ?? 100),
    carryMax: carryOver?.minutesMax ? hoursToType(carryOver.minutesMax) : '',
    carryPeriods: numberToType(carryOver?.periods ?? 1),
    graceDays: numberToType(terms.graceDays),
    overdraft: terms.overdraftMinutesMax === 0 ? '' : hoursToType(terms.overdraftMinutesMax),
    roundingMinutes: numberToType(terms.roundingMinutes),
    roundingScope: terms.roundingScope ?? '',
    weights: Object.fromEntries(percents) as Record<string, string>,
    afterHours: weights.afterHoursPercent === 100 ? '' : String(weights.afterHoursPercent),
    currency: hourPrice?.currency ?? periodPrice?.currency ?? '',
    hourPrice: hourPrice ? typedPrice(hourPrice) : '',
    periodPrice: periodPrice ? typedPrice(periodPrice) : '',
    products: terms.products ?? [],
    limits: {
      small: numberToType(openCaseLimits?.small),
      medium: numberToType(openCaseLimits?.medium),
      large: numberToType(openCaseLimits?.large),
    },
    calendarId: terms.calendarId ?? '',
    renewal: terms.renewal,
  }
}

const whole = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : null)
const isBlank = (text: string) => text.trim() === ''

/**
 * What a save sends: whole terms. What does not apply to the period or to work without limit is left
 * out; hours that `present` names without a period stay, since no field shows them.
 */
export function termsOfType(draft: TypeDraft, present: ContractTerms): ContractTerms {
  const isPeriodic = draft.period !== 'once' && !draft.unlimited
  const wasOnce = present.period === 'once' && !draft.unlimited
  const { small, medium, large } = draft.limits
  const price = (text: string) => {
    const amount = minorUnitsIn(text, draft.currency)
    return amount === null ? null : { amount, currency: draft.currency }
  }
  const components = Object.entries(draft.weights).flatMap(([code, text]) => {
    const percent = whole(text)
    return percent === null || percent === 100 ? [] : [[code, percent]]
  })
  return {
    kind: draft.kind,
    unlimited: draft.unlimited,
    period: draft.unlimited ? 'once' : draft.period,
    periodMinutes: isPeriodic
      ? typedHours(draft.periodMinutes)
      : wasOnce
        ? present.periodMinutes
        : null,
    accumulates: !draft.unlimited && draft.accumulates,
    carryOver:
      isPeriodic && draft.carries && !draft.accumulates
        ? {
            percent: whole(draft.carryPercent) ?? 100,
            minutesMax: isBlank(draft.carryMax) ? null : typedHours(draft.carryMax),
            periods: whole(draft.carryPeriods) ?? 1,
          }
        : null,
    graceDays: whole(draft.graceDays),
    overdraftMinutesMax: draft.unlimited ? 0 : (typedHours(draft.overdraft) ?? 0),
    roundingMinutes: whole(draft.roundingMinutes),
    roundingScope: draft.roundingScope === '' ? null : draft.roundingScope,
    weights: {
      components: Object.fromEntries(components) as Record<string, number>,
      afterHoursPercent: whole(draft.afterHours) ?? 100,
    },
    hourPrice: price(draft.hourPrice),
    periodPrice: price(draft.periodPrice),
    products: draft.products.length === 0 ? null : draft.products,
    openCaseLimits: isBlank(small + medium + large)
      ? null
      : { small: Number(small), medium: Number(medium), large: Number(large) },
    calendarId: draft.calendarId === '' ? null : draft.calendarId,
    renewal: draft.renewal,
  }
}

export type TypeFault = 'hours' | 'whole' | 'percent' | 'price' | 'currency' | 'needed'

/** What a save would be refused for, by the name of its field. */
export function faultsOfType(draft: TypeDraft): Record<string, TypeFault> {
  const faults: Record<string, TypeFault> = {}
  const demand = (name: string, fault: TypeFault, isRight: boolean) => {
    if (!isRight) faults[name] = fault
  }
  const isWithin = (text: string, min: number, max: number) => {
    const value = whole(text)
    return value !== null && value >= min && value <= max
  }
  const isHours = (text: string) => isBlank(text) || typedHours(text) !== null
  if (draft.period !== 'once' && !draft.unlimited)
    demand('periodMinutes', 'needed', (typedHours(draft.periodMinutes) ?? 0) > 0)
  if (draft.period !== 'once' && draft.carries && !draft.accumulates && !draft.unlimited) {
    demand('carryPercent', 'percent', isWithin(draft.carryPercent, 1, 100))
    demand('carryPeriods', 'whole', isWithin(draft.carryPeriods, 1, 12))
    demand('carryMax', 'hours', isHours(draft.carryMax) && typedHours(draft.carryMax) !== 0)
  }
  demand('graceDays', 'whole', isBlank(draft.graceDays) || isWithin(draft.graceDays, 0, 60))
  const { roundingMinutes, afterHours } = draft
  demand('roundingMinutes', 'whole', isBlank(roundingMinutes) || isWithin(roundingMinutes, 1, 480))
  demand('afterHours', 'percent', isBlank(afterHours) || isWithin(afterHours, 0, 1000))
  for (const [code, text] of Object.entries(draft.weights))
    demand(`weight-${code}`, 'percent', isBlank(text) || isWithin(text, 0, 1000))
  if (!draft.unlimited) demand('overdraft', 'hours', isHours(draft.overdraft))
  const isPriced = !isBlank(draft.hourPrice + draft.periodPrice)
  const isWritten = isPriced || !isBlank(draft.currency)
  if (isWritten) demand('currency', 'currency', /^[A-Z]{3}$/.test(draft.currency))
  for (const name of ['hourPrice', 'periodPrice'] as const)
    demand(
      name,
      'price',
      isBlank(draft[name]) || minorUnitsIn(draft[name], draft.currency) !== null,
    )
  const hasLimits = sizes.some((size) => !isBlank(draft.limits[size]))
  for (const size of sizes)
    if (hasLimits) demand(`limit-${size}`, 'whole', isWithin(draft.limits[size], 1, 10_000))
  return faults
}

export const kinds = ContractKind.enum
export const periods = HoursPeriod.enum
