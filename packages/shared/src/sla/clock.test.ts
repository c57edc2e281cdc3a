import { expect, test } from 'vitest'
import { compileCalendar } from '../business-time/calendar.ts'
import {
  caracas,
  DAY,
  everyDay,
  HOUR,
  instant,
  MINUTE,
} from '../business-time/testing/calendars.ts'
import { type ClockEvent, type ClockSnapshot, foldClock } from './clock.ts'
import type { ClockTarget } from './targets.ts'

const calendar = caracas()
const business = (minutes: number): ClockTarget => ({ minutes, unit: 'business' })
const target = business(480)

// The week of Monday 2 March 2026, in Caracas.
const friday = (time: string): number => instant(`2026-03-06T${time}-04:00`)
const monday = (time: string): number => instant(`2026-03-09T${time}-04:00`)
const tuesday = (time: string): number => instant(`2026-03-10T${time}-04:00`)

const start = (at: number): ClockEvent => ({ type: 'start', at })
const pause = (at: number): ClockEvent => ({ type: 'pause', at, reason: 'waiting_customer' })
const resume = (at: number): ClockEvent => ({ type: 'resume', at })
const satisfy = (at: number): ClockEvent => ({ type: 'satisfy', at })
const cancel = (at: number): ClockEvent => ({ type: 'cancel', at })

function fold(events: ClockEvent[], asOf: number, terms = { target, calendar }): ClockSnapshot {
  const snapshot = foldClock(events, terms, asOf)
  if (!snapshot) throw new Error('the clock has not started')
  return snapshot
}

const dueOf = (...events: ClockEvent[]): number | null => fold(events, 0).dueAt

test('a running clock says what elapsed and when it is due', () => {
  expect(fold([start(friday('16:00'))], monday('09:30:30'))).toEqual({
    state: 'running',
    isPaused: false,
    elapsedMs: 90.5 * MINUTE,
    elapsedMinutes: 90,
    dueAt: monday('16:00'),
    breachedAt: null,
    breachCause: null,
    finishedAt: null,
    anchorAt: friday('16:00'),
    anchorElapsedMs: 0,
  })
})

test('a clock that has not started is none', () => {
  expect(foldClock([], { target, calendar }, 0)).toBe(null)
  expect(foldClock([pause(friday('09:00'))], { target, calendar }, 0)).toBe(null)
})

test('a start outside hours, at opening and at closing count from the next open instant', () => {
  expect(dueOf(start(friday('08:00')))).toBe(friday('17:00'))
  expect(dueOf(start(friday('09:00')))).toBe(friday('17:00'))
  expect(dueOf(start(friday('17:00')))).toBe(monday('17:00'))
  expect(dueOf(start(instant('2026-03-07T12:00-04:00')))).toBe(monday('17:00'))
})

test('an answer at the due instant is in time, one a millisecond later is not', () => {
  const due = monday('16:00')

  expect(fold([start(friday('16:00')), satisfy(due)], due + DAY)).toMatchObject({
    state: 'met',
    finishedAt: due,
    breachedAt: null,
    elapsedMinutes: 480,
  })
  expect(fold([start(friday('16:00')), satisfy(due + 1)], due + DAY)).toMatchObject({
    state: 'breached',
    finishedAt: due + 1,
    breachedAt: due,
    elapsedMs: 8 * HOUR + 1,
  })
})

test('a breach is at the instant it happened, however late it is noticed', () => {
  const due = monday('16:00')
  const events = [start(friday('16:00'))]

  expect(fold(events, due)).toMatchObject({ state: 'running', breachedAt: null })
  expect(fold(events, due + 1)).toMatchObject({ state: 'breached', breachedAt: due, dueAt: due })
  expect(fold(events, due + 6 * HOUR)).toMatchObject({ breachedAt: due, breachCause: 'elapsed' })
  expect(fold([...events, pause(due + HOUR)], due + DAY)).toMatchObject({
    state: 'breached',
    breachedAt: due,
    finishedAt: null,
  })
})

test('a pause from Friday 16:59 to Monday 09:01 moves the due instant by two minutes', () => {
  const events = [start(friday('13:00')), pause(friday('16:59')), resume(monday('09:01'))]

  expect(dueOf(start(friday('13:00')))).toBe(monday('13:00'))
  expect(dueOf(...events)).toBe(monday('13:02'))
  expect(fold(events, monday('09:01'))).toMatchObject({
    anchorAt: monday('09:01'),
    anchorElapsedMs: 239 * MINUTE,
  })
})

test('a pause outside hours moves the due instant by nothing', () => {
  const night = [pause(friday('17:00')), resume(monday('09:00'))]

  expect(dueOf(start(friday('13:00')), ...night)).toBe(monday('13:00'))
})

test('a paused clock is not due and stands still', () => {
  const events = [start(friday('13:00')), pause(friday('14:00'))]

  expect(fold(events, tuesday('10:00'))).toMatchObject({
    state: 'paused',
    dueAt: null,
    elapsedMinutes: 60,
    breachedAt: null,
  })
  expect(fold([...events, satisfy(tuesday('10:00'))], tuesday('11:00'))).toMatchObject({
    state: 'met',
    elapsedMinutes: 60,
  })
})

test('pausing twice is one pause, resuming or starting while running changes nothing', () => {
  const once = [start(friday('13:00')), pause(friday('14:00')), resume(friday('15:00'))]
  const [first, second, third] = once as [ClockEvent, ClockEvent, ClockEvent]
  const twice = [first, second, pause(friday('14:30')), third, resume(friday('15:30'))]

  expect(fold(twice, monday('10:00'))).toEqual(fold(once, monday('10:00')))
  expect(fold([...once, start(friday('16:00'))], monday('10:00'))).toEqual(
    fold(once, monday('10:00')),
  )
})

test('two pauses in one minute, and pause and resume in one second, count to the millisecond', () => {
  const at = friday('10:00')
  const events = [start(friday('09:00')), pause(at), resume(at + 250), pause(at + 20_000)]

  expect(dueOf(...events, resume(at + 50_000))).toBe(monday('09:00') + 30_250)
  expect(dueOf(start(friday('09:00')), pause(at), resume(at))).toBe(friday('17:00'))
})

test('a target of zero is due at once, or at the next opening', () => {
  const terms = { target: business(0), calendar }

  expect(fold([start(friday('10:00'))], friday('10:00'), terms)).toMatchObject({
    state: 'running',
    dueAt: friday('10:00'),
  })
  expect(fold([start(friday('18:00'))], friday('18:00'), terms).dueAt).toBe(monday('09:00'))
  expect(fold([start(friday('10:00'))], friday('10:00') + 1, terms).state).toBe('breached')
})

test('a clock target runs through nights and weekends', () => {
  const terms = { target: { minutes: 1440, unit: 'clock' } as const, calendar }

  expect(fold([start(friday('16:00'))], friday('20:00'), terms)).toMatchObject({
    dueAt: friday('16:00') + DAY,
    elapsedMinutes: 240,
  })
})

test('a new criticality keeps what elapsed and measures the rest by the new target', () => {
  const events: ClockEvent[] = [
    start(friday('13:00')),
    { type: 'retarget', at: friday('15:00'), target: business(240) },
  ]

  expect(fold(events, friday('16:00'))).toMatchObject({
    state: 'running',
    dueAt: friday('17:00'),
    elapsedMinutes: 180,
    anchorAt: friday('15:00'),
  })
})

test('a criticality raised after its new target has passed is breached by the change', () => {
  const at = friday('15:00')
  const events: ClockEvent[] = [
    start(friday('09:00')),
    { type: 'retarget', at, target: business(240) },
  ]

  expect(fold(events, at)).toMatchObject({
    state: 'breached',
    breachedAt: at,
    breachCause: 'retarget',
    dueAt: at,
  })
})

test('a criticality lowered after a breach does not undo it', () => {
  const events: ClockEvent[] = [
    start(friday('09:00')),
    { type: 'retarget', at: monday('10:00'), target: business(2400) },
    satisfy(monday('11:00')),
  ]

  expect(fold(events, tuesday('09:00'))).toMatchObject({
    state: 'breached',
    breachedAt: friday('17:00'),
    breachCause: 'elapsed',
    finishedAt: monday('11:00'),
  })
})

test('a retarget while paused keeps the pause', () => {
  const events: ClockEvent[] = [
    start(friday('09:00')),
    pause(friday('10:00')),
    { type: 'retarget', at: friday('11:00'), target: business(120) },
  ]

  expect(fold(events, friday('16:00'))).toMatchObject({ state: 'paused', dueAt: null })
  expect(dueOf(...events, resume(monday('09:00')))).toBe(monday('10:00'))
})

test('a holiday added for today counts from its notice on, and one for the past changes nothing', () => {
  const at = friday('11:00')
  const today = caracas({ holidays: ['2026-03-06'] })
  const past = caracas({ holidays: ['2026-03-05'] })
  const halfDay = caracas({
    exceptions: [{ date: '2026-03-06', intervals: [['09:00', '12:00']] }],
  })
  const changed = (to: typeof calendar): ClockEvent[] => {
    return [start(friday('09:00')), { type: 'retarget', at, calendar: to }]
  }

  expect(dueOf(...changed(today))).toBe(monday('15:00'))
  expect(dueOf(...changed(past))).toBe(friday('17:00'))
  expect(dueOf(...changed(halfDay))).toBe(monday('14:00'))
  expect(dueOf(...changed(today), { type: 'retarget', at: friday('13:00'), calendar })).toBe(
    monday('11:00'),
  )
})

test('a contract with another calendar and zone measures the rest', () => {
  const madrid = compileCalendar(everyDay('Europe/Madrid', [['09:00', '18:00']]))
  const events: ClockEvent[] = [
    start(friday('09:00')),
    { type: 'retarget', at: friday('14:00'), calendar: madrid, target: business(360) },
  ]

  expect(dueOf(...events)).toBe(instant('2026-03-07T10:00+01:00'))
})

test('a finished clock is a frozen fact', () => {
  const met = [start(friday('09:00')), satisfy(friday('10:00'))]
  const cancelled = [start(friday('09:00')), cancel(friday('10:00'))]
  const late: ClockEvent[] = [
    pause(friday('11:00')),
    resume(friday('12:00')),
    { type: 'retarget', at: friday('13:00'), target: business(1) },
    satisfy(monday('17:00')),
    cancel(monday('17:00')),
  ]

  expect(fold([...met, ...late], tuesday('17:00'))).toEqual(fold(met, friday('10:00')))
  expect(fold([...cancelled, ...late], tuesday('17:00'))).toEqual(fold(cancelled, friday('10:00')))
  expect(fold(cancelled, tuesday('17:00'))).toMatchObject({
    state: 'cancelled',
    elapsedMinutes: 60,
    finishedAt: friday('10:00'),
  })
})

test('a cancelled clock keeps the breach it had', () => {
  expect(fold([start(friday('09:00')), cancel(monday('10:00'))], 0)).toMatchObject({
    state: 'cancelled',
    breachedAt: friday('17:00'),
  })
})

test('an event stamped before its predecessor counts at that instant', () => {
  const events = [start(friday('09:00')), pause(friday('10:00')), resume(friday('10:00') - 5)]

  expect(dueOf(...events)).toBe(friday('17:00'))
  expect(fold([start(friday('09:00'))], friday('08:59')).elapsedMs).toBe(0)
})
