import { termsOf } from '@mesa/shared/ledger/terms'
import { expect, test } from 'vitest'
import { changedTerms, tellingTerms } from './terms-diff.ts'

test('HR-1: what changes between two versions is named key by key', () => {
  const before = termsOf({ kind: 'monthly', period: 'month', periodMinutes: 480 })
  const after = { ...before, periodMinutes: 960, overdraftMinutesMax: 120 }

  expect(changedTerms(before, after)).toEqual(['periodMinutes', 'overdraftMinutesMax'])
})

test('prices a reader does not see are no change, nor is another order of keys', () => {
  const { hourPrice: _, ...seen } = termsOf({ weights: { components: { a: 50, b: 70 } } })
  const other = termsOf({
    hourPrice: { amount: 100, currency: 'USD' },
    weights: { components: { b: 70, a: 50 } },
  })

  expect(changedTerms(seen, other)).toEqual([])
})

test('the plainest contract says its kind, its period and what its end brings', () => {
  expect(tellingTerms(termsOf({}))).toEqual(['kind', 'period', 'renewal'])
})
