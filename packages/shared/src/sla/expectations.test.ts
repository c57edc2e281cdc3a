import { expect, test } from 'vitest'
import {
  bucketInQueue,
  bucketOf,
  expectReply,
  placesAtStart,
  queueEdges,
  spreadReplies,
  type AnsweredReply,
} from './expectations.ts'

test('CL-8: ahead of a case are those that waited at its start, answered later or not at all', () => {
  const waits = [
    { startedAt: 0, finishedAt: 100 },
    { startedAt: 10, finishedAt: 20 },
    { startedAt: 20, finishedAt: null },
    { startedAt: 50, finishedAt: 60 },
    { startedAt: 100, finishedAt: null },
  ]

  // The one that ended at 20 is not ahead of the one received at 20.
  expect(placesAtStart(waits)).toEqual([0, 1, 1, 2, 1])
})

test('CL-8: places fall into seven buckets, and the edges of a queue give the same ones', () => {
  expect([0, 1, 2, 3, 5, 6, 10, 11, 20, 21, 50, 51, 900].map(bucketOf)).toEqual([
    0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6,
  ])
  const starts = Array.from({ length: 60 }, (_, index) => 1000 + index)
  const edges = queueEdges(starts)
  expect(edges).toHaveLength(6)
  for (const [ahead, startedAt] of starts.entries()) {
    expect(bucketInQueue(edges, startedAt)).toBe(bucketOf(ahead))
  }
  expect(queueEdges([])).toEqual([])
})

const replies = (count: number, more: Partial<AnsweredReply> = {}): AnsweredReply[] =>
  Array.from({ length: count }, (_, index) => ({
    productId: 'p',
    criticality: null,
    bucket: 0,
    minutes: 10 * (index + 1),
    ...more,
  }))

test('CL-8: half and four fifths are replies that came, by nearest rank', () => {
  const spreads = spreadReplies(replies(20))

  expect(spreads['*/*/0']).toEqual({ median: 100, latest: 160, sample: 20 })
  expect(spreads['*/*/*']).toEqual({ median: 100, latest: 160, sample: 20 })
})

test('CL-8: nineteen replies say nothing, and the nearest group with twenty speaks', () => {
  const wanted = { productId: 'p', criticality: 'critical', bucket: 0 }
  const basisWith = (...some: AnsweredReply[][]) =>
    expectReply(spreadReplies(some.flat()), wanted)?.basis ?? null

  expect(basisWith(replies(19))).toBeNull()
  expect(basisWith(replies(20, { bucket: 3 }))).toBe('all')
  expect(basisWith(replies(20, { criticality: 'minor' }))).toBe('place')
  expect(basisWith(replies(20, { criticality: 'critical', productId: 'q' }))).toBe(
    'criticality_place',
  )
  expect(basisWith(replies(20, { criticality: 'critical' }))).toBe('product_criticality_place')
  expect(
    expectReply(spreadReplies(replies(20, { criticality: 'critical' })), {
      ...wanted,
      criticality: null,
    })?.basis,
  ).toBe('place')
})
