import { expect, test } from 'vitest'
import { memoOf, minutesIn, reversalsAmong, whyNotReversible } from './posting-facts.ts'

const line = (
  bucket: 'available' | 'held' | 'overdraft' | 'consumed' | 'memo',
  minutes: number,
) => ({
  lotId: null,
  bucket,
  minutes,
})

test('what moved in a bucket is the sum over its lots', () => {
  const hold = { lines: [line('available', -40), line('available', -20), line('held', 60)] }

  expect(minutesIn(hold, 'available')).toBe(-60)
  expect(minutesIn(hold, 'held')).toBe(60)
  expect(minutesIn(hold, 'consumed')).toBe(0)
  expect(memoOf({ lines: [line('memo', 30)] })).toBe(30)
})

test('minutes worked in advance are said as minutes owed', () => {
  expect(minutesIn({ lines: [line('overdraft', -30), line('consumed', 30)] }, 'overdraft')).toBe(30)
})

test('holds, expiries, settlements and what is reversed already say why they are not reversed', () => {
  expect(whyNotReversible({ kind: 'consume' }, false)).toBeNull()
  expect(whyNotReversible({ kind: 'consume' }, true)).toBe('done')
  expect(whyNotReversible({ kind: 'hold' }, false)).toBe('kind')
  expect(whyNotReversible({ kind: 'expire' }, false)).toBe('expire')
  expect(whyNotReversible({ kind: 'reverse' }, false)).toBe('reverse')
})

test('a reversal and what it reverses name each other while both are shown', () => {
  const grant = { id: 'a', seq: 1, reversesId: null }
  const reversal = { id: 'b', seq: 2, reversesId: 'a' }
  const earlier = { id: 'c', seq: 3, reversesId: 'z' }
  const { reverses, reversedBy } = reversalsAmong([grant, reversal, earlier])

  expect(reversedBy(grant)).toBe(2)
  expect(reverses(reversal)).toBe(1)
  expect(reverses(earlier)).toBeNull()
  expect(reverses(grant)).toBeUndefined()
})
