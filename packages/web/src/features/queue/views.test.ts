import { expect, test } from 'vitest'
import {
  caseNumberIn,
  countOf,
  countText,
  filtersOf,
  queueViews,
  slugOf,
  sortOf,
  viewOf,
} from './views.ts'

const endOfToday = '2026-03-07T04:00:00.000Z'

test('every view is found again by its name in the address', () => {
  for (const view of queueViews) {
    expect(viewOf(new URLSearchParams({ vista: slugOf(view) }))).toBe(view)
  }
  expect(viewOf(new URLSearchParams({ vista: 'nada' }))).toBe('mine')
})

test('the address is the filter: view, search, criticality and order', () => {
  const params = new URLSearchParams('vista=rojo&q= cheques &criticidad=serious&orden=-openedAt')
  expect(filtersOf(params, endOfToday)).toEqual({
    open: true,
    color: 'red',
    q: 'cheques',
    criticality: ['serious'],
    sort: '-openedAt',
  })
})

test('what is due soonest comes first, but closed cases by their last change', () => {
  expect(sortOf(new URLSearchParams())).toBe('dueAt')
  expect(sortOf(new URLSearchParams('vista=rojo'))).toBe('redAt')
  expect(sortOf(new URLSearchParams('vista=cerrados'))).toBe('-updatedAt')
  expect(sortOf(new URLSearchParams('orden=inventado'))).toBe('dueAt')
})

test('the view of all cases filters none of them out', () => {
  expect(filtersOf(new URLSearchParams('vista=todos&q=cheques'), endOfToday)).toEqual({
    q: 'cheques',
    sort: '-updatedAt',
  })
})

test.each([
  ['121', 121],
  [' #121 ', 121],
  ['0', null],
  ['121 cheques', null],
  ['', null],
  ['12345678901', null],
])('a search of «%s» names the case %s', (q, number) => {
  expect(caseNumberIn(new URLSearchParams({ q }))).toBe(number)
})

test('each view has its own badge; closed cases have none', () => {
  const counts = {
    mine: 1,
    unassigned: 2,
    received: 3,
    toReview: 13,
    red: 4,
    dueToday: 5,
    waitingCustomer: 6,
    waitingVendor: 7,
    away: 12,
    open: 8,
    byLevel: { l1: 9, l2: 10, l3: 11 },
  }
  expect(countOf('today', counts)).toBe(5)
  expect(countOf('away', counts)).toBe(12)
  // The inbox of intake, which also has what was taken without its checklist (CL-1).
  expect(countOf('received', counts)).toBe(13)
  expect(countOf('l2', counts)).toBe(10)
  expect(countOf('closed', counts)).toBeNull()
})

test('B7: a badge says more than a thousand where the API stopped counting', () => {
  expect([0, 1000, 1001, 2002].map(countText)).toEqual(['0', '1000', '1000+', '1000+'])
})
