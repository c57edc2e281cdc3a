import { expect, test } from 'vitest'
import { askedOf, monthsOf } from './asked-statement.ts'

const year = { startsOn: '2026-01-15', endsOn: '2027-01-01' }

test('HR-10: the months of a contract go back from the current one, or from its last', () => {
  expect(monthsOf(year, '2026-03-04')).toEqual(['2026-03', '2026-02', '2026-01'])
  expect(monthsOf(year, '2028-03-04')[0]).toBe('2026-12')
  expect(monthsOf(year, '2025-03-04')).toEqual([])
  expect(monthsOf({ startsOn: '1999-01-01', endsOn: '2030-01-01' }, '2026-03-04')).toHaveLength(60)
})

test('HR-10: an address asks for a month, for dates or for the whole contract; else for the newest month', () => {
  const asked = (query: string) => askedOf(new URLSearchParams(query), ['2026-03', '2026-02'])
  expect(asked('')).toEqual({ month: '2026-03' })
  expect(asked('mes=2026-02')).toEqual({ month: '2026-02' })
  expect(asked('mes=todo')).toEqual({})
  expect(asked('mes=2026-02&desde=2026-02-03')).toEqual({ from: '2026-02-03', to: undefined })
  expect(asked('mes=febrero&desde=ayer')).toEqual({ month: '2026-03' })
})
