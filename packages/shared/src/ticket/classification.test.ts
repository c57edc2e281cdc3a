import { expect, test } from 'vitest'
import { decideReclassification } from './classification.ts'

const role = 'agent'

test('CL-2: a parked case reclassified to support goes back to in_review', () => {
  const parked = { state: 'backlog', level: 'l1', role } as const

  expect(decideReclassification({ ...parked, to: { type: 'support' } })).toEqual({
    kind: 'moved',
    to: 'in_review',
  })
  expect(decideReclassification({ ...parked, to: { type: 'change' } })).toEqual({ kind: 'kept' })
})

test('CL-5: level l3 is not set by classification, only kept', () => {
  const working = { state: 'in_progress', role, to: { level: 'l3' } } as const

  expect(decideReclassification({ ...working, level: 'l2' })).toMatchObject({
    kind: 'invalid_transition',
    possible: expect.arrayContaining(['hand_to_vendor']),
  })
  expect(decideReclassification({ ...working, level: 'l3' })).toEqual({ kind: 'kept' })
})

test('an ended case is not reclassified', () => {
  const ended = { state: 'closed', level: null, role, to: { type: 'change' } } as const

  expect(decideReclassification(ended)).toEqual({ kind: 'invalid_transition', possible: [] })
})
