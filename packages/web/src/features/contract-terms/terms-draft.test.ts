import { termsOf } from '@mesa/shared/ledger/terms'
import { expect, test } from 'vitest'
import { bodyOfDraft, faultsOfDraft, fieldsOf, minorUnits, type TermsDraft } from './terms-draft.ts'

const base = termsOf({ kind: 'monthly', period: 'month', periodMinutes: 480 })
const draft: TermsDraft = {
  effectiveFrom: '2026-04-01',
  typeId: '',
  ...fieldsOf(base),
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

  expect(faultsOfDraft(wrong)).toEqual({
    reason: 'required',
    periodMinutes: 'periodMinutes',
    price: 'price',
    lotMinutes: 'hours',
    lotUntil: 'reversed',
  })
  expect(faultsOfDraft(draft)).toEqual({})
})

test.each([
  ['45', 4500],
  ['45.5', 4550],
  ['45,05', 4505],
  ['4.505,00', null],
])('«%s» is %s in minor units', (text, units) => {
  expect(minorUnits(text)).toBe(units)
})
