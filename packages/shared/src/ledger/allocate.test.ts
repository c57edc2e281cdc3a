import { expect, test } from 'vitest'
import { allocate } from './allocate.ts'
import { LedgerRangeError } from './range.ts'
import type { LotState } from './types.ts'

const lot = (id: string, changes: Partial<LotState> = {}): LotState => ({
  id,
  validFrom: '2026-01-01',
  validUntil: '2027-01-01',
  createdSeq: 1,
  availableMinutes: 10,
  heldMinutes: 0,
  ...changes,
})
const order = (lots: LotState[], date = '2026-06-01') =>
  allocate({ lots, date, minutes: 1000 }).parts.map((part) => part.lotId)

test('HR-3: the lot that ends first is spent first, then the oldest, then by id', () => {
  const lots = [
    lot('d', { createdSeq: 2 }),
    lot('c'),
    lot('b'),
    lot('a', { validUntil: '2026-07-01', createdSeq: 9 }),
  ]

  expect(order(lots)).toEqual(['a', 'b', 'c', 'd'])
})

test('I10: a lot is used from validFrom until the day before validUntil', () => {
  const lots = [lot('june', { validFrom: '2026-06-01', validUntil: '2026-07-01' })]

  expect(order(lots, '2026-05-31')).toEqual([])
  expect(order(lots, '2026-06-01')).toEqual(['june'])
  expect(order(lots, '2026-06-30')).toEqual(['june'])
  expect(order(lots, '2026-07-01')).toEqual([])
})

test('what the lots do not carry stays unallocated', () => {
  const allocation = allocate({ lots: [lot('a'), lot('b')], date: '2026-06-01', minutes: 25 })

  expect(allocation).toEqual({
    parts: [
      { lotId: 'a', minutes: 10 },
      { lotId: 'b', minutes: 10 },
    ],
    allocatedMinutes: 20,
    unallocatedMinutes: 5,
  })
})

test.each([
  ['a fraction', { lots: [lot('a')], date: '2026-06-01', minutes: 0.5 }],
  ['less than nothing', { lots: [lot('a')], date: '2026-06-01', minutes: -1 }],
  ['NaN', { lots: [lot('a')], date: '2026-06-01', minutes: Number.NaN }],
  ['a broken date', { lots: [lot('a')], date: '2026-6-1', minutes: 1 }],
  ['a lot twice', { lots: [lot('a'), lot('a')], date: '2026-06-01', minutes: 1 }],
  [
    'a fractional lot',
    { lots: [lot('a', { availableMinutes: 1.5 })], date: '2026-06-01', minutes: 1 },
  ],
])('%s is refused as a LedgerRangeError', (_, request) => {
  expect(() => allocate(request)).toThrow(LedgerRangeError)
})
