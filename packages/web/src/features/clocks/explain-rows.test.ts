import type { ClockExplanation, ExplainedSegment } from '@mesa/shared/wire/clocks-explain.schema'
import { expect, test } from 'vitest'
import { explainRows } from './explain-rows.ts'

const at = (local: string) => new Date(`${local}-04:00`).toISOString()
const day = (date: string, ...hours: Array<[string, string]>) => ({
  date,
  intervals: hours.map(([from, to]) => ({ from: at(`${date}T${from}`), to: at(`${date}T${to}`) })),
  countedMinutes: 0,
  mark: null,
  name: null,
})
const stop = (kind: ExplainedSegment['kind'], from: string, to = from): ExplainedSegment => ({
  kind,
  from: at(from),
  to: at(to),
  reason: 'customer',
  before: null,
  after: null,
})
const clock = (given: Pick<ClockExplanation, 'days' | 'segments'>) =>
  explainRows({ ...given, calendar: { timeZone: 'America/Caracas' } } as ClockExplanation)

test('EX-4: a day is told in pieces around a pause, which stands between them', () => {
  const rows = clock({
    days: [day('2026-03-03', ['09:00', '10:04'], ['11:26', '18:00'])],
    segments: [stop('paused', '2026-03-03T10:04', '2026-03-03T11:26')],
  })
  expect(rows.map((row) => [row.kind, 'minutes' in row ? row.minutes : null])).toEqual([
    ['counted', 64],
    ['paused', null],
    ['counted', 394],
  ])
})

test('what changes a clock stands before what was counted from then on', () => {
  const rows = clock({
    days: [day('2026-03-03', ['09:00', '10:00'], ['10:00', '11:00'])],
    segments: [stop('retargeted', '2026-03-03T10:00')],
  })
  expect(rows.map(({ kind }) => kind)).toEqual(['counted', 'changed', 'counted'])
})

test('a change that left the due instant where it was is no line, and cuts none', () => {
  const terms = (dueAt: string) => ({
    dueAt: at(dueAt),
    target: { minutes: 480, days: null, unit: 'business' as const },
    calendarName: 'Sede',
    calendarVersion: 1,
  })
  const changed = (kind: ExplainedSegment['kind'], dueAt: string) => ({
    ...stop(kind, '2026-03-03T10:00'),
    before: terms('2026-03-04T10:00'),
    after: terms(dueAt),
  })
  const kindsOf = (segment: ExplainedSegment) =>
    clock({
      days: [day('2026-03-03', ['09:00', '10:00'], ['10:00', '11:00'])],
      segments: [segment],
    }).map(({ kind }) => kind)
  expect(kindsOf(changed('retargeted', '2026-03-04T10:00'))).toEqual(['counted'])
  expect(kindsOf(changed('retargeted', '2026-03-04T12:00'))).toContain('changed')
  expect(kindsOf(changed('corrected', '2026-03-04T10:00'))).toContain('changed')
})

test('a lunch break cuts no line', () => {
  const [row, ...others] = clock({
    days: [day('2026-03-03', ['09:00', '13:00'], ['14:00', '18:00'])],
    segments: [],
  })
  expect(row).toMatchObject({ minutes: 480, spans: [{}, {}] })
  expect(others).toEqual([])
})

test('closed days in a row are one line; a holiday keeps its name; dead hours say nothing', () => {
  const rows = clock({
    days: [
      day('2026-03-06'),
      { ...day('2026-03-07'), mark: 'closed' },
      { ...day('2026-03-08'), mark: 'closed' },
      { ...day('2026-03-09'), mark: 'holiday', name: 'Carnaval' },
      day('2026-03-10', ['09:00', '09:30']),
    ],
    segments: [],
  })
  expect(rows).toEqual([
    { kind: 'closed', from: '2026-03-07', to: '2026-03-08' },
    { kind: 'free', date: '2026-03-09', named: { mark: 'holiday', name: 'Carnaval' } },
    expect.objectContaining({ kind: 'counted', minutes: 30 }),
  ])
})

test('lines add up to the minute although each has seconds', () => {
  const rows = clock({
    days: [
      day('2026-03-03', ['09:00:40', '10:00:00']),
      day('2026-03-04', ['09:00:00', '10:00:40']),
    ],
    segments: [],
  })
  const minutes = rows.map((row) => (row.kind === 'counted' ? row.minutes : 0))
  expect(minutes.reduce((sum, one) => sum + one, 0)).toBe(120)
})
