import {
  bucketInQueue,
  expectReply,
  queueEdges,
  spreadReplies,
  type ReplySpreads,
} from '@mesa/shared/sla/expectations'
import type { ExpectedView } from '@mesa/shared/wire/expectations.schema'
import type { Reader, Tx } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import * as repository from './expectations.repository.ts'
import { listWaited } from './waited-replies.service.ts'

const dayMs = 86_400_000
/** How far back answers are taken for history. */
export const historyMs = 90 * dayMs
const recomputeMs = 3_600_000
/** How old what a process remembers of a desk may be. */
const memoryMs = 60_000

/**
 * Each minute the queue, each hour what earlier answers say, of one desk. Safe at any time; answers
 * false, since nothing is ever left.
 */
export async function refreshExpectations(tx: Tx, now: Date): Promise<false> {
  const known = await repository.findKnowledge(tx)
  const edges = queueEdges(await repository.listOldestWaiting(tx))
  const ageMs = known ? now.getTime() - known.computedAt.getTime() : Number.POSITIVE_INFINITY
  if (ageMs >= 0 && ageMs < recomputeMs) {
    await repository.saveEdges(tx, edges)
    return false
  }
  const since = new Date(now.getTime() - historyMs)
  const waited = await listWaited(tx, { since, now })
  const answered = waited.filter(
    ({ isAnswered, finishedAt }) => isAnswered && (finishedAt ?? 0) >= since.getTime(),
  )
  await repository.saveKnowledge(tx, {
    computedAt: now,
    sample: answered.length,
    groups: spreadReplies(answered),
    queueEdges: edges,
  })
  return false
}

type Memory = { readAt: number; groups: ReplySpreads; edges: number[] }

/** What each desk was last seen to know: a case is read far more often than this changes. */
const memories = new Map<string, Memory>()

/** By the caller's own scope, and not at each case: a minute's memory costs the hot read nothing. */
async function remember(reader: Reader, now: Date): Promise<Memory> {
  const known = memories.get(reader.tenantId)
  const ageMs = known ? now.getTime() - known.readAt : Number.POSITIVE_INFINITY
  if (known && ageMs >= 0 && ageMs < memoryMs) return known
  const found = await repository.findKnowledge(reader)
  const memory = {
    readAt: now.getTime(),
    groups: found?.groups ?? {},
    edges: found?.queueEdges ?? [],
  }
  memories.set(reader.tenantId, memory)
  return memory
}

/** The clock of a first reply; instants in epoch ms. */
type WaitingClock = {
  state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled'
  isPaused: boolean
  startedAt: number
  finishedAt: number | null
  calendarVersionId: string
}

/** What of a case its expectation depends on. */
export type ExpectedCase = {
  productId: string
  criticality: string | null
  firstReply: WaitingClock | undefined
}

/**
 * When the first reply of a case is to be expected (CL-8): as if it were received now, at the place in the
 * queue where it now stands, in business time of its own calendar. Null once answered, while the
 * customer's turn stops it, and without history.
 */
export async function expectedView(
  reader: Reader,
  { productId, criticality, firstReply }: ExpectedCase,
  now: Date,
): Promise<ExpectedView | null> {
  if (!firstReply || firstReply.finishedAt !== null || firstReply.isPaused) return null
  if (firstReply.state === 'paused' || firstReply.state === 'cancelled') return null
  const { groups, edges } = await remember(reader, now)
  const bucket = bucketInQueue(edges, firstReply.startedAt)
  const expected = expectReply(groups, { productId, criticality, bucket })
  if (!expected) return null
  const { calendar } = await calendarOfVersion(reader, firstReply.calendarVersionId)
  const after = (minutes: number) =>
    new Date(calendar.add(now.getTime(), minutes * 60_000)).toISOString()
  const { median, latest, basis, sample } = expected
  return { at: after(median), latestAt: after(latest), basis, sample }
}
