import { expect, test } from 'vitest'
import { periodOf, settle } from './period.ts'

const shown = { desde: '2026-08-01', hasta: '2026-09-30' }

test('RP-12: two dates typed one after the other are judged together, not each beside the old other', () => {
  const first = { ...shown, desde: '2026-11-01' }

  expect(settle(shown, first)).toBe('refused')
  expect(settle(shown, { ...first, hasta: '2026-11-20' })).toBe('taken')
  expect(settle(shown, { ...first, desde: shown.desde })).toBe('same')
})

test('RP-12: a period is a day to three years, and no date of it is missing', () => {
  expect(settle(shown, { desde: '2026-03-02', hasta: '2026-03-02' })).toBe('taken')
  expect(settle(shown, { desde: '2023-03-02', hasta: '2026-03-01' })).toBe('taken')
  expect(settle(shown, { desde: '2023-03-02', hasta: '2026-03-02' })).toBe('refused')
  expect(settle(shown, { ...shown, desde: '' })).toBe('refused')
  expect(settle(shown, { ...shown, desde: '0002-08-01' })).toBe('refused')
})

test('RP-12: the fields say the period of the address, also while the answer is of another', () => {
  const params = new URLSearchParams('desde=2026-11-01&hasta=2026-11-20')
  const answer = { from: '2026-08-01', to: '2026-10-01' }

  expect(periodOf(params, answer)).toEqual({ desde: '2026-11-01', hasta: '2026-11-20' })
  expect(periodOf(new URLSearchParams(), answer)).toEqual(shown)
  expect(periodOf(new URLSearchParams(), undefined)).toEqual({ desde: '', hasta: '' })
})
