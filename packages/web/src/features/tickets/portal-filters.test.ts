import { expect, test } from 'vitest'
import { readFilters, toQuery, writeFilters } from './portal-filters.ts'

test('filters survive the way into the URL and back', () => {
  const filters = { q: 'factura 12', status: 'closed', turn: 'desk', mine: true } as const

  expect(readFilters(writeFilters(filters))).toEqual(filters)
})

test('without filters the URL is clean and open cases are asked for', () => {
  const filters = readFilters(new URLSearchParams('estado=nada&turno=x'))

  expect(writeFilters(filters).toString()).toBe('')
  expect(toQuery(filters)).toEqual({ open: true })
})

test('closed cases are the closed and the cancelled ones', () => {
  const filters = readFilters(new URLSearchParams('estado=closed&mios=1'))

  expect(toQuery(filters)).toEqual({ status: ['closed', 'cancelled'], requesterId: 'me' })
})
