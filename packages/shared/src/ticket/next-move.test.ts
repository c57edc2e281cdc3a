import { expect, test } from 'vitest'
import { countsForPlace, TICKET_STATES, waitingOn } from './machine.ts'

test('the next move is the desk`s, the customer`s, the vendor`s or nobody`s', () => {
  expect(TICKET_STATES.map(waitingOn)).toEqual([
    'desk',
    'desk',
    'desk',
    'customer',
    'customer',
    'vendor',
    'none',
    'desk',
    'customer',
    'none',
    'none',
  ])
})

test('EN-3: a place is held in every state but closed and cancelled, by customers` types', () => {
  const held = TICKET_STATES.filter((state) => countsForPlace(state, 'support'))
  expect(held).toEqual(TICKET_STATES.slice(0, -2))
  const types = ['support', 'change', 'consulting', null, 'problem', 'internal', 'alert'] as const
  expect(types.map((type) => countsForPlace('received', type))).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
    false,
  ])
})
