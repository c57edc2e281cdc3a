import { setImmediate as breathe } from 'node:timers/promises'
import { can } from '@mesa/shared/access/can'
import { expectReply, spreadReplies } from '@mesa/shared/sla/expectations'
import type { BacktestRow, BacktestView } from '@mesa/shared/wire/expectations.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { historyMs } from './expectations.service.ts'
import { listWaited, type WaitedReply } from './waited-replies.service.ts'

export type BacktestService = ReturnType<typeof createBacktestService>

const dayMs = 86_400_000
const days = 30

/** What was told of one case when it was received, in business minutes; null: nothing. */
type Judged = { reply: WaitedReply; told: { median: number; latest: number } | null }

/** CL-8, looked back upon: what would have been said at the opening of each case, against what came. */
export const createBacktestService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Of the last thirty days. Each case is told what was known when its day began (in UTC), and, as at
   * every opening, before anybody ruled its criticality.
   */
  async backtest(actor: Caller): Promise<BacktestView> {
    if (!can(actor, 'what_if.run').allowed) throw new AppError('not_allowed')
    const now = clock.now()
    const to = now.getTime()
    const from = to - days * dayMs
    const since = new Date(from - historyMs)
    const replies = await db.transaction(actor, (tx) => listWaited(tx, { since, now }), {
      readOnly: true,
      isLong: true,
    })
    const judged: Judged[] = []
    for (let day = from - (from % dayMs); day < to; day += dayMs) {
      judged.push(...judgeDay(replies, { day, from: Math.max(day, from) }))
      await breathe()
    }
    const words = ['critical', 'serious', 'moderate', 'minor', null] as const
    return {
      from: new Date(from).toISOString(),
      to: now.toISOString(),
      total: toRow(judged, null),
      byCriticality: words.flatMap((criticality) => {
        const some = judged.filter(({ reply }) => reply.criticality === criticality)
        return some.length === 0 ? [] : [toRow(some, criticality)]
      }),
    }
  },
})

/** The cases received on one day, by what had been answered before it. */
function judgeDay(
  replies: readonly WaitedReply[],
  { day, from }: { day: number; from: number },
): Judged[] {
  const opened = replies.filter(
    ({ startedAt, isCancelled }) => !isCancelled && startedAt >= from && startedAt < day + dayMs,
  )
  if (opened.length === 0) return []
  const spreads = spreadReplies(
    replies.filter(
      ({ isAnswered, finishedAt }) =>
        isAnswered && finishedAt !== null && finishedAt < day && finishedAt >= day - historyMs,
    ),
  )
  return opened.map((reply) => ({
    reply,
    told: expectReply(spreads, { ...reply, criticality: null }),
  }))
}

function toRow(judged: readonly Judged[], criticality: BacktestRow['criticality']): BacktestRow {
  const told = judged.flatMap(({ reply, told: spread }) => (spread ? [{ reply, spread }] : []))
  const answered = told.filter(({ reply }) => reply.isAnswered)
  // One that still waits can be judged only once it waited longer than was said.
  const late = told.filter(
    ({ reply, spread }) => !reply.isAnswered && reply.minutes > spread.latest,
  )
  const within = (part: 'median' | 'latest') =>
    answered.filter(({ reply, spread }) => reply.minutes <= spread[part]).length
  const count = answered.length + late.length
  const withinLatest = within('latest')
  const errors = answered
    .map(({ reply, spread }) => Math.abs(reply.minutes - spread.median))
    .toSorted((a, b) => a - b)
  return {
    criticality,
    cases: judged.length,
    told: told.length,
    judged: count,
    withinMedian: within('median'),
    withinLatest,
    withinLatestPercent: count === 0 ? null : Math.round((withinLatest / count) * 1000) / 10,
    medianErrorMinutes: errors[Math.ceil(errors.length / 2) - 1] ?? null,
  }
}
