import { expect, test } from 'vitest'
import { attentionDays } from '../business-time/attention-days.ts'
import { compileCalendar } from '../business-time/calendar.ts'
import { caracas, DAY, define, everyDay, instant } from '../business-time/testing/calendars.ts'
import { closingBefore, countBusinessDays } from './business-days.ts'
import { type ClockEvent, foldClock } from './clock.ts'
import type { ClockTarget } from './targets.ts'

const calendar = caracas()
const red: ClockTarget = { minutes: 1440, unit: 'attention' }
const twoDays: ClockTarget = { days: 2, unit: 'business_day' }

// The week of Monday 2 March 2026, in Caracas.
const wednesday = (time: string): number => instant(`2026-03-04T${time}-04:00`)
const friday = (time: string): number => instant(`2026-03-06T${time}-04:00`)
const saturday = (time: string): number => instant(`2026-03-07T${time}-04:00`)
const monday = (time: string): number => instant(`2026-03-09T${time}-04:00`)
const tuesday = (time: string): number => instant(`2026-03-10T${time}-04:00`)

const start = (at: number): ClockEvent => ({ type: 'start', at })
const pause = (at: number): ClockEvent => ({ type: 'pause', at, reason: 'customer' })
const resume = (at: number): ClockEvent => ({ type: 'resume', at })
const satisfy = (at: number): ClockEvent => ({ type: 'satisfy', at })
const reinstate = (at: number): ClockEvent => ({ type: 'reinstate', at })
const correct = (at: number, to: typeof calendar): ClockEvent => ({
  type: 'correct',
  at,
  calendar: to,
})

const fold = (
  events: ClockEvent[],
  asOf: number,
  terms: Partial<Parameters<typeof foldClock>[1]> = {},
) => {
  const snapshot = foldClock(events, { target: red, calendar, ...terms }, asOf)
  if (!snapshot) throw new Error('the clock has not started')
  return snapshot
}
const business = (minutes: number): ClockTarget => ({ minutes, unit: 'business' })

test('CV-5: 24 hours of attention days from Wednesday at 10:00 end on Thursday at 10:00', () => {
  expect(fold([start(wednesday('10:00'))], wednesday('22:00'))).toMatchObject({
    dueAt: wednesday('10:00') + DAY,
    elapsedMinutes: 720,
    state: 'running',
  })
})

test('CV-5: a weekend and a holiday do not count, the night before them does', () => {
  const holiday = caracas({ holidays: ['2026-03-09'] })
  const events = [start(friday('16:00'))]

  expect(fold(events, 0).dueAt).toBe(monday('16:00'))
  expect(fold(events, 0, { calendar: holiday }).dueAt).toBe(tuesday('16:00'))
  expect(fold(events, monday('00:00')).elapsedMinutes).toBe(480)
  expect(fold(events, saturday('12:00')).elapsedMinutes).toBe(480)
})

test('CV-5: written on a Saturday, the count starts at midnight of Monday', () => {
  expect(fold([start(saturday('12:00'))], 0).dueAt).toBe(tuesday('00:00'))
})

test('CV-5: a half day of attention is an attention day, a closed exception is none', () => {
  const half = attentionDays(
    define('America/Caracas', [['09:00', '17:00']], {
      exceptions: [
        { date: '2026-03-07', intervals: [['09:00', '12:00']] },
        { date: '2026-03-09', intervals: [] },
      ],
    }),
  )

  expect(half.weekly[1]).toEqual([['00:00', '24:00']])
  expect(half.weekly[6]).toEqual([])
  expect(half.exceptions).toEqual([
    { date: '2026-03-07', intervals: [['00:00', '24:00']] },
    { date: '2026-03-09', intervals: [] },
  ])
  expect(fold([start(friday('16:00'))], 0, { calendar: compileCalendar(half) }).dueAt).toBe(
    saturday('16:00'),
  )
})

test('CV-5: an attention day across a change of the clocks has its own length', () => {
  const santiago = compileCalendar(everyDay('America/Santiago', [['09:00', '17:00']]))
  const short = instant('2026-09-05T12:00-04:00')

  // 2026-09-06 has no 00:00: its 23 hours are all of it.
  expect(fold([start(short)], 0, { calendar: santiago }).dueAt).toBe(short + DAY)
  expect(fold([start(short)], 0, { calendar: santiago }).dueAt).toBe(
    instant('2026-09-06T13:00-03:00'),
  )
})

test('CV-4: asked on Friday at 16:00, two business days end on Tuesday at closing', () => {
  const terms = { target: twoDays }
  const due = tuesday('17:00')

  expect(fold([start(friday('16:00'))], due, terms)).toMatchObject({ state: 'running', dueAt: due })
  expect(fold([start(friday('16:00'))], due + 1, terms)).toMatchObject({
    state: 'breached',
    breachedAt: due,
  })
  expect(fold([start(friday('16:00')), satisfy(due)], due + DAY, terms).state).toBe('met')
})

test('CV-4: a holiday of today or later moves the end, one that has passed does not', () => {
  const terms = { target: twoDays }
  const holiday = (date: string) => caracas({ holidays: [date] })
  const changed = (to: typeof calendar): ClockEvent[] => [
    start(friday('16:00')),
    { type: 'retarget', at: tuesday('08:00'), calendar: to },
  ]

  expect(fold(changed(holiday('2026-03-10')), 0, terms).dueAt).toBe(
    instant('2026-03-11T17:00-04:00'),
  )
  expect(fold(changed(holiday('2026-03-09')), 0, terms).dueAt).toBe(tuesday('17:00'))
})

test('CV-4: fewer days than have passed are breached by the change, more are counted on', () => {
  const retargeted = (days: number): ClockEvent[] => [
    start(friday('16:00')),
    { type: 'retarget', at: tuesday('10:00'), target: { days, unit: 'business_day' } },
  ]

  expect(fold(retargeted(1), tuesday('10:00'), { target: twoDays })).toMatchObject({
    breachedAt: tuesday('10:00'),
    breachCause: 'retarget',
  })
  expect(fold(retargeted(3), 0, { target: twoDays }).dueAt).toBe(instant('2026-03-11T17:00-04:00'))
})

test('CV-4: days are counted anew from where they went on, those that had ended are kept', () => {
  const events = [
    start(friday('16:00')),
    pause(tuesday('08:00')),
    resume(friday('16:00') + 7 * DAY),
  ]

  expect(fold(events, 0, { target: twoDays }).dueAt).toBe(instant('2026-03-16T17:00-04:00'))
})

test('CV-4: business days that ended, and the closing before a closing', () => {
  const asked = friday('16:00')

  expect(countBusinessDays(calendar, asked, monday('16:59'))).toBe(0)
  expect(countBusinessDays(calendar, asked, monday('17:00'))).toBe(1)
  expect(countBusinessDays(calendar, asked, tuesday('17:00'))).toBe(2)
  const back = (days: number) => closingBefore(calendar, tuesday('17:00'), { days, since: asked })
  expect([back(0), back(1), back(2)]).toEqual([tuesday('17:00'), monday('17:00'), null])
})

test('a correction measures a clock anew from its start and takes back its breach', () => {
  const holiday = caracas({ holidays: ['2026-03-06'] })
  const events = [start(friday('09:00'))]
  const terms = { target: business(480) }

  expect(fold(events, monday('10:00'), terms).breachedAt).toBe(friday('17:00'))
  expect(fold([...events, correct(monday('10:00'), holiday)], 0, terms)).toMatchObject({
    state: 'running',
    breachedAt: null,
    dueAt: monday('17:00'),
    elapsedMinutes: 60,
  })
})

test('a correction finds the breach that was missed, at its own instant', () => {
  const early = compileCalendar(define('America/Caracas', [['07:00', '17:00']]))
  const events = [start(friday('07:00')), correct(monday('09:30'), early)]

  expect(fold(events, 0, { target: business(900) })).toMatchObject({
    state: 'running',
    dueAt: monday('12:00'),
  })
  expect(fold(events, monday('09:30'), { target: business(540) })).toMatchObject({
    breachedAt: friday('16:00'),
    breachCause: 'elapsed',
  })
})

test('a correction keeps pauses and targets, takes the place of earlier calendars, and freezes nothing', () => {
  const holiday = caracas({ holidays: ['2026-03-09'] })
  const events: ClockEvent[] = [
    start(friday('13:00')),
    {
      type: 'retarget',
      at: friday('14:00'),
      calendar: compileCalendar(everyDay('UTC', [['00:00', '24:00']])),
    },
    { type: 'retarget', at: friday('14:30'), target: business(300) },
    pause(friday('15:00')),
    correct(friday('16:00'), holiday),
    resume(tuesday('09:00')),
  ]

  expect(fold(events, 0, { target: business(480) }).dueAt).toBe(tuesday('12:00'))
  const met = [start(friday('09:00')), satisfy(friday('10:00'))]
  expect(fold([...met, correct(monday('10:00'), holiday)], monday('12:00'))).toEqual(
    fold(met, monday('12:00')),
  )
})

test('an answer that bounced is as if it had never been', () => {
  const target = business(480)
  const asked = [start(friday('16:00'))]
  const bounced = [...asked, satisfy(friday('16:30')), reinstate(monday('10:00'))]

  expect(fold(bounced, monday('10:00'), { target })).toEqual(
    fold(asked, monday('10:00'), { target }),
  )
  expect(fold(bounced, tuesday('10:00'), { target }).breachedAt).toBe(monday('16:00'))
  const at = friday('16:30')
  expect(fold([...asked, reinstate(at)], at, { target })).toEqual(fold(asked, at, { target }))
})

test('an answer that bounced after the due instant leaves the breach where it was', () => {
  const target = business(480)
  const events = [start(friday('16:00')), satisfy(monday('15:00')), reinstate(tuesday('09:00'))]

  expect(fold(events, tuesday('09:00'), { target })).toMatchObject({
    state: 'breached',
    breachedAt: monday('16:00'),
    finishedAt: null,
  })
})

test('a clock that breached and was paused then says that it stands still', () => {
  const events = [start(friday('09:00')), pause(monday('10:00'))]

  expect(fold(events, tuesday('09:00'), { target: business(480) })).toMatchObject({
    state: 'breached',
    isPaused: true,
    elapsedMinutes: 540,
  })
})
