import { expect, test } from 'vitest'
import { groupByDay } from './stream.tsx'

test('what happened is in order of time and cut by day', () => {
  const at = (instant: string) => ({ id: instant, at: instant, node: null })
  const entries = [
    at('2026-03-06T10:00:00Z'),
    at('2026-03-05T09:00:00Z'),
    at('2026-03-05T08:00:00Z'),
  ]

  const days = groupByDay(entries, (instant) => instant.slice(0, 10))

  expect(days.map(({ day, entries: of }) => [day, of.map(({ id }) => id.slice(11, 13))])).toEqual([
    ['2026-03-05', ['08', '09']],
    ['2026-03-06', ['10']],
  ])
})
