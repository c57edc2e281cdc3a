import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import { expect, test } from 'vitest'
import { changesBetween, clashesBetween, withChanges } from './changes.ts'
import { faultsOf, refusalOf } from './check.ts'
import {
  blankDate,
  type CalendarDraft,
  definitionOf,
  draftOf,
  labelsOf,
  newRow,
  tidyTime,
} from './draft.ts'

const lima: CalendarDefinition = {
  timeZone: 'America/Lima',
  weekly: {
    1: [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
    2: [['09:00', '24:00']],
  },
  holidays: ['2026-04-02', '2026-05-01'],
  exceptions: [
    { date: '2026-03-13', intervals: [['09:00', '13:00']] },
    { date: '2026-12-24', intervals: [] },
  ],
}
const labels = { '2026-04-02': 'Jueves Santo', '2026-03-13': 'Inventario anual' }
const draft = () => draftOf(lima, labels)

const change = (edit: (draft: CalendarDraft) => void): CalendarDraft => {
  const edited = draft()
  edit(edited)
  return edited
}
const day = ({ week }: CalendarDraft, index: number) => {
  const found = week[index]
  if (!found) throw new Error('no such day')
  return found
}

test('a stored calendar comes out of the editor as it went in', () => {
  expect(definitionOf(draft())).toEqual(lima)
  expect(labelsOf(draft())).toEqual(labels)
  expect(changesBetween(draft(), draft())).toEqual([])
})

test('a day switched off is closed, and its hours are there when it is switched on again', () => {
  const edited = change((one) => {
    day(one, 0).isOpen = false
  })
  expect(definitionOf(edited).weekly[1]).toBeUndefined()
  day(edited, 0).isOpen = true
  expect(definitionOf(edited)).toEqual(lima)
})

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['9.30', '09:30'],
  ['9 h 30', '09:30'],
  ['1745', '17:45'],
  ['24', '24:00'],
  ['mediodía', 'mediodía'],
])('%j is understood as %j', (typed, time) => {
  expect(tidyTime(typed)).toBe(time)
})

const senseless: Array<[string, (draft: CalendarDraft) => void, string]> = [
  ['an overlap', (one) => day(one, 0).rows.push(newRow(['12:00', '15:00'])), 'intervals_overlap'],
  ['a time of 25:00', (one) => day(one, 0).rows.push(newRow(['20:00', '25:00'])), 'time_malformed'],
  [
    'an end before',
    (one) => day(one, 0).rows.push(newRow(['22:00', '20:00'])),
    'interval_reversed',
  ],
  ['no zone', (one) => Object.assign(one, { timeZone: 'America/Limaa' }), 'time_zone_unknown'],
  [
    'no hours at all',
    (one) => {
      for (const each of one.week) each.isOpen = false
      one.dates = []
    },
    'no_open_time',
  ],
  [
    'a date twice',
    (one) => {
      one.dates.push({ id: -1, date: '2026-12-24', label: '', kind: 'closed', rows: [] })
    },
    'exception_repeated',
  ],
  [
    'a date that does not exist',
    (one) => {
      one.dates.push({ id: -1, date: '2026-02-30', label: '', kind: 'closed', rows: [] })
    },
    'date_malformed',
  ],
]
test.each(senseless)('%s is told with the code of the engine', (_, edit, code) => {
  const edited = change(edit)
  expect([...faultsOf(edited).values()]).toEqual([code])
  expect(refusalOf(definitionOf(edited))).toBe(code)
})

test('a date left blank is nothing to store and no fault until it is asked for', () => {
  const edited = change((one) => one.dates.push({ ...blankDate, rows: [], id: -1 }))
  expect([faultsOf(edited).size, changesBetween(draft(), edited).length]).toEqual([0, 0])
  expect(definitionOf(edited)).toEqual(lima)
  expect([...faultsOf(edited, [-1])]).toEqual([[-1, 'date_malformed']])
  const named = change((one) => one.dates.push({ ...blankDate, label: 'Feria', rows: [], id: -1 }))
  expect([...faultsOf(named).values()]).toEqual(['date_malformed'])
})

test('the row that overlaps is the one told, and mending it leaves nothing', () => {
  const edited = change((one) => day(one, 0).rows.push(newRow(['12:00', '15:00'])))
  const [id] = faultsOf(edited).keys()
  const row = day(edited, 0).rows.find((one) => one.id === id)
  expect(row).toMatchObject({ start: '12:00', end: '15:00' })
  Object.assign(row ?? {}, { start: '18:00', end: '20:00' })
  expect(faultsOf(edited).size).toBe(0)
})

test('what I edited goes over what somebody else saved, and only real clashes are told', () => {
  const mine = change((one) => {
    day(one, 0).rows = [newRow(['08:00', '12:00'])]
    one.dates = one.dates.filter(({ date }) => date !== '2026-12-24')
  })
  const theirs = change((one) => {
    day(one, 0).rows = [newRow(['10:00', '12:00'])]
    one.dates.push({ id: -1, date: '2026-07-28', label: 'Patria', kind: 'holiday', rows: [] })
  })
  const [myChanges, theirChanges] = [mine, theirs].map((one) => changesBetween(draft(), one))
  const clashes = clashesBetween(myChanges ?? [], theirChanges ?? [])
  expect(clashes).toMatchObject([{ what: 'day', weekday: 1 }])

  const both = definitionOf(withChanges(theirs, { changes: myChanges ?? [], from: mine }))
  expect(both.weekly[1]).toEqual([['08:00', '12:00']])
  expect(both.holidays).toContain('2026-07-28')
  expect(both.exceptions.map(({ date }) => date)).toEqual(['2026-03-13'])
})
