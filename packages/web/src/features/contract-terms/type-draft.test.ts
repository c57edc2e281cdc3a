import { termsOf } from '@mesa/shared/ledger/terms'
import { expect, test } from 'vitest'
import { draftOfTerms, faultsOfType, termsOfType } from './type-draft.ts'

test('HR-1: terms of every shape stand in the designer and come out as they went in', () => {
  for (const terms of [
    {},
    { kind: 'package', periodMinutes: 1800, accumulates: true } as const,
    { kind: 'unlimited', unlimited: true } as const,
    {
      kind: 'monthly',
      period: 'month',
      periodMinutes: 510,
      carryOver: { percent: 50, minutesMax: 240, periods: 2 },
      graceDays: 0,
      overdraftMinutesMax: 90,
      roundingMinutes: 15,
      roundingScope: 'entry',
      weights: { components: { visit: 150 }, afterHoursPercent: 200 },
      hourPrice: { amount: 4550, currency: 'USD' },
      openCaseLimits: { small: 1, medium: 2, large: 3 },
      renewal: 'automatic',
    } as const,
    { hourPrice: { amount: 38_000, currency: 'CLP' } } as const,
  ]) {
    const whole = termsOf(terms)
    const draft = draftOfTerms(whole)
    expect(faultsOfType(draft)).toEqual({})
    expect(termsOfType(draft, whole)).toEqual(whole)
  }
})

test('HR-1: what a save would be refused for is said beside its field', () => {
  const draft = {
    ...draftOfTerms(termsOf({ period: 'year', periodMinutes: 60 })),
    periodMinutes: '0',
    graceDays: '61',
    afterHours: '1,5',
    hourPrice: '4.555',
    currency: 'USD',
    limits: { small: '1', medium: '', large: '3' },
  }
  expect(faultsOfType(draft)).toEqual({
    periodMinutes: 'needed',
    graceDays: 'whole',
    afterHours: 'percent',
    hourPrice: 'price',
    'limit-medium': 'whole',
  })
})

test('HR-1: a type without prices names no currency, and a price needs one', () => {
  const draft = draftOfTerms(termsOf({}))
  expect(draft.currency).toBe('')
  expect(faultsOfType(draft)).toEqual({})
  expect(faultsOfType({ ...draft, hourPrice: '45' })).toEqual({ currency: 'currency' })
})
