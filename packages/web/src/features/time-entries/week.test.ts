import { expect, test } from 'vitest'
import { weekAsked, weekOf } from './week.ts'

test('HR-13: a week goes from Monday to Sunday, across years and changes of clocks too', () => {
  expect(weekOf('2026-03-04')).toEqual({
    from: '2026-03-02',
    to: '2026-03-08',
    before: '2026-02-23',
    after: '2026-03-09',
  })
  expect(weekOf('2026-03-08').from).toBe('2026-03-02')
  expect(weekOf('2027-01-01')).toMatchObject({ from: '2026-12-28', to: '2027-01-03' })
})

test('HR-13: an address that names no day shows the week of today', () => {
  expect(weekAsked(null, '2026-03-04').from).toBe('2026-03-02')
  expect(weekAsked('2026-13-45', '2026-03-04').from).toBe('2026-03-02')
  expect(weekAsked('2026-02-11', '2026-03-04').from).toBe('2026-02-09')
})
