import { expect, test } from 'vitest'
import { isRed, silentMinutes } from './silence.ts'

const redAt = '2026-03-05T14:00:00.000Z'
const row = { color: 'white', redAt, lastDeskMessageAt: null, openedAt: '2026-03-04T14:00:00.000Z' }
const at = (instant: string) => Date.parse(instant)

test('CV-5: a row turns red at its instant, without asking the server again', () => {
  expect(isRed({ ...row, color: 'white' }, at('2026-03-05T13:59:59.999Z'))).toBe(false)
  expect(isRed({ ...row, color: 'white' }, at(redAt))).toBe(true)
  // A desk whose clock is ahead of the reader's knows better.
  expect(isRed({ ...row, color: 'red' }, at('2026-03-05T13:00:00.000Z'))).toBe(true)
  expect(isRed({ ...row, color: 'white', redAt: null }, at(redAt))).toBe(false)
})

test('CV-5: silence is told in whole hours since the last words, or since the opening', () => {
  const now = at('2026-03-05T15:40:00.000Z')
  expect(silentMinutes({ ...row, color: 'red' }, now)).toBe(25 * 60)
  const written = { ...row, color: 'white' as const, lastDeskMessageAt: '2026-03-05T15:05:00.000Z' }
  expect(silentMinutes(written, now)).toBe(35)
})
