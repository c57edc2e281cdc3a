import { expect, test } from 'vitest'
import { contractQueryOf, hasFilters, withFilter } from './contract-address.ts'

const id = '0199d0c0-0000-7000-8000-000000000001'

test('every filter of the address is one of the API', () => {
  const params = new URLSearchParams({
    q: ' club ',
    empresa: id,
    estado: 'vigente',
    tipo: id,
    termina: '30',
    quedan: '600',
  })

  expect(contractQueryOf(params)).toEqual({
    q: 'club',
    organizationId: id,
    status: 'active',
    typeId: id,
    endsWithinDays: 30,
    minutesLeftBelow: 600,
  })
})

test('what an address cannot mean is not asked', () => {
  const params = new URLSearchParams({ empresa: '1', estado: 'raro', termina: '-3', quedan: 'x' })

  expect(contractQueryOf(params)).toEqual({ status: 'active' })
  expect(hasFilters(params)).toBe(false)
})

test('contracts in force are shown unless the address asks for every status', () => {
  expect(contractQueryOf(new URLSearchParams())).toEqual({ status: 'active' })
  expect(contractQueryOf(new URLSearchParams({ estado: 'todos' }))).toEqual({})
  expect(hasFilters(new URLSearchParams({ estado: 'todos' }))).toBe(true)
})

test('a filter that is emptied leaves the address', () => {
  const params = withFilter(new URLSearchParams(), 'termina', '30')

  expect(params.toString()).toBe('termina=30')
  expect(withFilter(params, 'termina', '').toString()).toBe('')
})
