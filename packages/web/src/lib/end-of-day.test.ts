import { expect, test } from 'vitest'
import { endOfDay } from './end-of-day.ts'

test('the day ends at midnight of the zone, not of the reader', () => {
  const now = Date.parse('2026-03-06T15:42:00.000Z')
  expect(endOfDay(now, 'America/Lima')).toBe('2026-03-07T04:59:59.999Z')
  expect(endOfDay(now, 'UTC')).toBe('2026-03-06T23:59:59.999Z')
})

test('days of a change of clocks have their own length', () => {
  const now = Date.parse('2026-03-08T05:30:00.000Z')
  expect(endOfDay(now, 'America/New_York')).toBe('2026-03-09T03:59:59.999Z')
})
