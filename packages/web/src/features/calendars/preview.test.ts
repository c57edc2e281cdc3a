import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import { expect, test } from 'vitest'
import { calendarOf, instantOf, localOf, previewOf } from './preview.ts'

const day: Array<[string, string]> = [
  ['09:00', '13:00'],
  ['14:00', '18:00'],
]
const lima: CalendarDefinition = {
  timeZone: 'America/Lima',
  weekly: { 1: day, 2: day, 3: day, 4: day, 5: day },
  holidays: ['2026-04-02', '2026-04-03'],
  exceptions: [],
}
const labels = { '2026-04-02': 'Jueves Santo', '2026-04-03': 'Viernes Santo' }
/** Friday 6 March 2026, 10:42, the day of the mock. */
const friday = Date.parse('2026-03-06T15:42:00Z')

function preview(from: number, definition = lima) {
  const calendar = calendarOf(definition)
  if (!calendar) throw new Error('the calendar does not compile')
  return previewOf(calendar, { from, minutes: 480, labels })
}

test('8 business hours are told interval by interval, closed days together, as in the design', () => {
  const found = preview(friday)
  expect(localOf(found?.endsAt ?? 0, 'America/Lima')).toBe('2026-03-09T10:42')
  expect(found?.countedMs).toBe(8 * 3_600_000)
  expect(
    found?.lines.map((line) =>
      line.kind === 'open' ? (line.to - line.from) / 60_000 : [line.kind, line.date],
    ),
  ).toEqual([138, 240, ['closed', '2026-03-07'], 102])
})

test('holidays are told by name, apart from the weekend, and an evening as hours gone by', () => {
  const evening = instantOf('2026-04-01T19:00', 'America/Lima') ?? 0
  const lines = preview(evening)?.lines
  expect(lines?.slice(0, 4)).toEqual([
    { kind: 'over', date: '2026-04-01' },
    { kind: 'closed', date: '2026-04-02', until: '2026-04-02', label: 'Jueves Santo' },
    { kind: 'closed', date: '2026-04-03', until: '2026-04-03', label: 'Viernes Santo' },
    { kind: 'closed', date: '2026-04-04', until: '2026-04-05', label: null },
  ])
})

test('what ends at midnight does not name the day that begins', () => {
  const nights = { ...lima, weekly: { 6: [['22:00', '24:00']] satisfies typeof day } }
  expect(preview(friday, nights)?.lines.at(-1)).toMatchObject({ kind: 'open', date: '2026-03-28' })
})

test('a calendar whose hours run out has no preview, and a senseless one is no calendar', () => {
  const once = { ...lima, weekly: {}, exceptions: [{ date: '2026-03-06', intervals: day }] }
  expect(preview(friday, once)).toBeNull()
  expect(calendarOf({ ...lima, timeZone: 'Nowhere/Land' })).toBeNull()
})

test.each([
  ['2026-03-27T16:00', 'America/Lima', '2026-03-27T21:00:00.000Z'],
  // Santiago goes back on 4 April at 24:00: 23:30 comes twice, the first is told.
  ['2026-04-04T23:30', 'America/Santiago', '2026-04-05T02:30:00.000Z'],
  // And has no 00:30 on 6 September.
  ['2026-09-06T00:30', 'America/Santiago', '2026-09-06T04:30:00.000Z'],
  ['2026-09-06T01:30', 'America/Santiago', '2026-09-06T04:30:00.000Z'],
])('%s in %s is %s', (local, zone, instant) => {
  expect(new Date(instantOf(local, zone) ?? 0).toISOString()).toBe(instant)
})

test('a text that is no time is no instant', () => {
  expect(instantOf('', 'America/Lima')).toBeNull()
})
