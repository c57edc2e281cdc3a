import { expect, test } from 'vitest'
import { dayAfter, dayIn, daysAfter, daysBetween, lastDay, spanAfter } from './last-day.ts'

test('an exclusive end and the last day that counts are a day apart, also over a leap day', () => {
  expect(lastDay('2028-03-01')).toBe('2028-02-29')
  expect(dayAfter('2028-02-29')).toBe('2028-03-01')
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
  expect(daysAfter('2028-02-28', 2)).toBe('2028-03-01')
})

test('a day is that of its zone', () => {
  const late = Date.parse('2026-03-05T02:00:00Z')

  expect(dayIn(late, 'America/Caracas')).toBe('2026-03-04')
  expect(dayIn(late, 'UTC')).toBe('2026-03-05')
})

test('HR-12: what follows a year is a year, and what follows ten days is ten days', () => {
  expect(spanAfter('2026-04-16', '2027-04-16')).toBe('2028-04-16')
  expect(spanAfter('2026-01-01', '2026-07-01')).toBe('2027-01-01')
  expect(spanAfter('2026-01-01', '2026-01-11')).toBe('2026-01-21')
})
