import { expect, test } from 'vitest'
import { compileCalendar } from './calendar.ts'
import { type CalendarDefinition, CalendarError } from './definition.ts'
import { explainBetween } from './explain.ts'
import { caracas, DAY, define, everyDay, HOUR, instant, MINUTE } from './testing/calendars.ts'

test('the day Santiago skips midnight has 23 hours, the day it repeats an hour has 25', () => {
  const calendar = compileCalendar(everyDay('America/Santiago', [['00:00', '24:00']]))
  const lengthOf = (date: string): number => {
    return calendar.openRangesOn(date).reduce((sum, { from, to }) => sum + to - from, 0)
  }

  expect(lengthOf('2026-09-06')).toBe(23 * HOUR)
  expect(lengthOf('2026-04-04')).toBe(25 * HOUR)
  expect(lengthOf('2026-09-05')).toBe(24 * HOUR)
})

test('a window over a gap shrinks, over a repeat both passes count, and others keep 8 hours', () => {
  const night = compileCalendar(everyDay('America/Santiago', [['00:00', '02:00']]))
  const evening = compileCalendar(everyDay('America/Santiago', [['22:00', '24:00']]))
  const office = compileCalendar(everyDay('America/Santiago', [['09:00', '17:00']]))
  const gap = [instant('2026-09-05T20:00-04:00'), instant('2026-09-06T20:00-03:00')] as const
  const repeat = [instant('2026-04-04T12:00-03:00'), instant('2026-04-05T12:00-04:00')] as const

  expect(night.between(...gap)).toBe(HOUR)
  expect(evening.between(...repeat)).toBe(3 * HOUR)
  expect(office.between(...gap)).toBe(8 * HOUR)
})

test('a window that lies inside the gap has no time that day', () => {
  const calendar = compileCalendar(everyDay('America/Santiago', [['00:00', '00:45']]))

  expect(calendar.openRangesOn('2026-09-06')).toEqual([])
  expect(calendar.nextOpen(instant('2026-09-05T12:00-04:00'))).toBe(
    instant('2026-09-07T00:00-03:00'),
  )
})

test('a window across midnight is two rows and one stretch', () => {
  const calendar = compileCalendar({
    timeZone: 'America/Caracas',
    weekly: { 5: [['22:00', '24:00']], 6: [['00:00', '06:00']] },
    holidays: [],
    exceptions: [],
  })
  const friday = instant('2026-03-06T23:00-04:00')

  expect(calendar.nextClose(friday)).toBe(instant('2026-03-07T06:00-04:00'))
  expect(calendar.add(friday, 2 * HOUR)).toBe(instant('2026-03-07T01:00-04:00'))
})

test('opening is inclusive, closing exclusive, and a sum that ends at closing stays there', () => {
  const calendar = caracas()
  const [opening, closing] = [instant('2026-03-06T09:00-04:00'), instant('2026-03-06T17:00-04:00')]
  const monday = instant('2026-03-09T09:00-04:00')

  expect(calendar.isOpen(opening)).toBe(true)
  expect(calendar.isOpen(opening - 1)).toBe(false)
  expect(calendar.isOpen(closing - 1)).toBe(true)
  expect(calendar.isOpen(closing)).toBe(false)
  expect(calendar.add(opening, 8 * HOUR)).toBe(closing)
  expect(calendar.add(opening - HOUR, 8 * HOUR)).toBe(closing)
  expect(calendar.add(closing, 0)).toBe(monday)
  expect(calendar.add(closing, 1)).toBe(monday + 1)
  expect(calendar.add(monday, -8 * HOUR)).toBe(opening)
  expect(calendar.nextClose(closing)).toBe(instant('2026-03-09T17:00-04:00'))
  expect(calendar.nextOpen(opening + 7)).toBe(opening + 7)
})

test('a sum beyond the compiled horizon extends it', () => {
  const start = instant('2026-03-02T09:00-04:00')
  const calendar = compileCalendar(
    define('America/Caracas', [['09:00', '17:00']], { holidays: ['2036-03-03'] }),
    { from: start, to: start + DAY },
  )

  expect(calendar.add(start, (522 * 5 + 1) * 8 * HOUR)).toBe(instant('2036-03-04T17:00-04:00'))
  expect(calendar.between(start, instant('2046-03-05T09:00-04:00'))).toBe(5219 * 8 * HOUR)
})

test('a calendar that never closes counts every millisecond, until a holiday closes it', () => {
  const always = compileCalendar(everyDay('America/Santiago', [['00:00', '24:00']]))
  const holiday = compileCalendar(
    everyDay('America/Caracas', [['00:00', '24:00']], { holidays: ['2031-05-01'] }),
  )
  const start = instant('2026-09-05T10:00:00.123-04:00')

  expect(always.add(start, 400 * DAY + 1)).toBe(start + 400 * DAY + 1)
  expect(always.nextClose(start)).toBe(Number.POSITIVE_INFINITY)
  expect(holiday.nextClose(start)).toBe(instant('2031-05-01T00:00-04:00'))
})

test('a week of holidays has no time, and exceptions beat holidays', () => {
  const holidays = ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']
  const closed = caracas({ holidays })
  const halfDay = caracas({
    holidays,
    exceptions: [{ date: '2026-03-11', intervals: [['09:00', '12:00']] }],
  })
  const [friday, nextMonday] = [
    instant('2026-03-06T17:00-04:00'),
    instant('2026-03-16T09:00-04:00'),
  ]

  expect(closed.between(friday, nextMonday)).toBe(0)
  expect(closed.nextOpen(friday)).toBe(nextMonday)
  expect(halfDay.between(friday, nextMonday)).toBe(3 * HOUR)
})

test('an exception without intervals closes its day, and may open a weekend', () => {
  const calendar = caracas({
    exceptions: [
      { date: '2026-03-06', intervals: [] },
      { date: '2026-03-07', intervals: [['10:00', '11:00']] },
    ],
  })

  expect(calendar.nextOpen(instant('2026-03-05T17:00-04:00'))).toBe(
    instant('2026-03-07T10:00-04:00'),
  )
})

test('offsets come from the zone data: Caracas 2016, Mexico 2022, Monrovia to the second', () => {
  const officeIn = (zone: string) => compileCalendar(everyDay(zone, [['09:00', '17:00']]))
  const midnight = compileCalendar(everyDay('Africa/Monrovia', [['00:00', '01:00']]))

  expect(officeIn('America/Caracas').openRangesOn('2016-04-30')[0]?.from).toBe(
    instant('2016-04-30T13:30Z'),
  )
  expect(officeIn('America/Caracas').openRangesOn('2016-05-01')[0]?.from).toBe(
    instant('2016-05-01T13:00Z'),
  )
  expect(officeIn('America/Mexico_City').openRangesOn('2022-07-01')[0]?.from).toBe(
    instant('2022-07-01T14:00Z'),
  )
  expect(officeIn('America/Mexico_City').openRangesOn('2023-07-01')[0]?.from).toBe(
    instant('2023-07-01T15:00Z'),
  )
  expect(midnight.openRangesOn('1972-01-07')).toEqual([
    { from: instant('1972-01-07T00:44:30Z'), to: instant('1972-01-07T01:00Z') },
  ])
})

test('29 February and 31 December are days like any other', () => {
  const calendar = caracas()
  const span = (from: string, to: string) => {
    return calendar.between(instant(`${from}T00:00-04:00`), instant(`${to}T00:00-04:00`))
  }

  expect(span('2028-02-28', '2028-03-01')).toBe(16 * HOUR)
  expect(span('2026-12-31', '2027-01-02')).toBe(16 * HOUR)
  expect(calendar.dateOf(instant('2028-02-29T23:59-04:00'))).toBe('2028-02-29')
})

test.each<[string, Partial<CalendarDefinition>]>([
  ['time_zone_unknown', { timeZone: 'America/Macondo' }],
  ['weekday_unknown', { weekly: { 8: [['09:00', '10:00']] } as CalendarDefinition['weekly'] }],
  ['time_malformed', { weekly: { 1: [['9:00', '10:00']] } }],
  ['time_malformed', { weekly: { 1: [['09:00', '24:01']] } }],
  ['date_malformed', { holidays: ['2026-02-30'] }],
  ['date_malformed', { exceptions: [{ date: '1/2/2026', intervals: [] }] }],
  ['interval_reversed', { weekly: { 1: [['22:00', '06:00']] } }],
  [
    'intervals_overlap',
    {
      weekly: {
        1: [
          ['12:00', '15:00'],
          ['09:00', '12:01'],
        ],
      },
    },
  ],
  [
    'exception_repeated',
    { exceptions: ['2026-01-02', '2026-01-02'].map((date) => ({ date, intervals: [] })) },
  ],
  ['no_open_time', { weekly: {} }],
  ['no_open_time', { weekly: { 1: [], 2: [['09:00', '09:00']] } }],
])('a senseless calendar is refused: %s', (code, changes) => {
  const definition = define('America/Santiago', [['09:00', '17:00']], changes)

  expect(() => compileCalendar(definition)).toThrow(expect.objectContaining({ code }))
})

test('hours that exist only inside a gap are no hours', () => {
  const definition = define('America/Santiago', [], {
    exceptions: [{ date: '2026-09-06', intervals: [['00:10', '00:50']] }],
  })

  expect(() => compileCalendar(definition)).toThrow(CalendarError)
})

test('rows may touch, come in any order, and days may be empty', () => {
  const calendar = compileCalendar(
    define('America/Caracas', [], {
      weekly: {
        1: [
          ['12:00', '13:00'],
          ['09:00', '12:00'],
        ],
        2: [],
      },
    }),
  )

  expect(calendar.openRangesOn('2026-03-09')).toEqual([
    { from: instant('2026-03-09T09:00-04:00'), to: instant('2026-03-09T13:00-04:00') },
  ])
})

test('a sum that no open time can satisfy is refused, not searched for ever', () => {
  const once = compileCalendar(
    define('America/Caracas', [], {
      exceptions: [{ date: '2026-03-07', intervals: [['10:00', '11:00']] }],
    }),
  )
  const open = instant('2026-03-07T10:00-04:00')
  const refused = (code: string) => expect.objectContaining({ code })

  expect(once.add(open - 3 * DAY, HOUR)).toBe(open + HOUR)
  expect(() => once.add(open, HOUR + 1)).toThrow(refused('open_time_exhausted'))
  expect(() => once.add(open, -1)).toThrow(refused('open_time_exhausted'))
  expect(() => once.nextOpen(open + HOUR)).toThrow(refused('open_time_exhausted'))
  expect(once.between(open - 900 * DAY, open + 900 * DAY)).toBe(HOUR)
  for (const bad of [Number.NaN, 0.5, -1, Number.POSITIVE_INFINITY, 1e15]) {
    expect(() => caracas().nextOpen(bad)).toThrow(refused('instant_out_of_range'))
  }
  expect(() => caracas().add(open, Number.NaN)).toThrow(refused('instant_out_of_range'))
})

test('an explanation lists closed days too, and marks holidays and exceptions', () => {
  const calendar = caracas({
    holidays: ['2026-03-06', '2026-03-09'],
    exceptions: [{ date: '2026-03-09', intervals: [['09:00', '10:30']] }],
  })
  const [from, to] = [instant('2026-03-05T16:00-04:00'), instant('2026-03-10T09:30-04:00')]

  const days = explainBetween(calendar, from, to)

  expect(days.map(({ date, countedMs, mark }) => [date, countedMs / MINUTE, mark])).toEqual([
    ['2026-03-05', 60, null],
    ['2026-03-06', 0, 'holiday'],
    ['2026-03-07', 0, null],
    ['2026-03-08', 0, null],
    ['2026-03-09', 90, 'exception'],
    ['2026-03-10', 30, null],
  ])
  expect(days[0]?.intervals).toEqual([{ from, to: instant('2026-03-05T17:00-04:00') }])
})
