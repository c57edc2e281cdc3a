import { expect, test } from 'vitest'
import { compileCalendar } from './calendar.ts'
import { caracas, DAY, define, everyDay, HOUR, instant, MINUTE } from './testing/calendars.ts'

// Edge cases of docs/design/clocks.md that no test of calendar.test.ts names.

const always = (zone: string) => compileCalendar(everyDay(zone, [['00:00', '24:00']]))
const lengthOf = (zone: string, date: string) =>
  always(zone)
    .openRangesOn(date)
    .reduce((sum, { from, to }) => sum + to - from, 0)

test('Mexico dropped its summer time in 2022: the last long day, and no short day after it', () => {
  const zone = 'America/Mexico_City'
  const office = compileCalendar(everyDay(zone, [['09:00', '17:00']]))

  expect(lengthOf(zone, '2022-04-03')).toBe(23 * HOUR)
  expect(lengthOf(zone, '2022-10-30')).toBe(25 * HOUR)
  for (const date of ['2023-04-02', '2023-10-29', '2026-04-05', '2026-10-25']) {
    expect(lengthOf(zone, date)).toBe(DAY)
  }
  expect(office.add(instant('2022-10-29T16:00-05:00'), 2 * HOUR)).toBe(
    instant('2022-10-30T10:00-06:00'),
  )
})

test('Caracas moved its offset by half an hour in 2016: that day has 23.5 hours, its office hours eight', () => {
  const office = caracas({ weekly: { 6: [['09:00', '17:00']], 7: [['09:00', '17:00']] } })
  const [before, after] = [instant('2016-04-30T00:00-04:30'), instant('2016-05-02T00:00-04:00')]

  expect(lengthOf('America/Caracas', '2016-05-01')).toBe(23.5 * HOUR)
  expect(office.between(before, after)).toBe(16 * HOUR)
  expect(after - before).toBe(47.5 * HOUR)
})

test('on 2026-09-06 Santiago has no 00:00: the day opens at 01:00 and a sum over it is exact', () => {
  const calendar = always('America/Santiago')
  const firstOpening = calendar.openRangesOn('2026-09-06')[0]?.from
  const noon = instant('2026-09-05T12:00-04:00')

  expect(firstOpening).toBe(instant('2026-09-06T01:00-03:00'))
  expect(calendar.dateOf(instant('2026-09-06T01:00-03:00') - 1)).toBe('2026-09-05')
  expect(calendar.add(noon, 24 * HOUR)).toBe(instant('2026-09-06T13:00-03:00'))
})

test('on 2026-04-04 Santiago has 25 hours: from 23:00 both passes count', () => {
  const late = compileCalendar(everyDay('America/Santiago', [['23:00', '24:00']]))
  const first = instant('2026-04-04T23:00-03:00')

  expect(late.add(first, 2 * HOUR)).toBe(instant('2026-04-04T24:00-04:00'))
  expect(late.between(first, first + DAY)).toBe(2 * HOUR)
})

test('24×7 counts an hour of every hour over a change of offset', () => {
  const start = instant('2026-09-05T20:00-04:00')

  expect(always('America/Santiago').between(start, start + 10 * HOUR)).toBe(10 * HOUR)
  expect(always('UTC').add(start, 1000 * DAY)).toBe(start + 1000 * DAY)
})

test('a start at opening counts from it, at closing or outside hours from the next opening', () => {
  const calendar = caracas()
  const due = (from: string) => calendar.add(instant(`${from}-04:00`), HOUR)
  const monday = instant('2026-03-09T10:00-04:00')

  expect(due('2026-03-06T09:00')).toBe(instant('2026-03-06T10:00-04:00'))
  expect(due('2026-03-06T17:00')).toBe(monday)
  expect(due('2026-03-07T12:00')).toBe(monday)
  expect(due('2026-03-09T08:59:59.999')).toBe(monday)
})

test('a holiday added for today counts nothing more of today; what was counted before it stays', () => {
  const [start, now] = [instant('2026-03-09T09:00-04:00'), instant('2026-03-09T12:00-04:00')]
  const added = caracas({ holidays: ['2026-03-09'] })
  const leftMs = 4 * HOUR - caracas().between(start, now)

  expect(leftMs).toBe(HOUR)
  expect(added.add(now, leftMs)).toBe(instant('2026-03-10T10:00-04:00'))
})

test('a holiday added for the past takes its day away, and removed gives it back', () => {
  const span = [instant('2026-03-06T09:00-04:00'), instant('2026-03-11T09:00-04:00')] as const
  const withHoliday = caracas({ holidays: ['2026-03-09'] })

  expect(caracas().between(...span) - withHoliday.between(...span)).toBe(8 * HOUR)
  expect(caracas({ holidays: [] }).between(...span)).toBe(24 * HOUR)
})

test('a half holiday is an exception with its morning', () => {
  const calendar = caracas({
    holidays: ['2026-12-24'],
    exceptions: [{ date: '2026-12-24', intervals: [['09:00', '12:00']] }],
  })

  expect(calendar.add(instant('2026-12-24T11:00-04:00'), 2 * HOUR)).toBe(
    instant('2026-12-25T10:00-04:00'),
  )
})

test('a pause from Friday 16:59 to Monday 09:01 is two minutes, one outside hours none', () => {
  const calendar = caracas()
  const paused = (from: string, to: string) =>
    calendar.between(instant(`${from}-04:00`), instant(`${to}-04:00`))

  expect(paused('2026-03-06T16:59', '2026-03-09T09:01')).toBe(2 * MINUTE)
  expect(paused('2026-03-06T17:00', '2026-03-09T09:00')).toBe(0)
  expect(paused('2026-03-06T10:00:00.000', '2026-03-06T10:00:00.999')).toBe(999)
})

test('hours are of the calendar’s zone, wherever customer and agent are', () => {
  const desk = compileCalendar(define('America/Santiago', [['09:00', '18:00']]))

  // 13:30 UTC is half past ten in Santiago in January, half past nine in July.
  expect(desk.isOpen(instant('2026-01-15T14:30+01:00'))).toBe(true)
  expect(desk.isOpen(instant('2026-01-15T12:59+01:00'))).toBe(false)
  expect(desk.isOpen(instant('2026-07-15T14:30+02:00'))).toBe(false)
  expect(desk.isOpen(instant('2026-07-15T08:30-05:00'))).toBe(true)
})

test('29 February is a working day when its weekday is, and only in its year', () => {
  const hours = { 2: [['09:00', '17:00']] as [string, string][] }
  const calendar = caracas({ weekly: hours })

  expect(calendar.nextOpen(instant('2028-02-28T00:00-04:00'))).toBe(
    instant('2028-02-29T09:00-04:00'),
  )
  expect(() => caracas({ holidays: ['2027-02-29'] })).toThrow(
    expect.objectContaining({ code: 'date_malformed' }),
  )
})

test('31 December closes into 1 January of another year, over both holidays', () => {
  const calendar = caracas({ holidays: ['2026-12-31', '2027-01-01'] })

  expect(calendar.add(instant('2026-12-30T16:00-04:00'), 2 * HOUR)).toBe(
    instant('2027-01-04T10:00-04:00'),
  )
})
