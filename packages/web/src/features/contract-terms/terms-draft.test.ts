import { CONTRACT_KINDS, termsOf } from '@mesa/shared/ledger/terms'
import { expect, test } from 'vitest'
import { changedTerms } from './terms-diff.ts'
import {
  bodyOfDraft,
  changesOfDraft,
  faultsOfDraft,
  fieldsOf,
  type TermsDraft,
} from './terms-draft.ts'

const base = termsOf({ kind: 'monthly', period: 'month', periodMinutes: 480 })
const draft: TermsDraft = {
  effectiveFrom: '2026-04-01',
  typeId: '',
  ...fieldsOf(base),
  currency: '',
  reason: 'Amplía',
  hasLot: false,
  lotMinutes: '',
  lotFrom: '',
  lotUntil: '',
}

test('HR-1: only what was changed is sent, from its day on', () => {
  const wanted = { ...draft, periodMinutes: '16' }

  expect(bodyOfDraft({ base, draft: wanted, currency: null })).toEqual({
    effectiveFrom: '2026-04-01',
    reason: 'Amplía',
    terms: { periodMinutes: 960 },
  })
})

test('HR-1: a lot goes along with its last day told as the day after', () => {
  const lot = { hasLot: true, lotMinutes: '10', lotFrom: '2026-04-01', lotUntil: '2026-12-31' }

  expect(bodyOfDraft({ base, draft: { ...draft, ...lot }, currency: null }).lot).toEqual({
    minutes: 600,
    validFrom: '2026-04-01',
    validUntil: '2027-01-01',
  })
})

test('a period without hours, a lot of none and a reversed lot are told by field', () => {
  const wrong = {
    ...draft,
    periodMinutes: '',
    reason: ' ',
    price: 'x',
    hasLot: true,
    lotMinutes: '0',
    lotFrom: '2026-05-01',
    lotUntil: '2026-04-01',
  }

  expect(faultsOfDraft(wrong, 'USD')).toEqual({
    reason: 'required',
    periodMinutes: 'periodMinutes',
    price: 'price',
    lotMinutes: 'hours',
    lotUntil: 'reversed',
  })
  expect(faultsOfDraft(draft, null)).toEqual({})
})

test('HR-1: an hour is priced in the minor units of its currency, and not without one', () => {
  const priced = { ...draft, price: '38000' }
  const sent = bodyOfDraft({ base, draft: priced, currency: 'CLP' })
  expect(sent.terms).toEqual({ hourPrice: { amount: 38_000, currency: 'CLP' } })
  expect(faultsOfDraft({ ...draft, price: '38000,50' }, 'CLP')).toEqual({ price: 'price' })
  expect(faultsOfDraft({ ...draft, price: '45,50' }, 'USD')).toEqual({})
  expect(faultsOfDraft(priced, '')).toEqual({ currency: 'currency' })
  expect(faultsOfDraft(draft, '')).toEqual({})
  const seen = fieldsOf({ ...base, hourPrice: { amount: 38_000, currency: 'CLP' } })
  expect(seen.price).toBe('38000')
})

const everyBase = CONTRACT_KINDS.flatMap((kind) =>
  (['once', 'month', 'year'] as const).flatMap((period) =>
    [null, 0, 505, 1800].flatMap((periodMinutes) =>
      [true, false].map((accumulates) =>
        termsOf({
          kind,
          period,
          periodMinutes,
          accumulates,
          carryOver: { percent: 50, minutesMax: null, periods: 1 },
          overdraftMinutesMax: 125,
          hourPrice: kind === 'package' ? { amount: 4550, currency: 'USD' } : null,
          renewal: 'automatic',
        }),
      ),
    ),
  ),
)

test('HR-1: what nobody touched stays as it was, for every kind and period', () => {
  for (const terms of everyBase) {
    const untouched = { ...draft, ...fieldsOf(terms) }
    for (const currency of [null, 'USD', '']) {
      const changes = changesOfDraft({ base: terms, draft: untouched, currency })
      expect(changes).toEqual({})
      expect(changedTerms(terms, { ...terms, ...changes })).toEqual([])
      expect(bodyOfDraft({ base: terms, draft: untouched, currency })).not.toHaveProperty('terms')
    }
    const overdrawn = { ...untouched, overdraft: '9' }
    const sent = bodyOfDraft({ base: terms, draft: overdrawn, currency: 'USD' }).terms
    expect(sent).toEqual({ overdraftMinutesMax: 540 })
  }
})

test('HR-1: a period that is given up takes its hours along', () => {
  const accumulating = termsOf({ period: 'month', periodMinutes: 480, accumulates: true })
  const once = { ...draft, ...fieldsOf(accumulating), period: 'once' as const }
  expect(changesOfDraft({ base: accumulating, draft: once, currency: null })).toEqual({
    period: 'once',
    periodMinutes: null,
    accumulates: false,
  })
})
