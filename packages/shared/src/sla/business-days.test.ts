import { expect, test } from 'vitest'
import { compileCalendar } from '../business-time/calendar.ts'
import { caracas, define, everyDay, instant } from '../business-time/testing/calendars.ts'
import { endOfBusinessDay, silenceDeadlines } from './business-days.ts'

const tuesdayClose = instant('2026-03-10T17:00-04:00')
const mondayClose = instant('2026-03-09T17:00-04:00')

test.each([
  ['Friday at 16:00', '2026-03-06T16:00-04:00'],
  ['Friday before opening', '2026-03-06T07:00-04:00'],
  ['Friday at closing', '2026-03-06T17:00-04:00'],
  ['Friday at 23:59', '2026-03-06T23:59-04:00'],
  ['Saturday', '2026-03-07T11:00-04:00'],
  ['Sunday, in UTC already Monday', '2026-03-08T22:00-04:00'],
])('CV-4: asked on %s, two business days end at closing on Tuesday', (_when, asked) => {
  expect(endOfBusinessDay(caracas(), instant(asked), 2)).toBe(tuesdayClose)
})

test('CV-4: the warning comes at the end of day 1, the closing at the end of day 2', () => {
  const askedAt = instant('2026-03-06T16:00-04:00')
  const demo = { customerBusinessDays: 2, warnBusinessDaysBefore: 1 }
  const oneDay = { customerBusinessDays: 1, warnBusinessDaysBefore: 1 }

  expect(silenceDeadlines(caracas(), askedAt, demo)).toEqual({
    warnAt: mondayClose,
    closeAt: tuesdayClose,
  })
  expect(silenceDeadlines(caracas(), askedAt, oneDay)).toEqual({
    warnAt: null,
    closeAt: mondayClose,
  })
})

test('CV-4: holidays are no business days, half days are, and close at their own hour', () => {
  const askedAt = instant('2026-03-06T16:00-04:00')
  const holiday = caracas({ holidays: ['2026-03-09'] })
  const halfDay = caracas({
    exceptions: [{ date: '2026-03-10', intervals: [['09:00', '12:00']] }],
  })

  expect(endOfBusinessDay(holiday, askedAt, 2)).toBe(instant('2026-03-11T17:00-04:00'))
  expect(endOfBusinessDay(halfDay, askedAt, 2)).toBe(instant('2026-03-10T12:00-04:00'))
})

test('CV-4: where it never closes, a business day ends at local midnight', () => {
  const always = compileCalendar(everyDay('America/Caracas', [['00:00', '24:00']]))

  expect(endOfBusinessDay(always, instant('2026-03-06T16:00-04:00'), 2)).toBe(
    instant('2026-03-09T00:00-04:00'),
  )
})

test('CV-4: the days are those of the calendar, also across a change of the clocks', () => {
  const santiago = compileCalendar(define('America/Santiago', [['09:00', '17:00']]))

  expect(endOfBusinessDay(santiago, instant('2026-09-04T16:00-04:00'), 2)).toBe(
    instant('2026-09-08T17:00-03:00'),
  )
})

test('CV-4: days that never come are refused', () => {
  const once = compileCalendar(
    define('America/Caracas', [], {
      exceptions: [{ date: '2027-03-09', intervals: [['09:00', '17:00']] }],
    }),
  )
  const askedAt = instant('2026-03-06T16:00-04:00')

  expect(endOfBusinessDay(once, askedAt, 1)).toBe(instant('2027-03-09T17:00-04:00'))
  expect(() => endOfBusinessDay(once, askedAt, 2)).toThrow('open_time_exhausted')
  expect(() => endOfBusinessDay(once, askedAt, 0)).toThrow(RangeError)
})
