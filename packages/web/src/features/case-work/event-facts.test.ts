import { expect, test } from 'vitest'
import { factsOf } from './event-facts.ts'

test('of a classification only what is another than before is told', () => {
  const before = { type: 'support', criticality: 'minor', impact: null, requestKind: null }
  const after = { type: 'support', criticality: 'serious', impact: 'high', requestKind: null }
  expect(factsOf({ before, after }).changes).toEqual([
    { part: 'criticality', value: 'serious' },
    { part: 'impact', value: 'high' },
  ])
})

test('a merge names the other case from either side, and a sharing the person and what they may', () => {
  expect(factsOf({ into: 41, intoId: 'x' }).number).toBe('41')
  expect(factsOf({ from: 42, fromId: 'x' }).number).toBe('42')
  expect(factsOf({ userId: 'x', name: 'Maribel', access: 'read' })).toMatchObject({
    name: 'Maribel',
    access: 'read',
  })
})

test('an event of which little was kept says little, and breaks nothing', () => {
  expect(factsOf({})).toMatchObject({ name: '', number: '', changes: [], isYes: false })
})
