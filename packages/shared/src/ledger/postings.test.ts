import { expect, test } from 'vitest'
import { applyLines, balanceMinutes, emptyBalances, foldLines } from './balance.ts'
import {
  assertBalanced,
  captureLines,
  consumeLines,
  expireLines,
  grantLines,
  holdLines,
  memoLines,
  releaseLines,
  reverseLines,
  settleLines,
} from './postings.ts'
import { LedgerRangeError } from './range.ts'
import type { Line } from './types.ts'

const a = (minutes: number) => ({ lotId: 'a', minutes })

test('I1: each kind of posting moves its buckets and sums to 0', () => {
  const short = (lines: Line[]) =>
    lines.map((line) => `${line.lotId} ${line.bucket} ${line.minutes}`)

  expect(short(grantLines(a(9)))).toEqual(['null source -9', 'a available 9'])
  expect(short(holdLines([a(9)]))).toEqual(['a available -9', 'a held 9'])
  expect(short(captureLines([a(9)]))).toEqual(['a held -9', 'a consumed 9'])
  expect(short(consumeLines([a(9)], 4))).toEqual([
    'a available -9',
    'a consumed 9',
    'null overdraft -4',
    'null consumed 4',
  ])
  expect(short(releaseLines([a(9), { lotId: 'b', minutes: 2 }], new Set(['b'])))).toEqual([
    'a held -9',
    'a available 9',
    'b held -2',
    'b expired 2',
  ])
  expect(short(expireLines([a(9)]))).toEqual(['a available -9', 'a expired 9'])
  expect(short(memoLines(9))).toEqual(['null memo_source -9', 'null memo 9'])
  expect(short(reverseLines(holdLines([a(9)])))).toEqual(['a available 9', 'a held -9'])
})

test('parts of one lot become one pair of lines', () => {
  expect(holdLines([a(2), a(3)])).toEqual(holdLines([a(5)]))
})

test.each<[string, Line[]]>([
  ['no lines', []],
  ['one line', [{ lotId: 'a', bucket: 'available', minutes: 1 }]],
  [
    'a sum other than 0',
    [
      { lotId: 'a', bucket: 'available', minutes: -1 },
      { lotId: 'a', bucket: 'held', minutes: 2 },
    ],
  ],
  [
    'fractions',
    [
      { lotId: 'a', bucket: 'available', minutes: -0.5 },
      { lotId: 'a', bucket: 'held', minutes: 0.5 },
    ],
  ],
  [
    'zeros',
    [
      { lotId: 'a', bucket: 'available', minutes: 0 },
      { lotId: 'a', bucket: 'held', minutes: 0 },
    ],
  ],
  [
    'held minutes without a lot',
    [
      { lotId: 'a', bucket: 'available', minutes: -1 },
      { lotId: null, bucket: 'held', minutes: 1 },
    ],
  ],
  [
    'a source on a lot',
    [
      { lotId: 'a', bucket: 'source', minutes: -1 },
      { lotId: 'a', bucket: 'available', minutes: 1 },
    ],
  ],
])('I1: %s is no posting', (_, lines) => {
  expect(() => assertBalanced(lines)).toThrow(LedgerRangeError)
})

test('builders refuse fractions, zero and nothing', () => {
  expect(() => grantLines(a(0))).toThrow(LedgerRangeError)
  expect(() => holdLines([a(1.5)])).toThrow(LedgerRangeError)
  expect(() => consumeLines([], 0)).toThrow(LedgerRangeError)
  expect(() => consumeLines([a(1)], -1)).toThrow(LedgerRangeError)
  expect(() => memoLines(Number.POSITIVE_INFINITY)).toThrow(LedgerRangeError)
})

test('HR-2: a grant already spent cannot be reversed, an unspent one can', () => {
  const grant = grantLines(a(100))
  const unspent = foldLines(grant)
  const spent = foldLines(consumeLines([a(30)]), unspent)

  expect(applyLines(unspent, reverseLines(grant)).kind).toBe('applied')
  expect(applyLines(spent, reverseLines(grant))).toEqual({
    kind: 'refused',
    lotId: 'a',
    bucket: 'available',
    shortfallMinutes: 30,
  })
})

test('I4: overdraft settled by the next grant is consumed of that lot', () => {
  const overdrawn = foldLines(consumeLines([], 40), emptyBalances)
  expect(balanceMinutes(overdrawn)).toBe(-40)

  const settled = foldLines([...grantLines(a(100)), ...settleLines(a(40))], overdrawn)

  expect(settled.lots.get('a')).toEqual({ available: 60, held: 0, consumed: 40, expired: 0 })
  expect(settled.account).toMatchObject({ overdraft: 0, consumed: 0 })
  expect(applyLines(settled, settleLines(a(1)))).toMatchObject({ kind: 'refused' })
})
