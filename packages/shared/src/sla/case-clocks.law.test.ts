import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { caracas } from '../business-time/testing/calendars.ts'
import { foldClock, type ClockEvent } from './clock.ts'
import { CLOCK_METRICS } from './targets.ts'
import { histories, type LivedCase } from './testing/case-histories.ts'

const SEED = 20261122
const from = Date.UTC(2026, 2, 4, 14)
const calendar = caracas()

type Key = { metric: string; cycle: number }

/** The events of one clock as the service would have stored them. */
const eventsOf = ({ commands }: LivedCase, { metric, cycle }: Key): ClockEvent[] =>
  commands
    .filter((one) => one.metric === metric && one.cycle === cycle)
    .map(({ metric: _metric, cycle: _cycle, cause: _cause, ...event }) => event)

function foldOf(life: LivedCase, key: Key, asOf: number) {
  const events = eventsOf(life, key)
  const start = life.commands.find(
    (one) => one.metric === key.metric && one.cycle === key.cycle && one.type === 'start',
  )
  if (start?.type !== 'start') throw new Error(`${key.metric}/${key.cycle} has no start`)
  const snapshot = foldClock(events, { target: start.target, calendar }, asOf)
  if (!snapshot) throw new Error('no clock')
  return snapshot
}

test('P11: in 1,000 random lives what is known of a clock is what its events replay to', () => {
  fc.assert(
    fc.property(histories(from), ({ life }) => {
      const asOf = life.steps.at(-1)?.at ?? from
      for (const clock of life.clocks) {
        const replayed = foldOf(life, clock, asOf)
        expect(replayed.finishedAt).toBe(clock.finishedAt)
        expect(replayed.state === 'cancelled').toBe(clock.isCancelled)
        if (clock.finishedAt === null) expect(replayed.isPaused).toBe(clock.isPaused)
      }
    }),
    { seed: SEED, numRuns: 1000 },
  )
})

test('P11: in 1,000 random lives at most one clock of a metric is unfinished, and cycles never overlap', () => {
  fc.assert(
    fc.property(histories(from), ({ life }) => {
      for (const metric of CLOCK_METRICS) {
        const cycles = life.clocks.filter((clock) => clock.metric === metric)
        expect(cycles.map(({ cycle }) => cycle)).toEqual(cycles.map((_, index) => index + 1))
        const ends = cycles.slice(0, -1).map(({ finishedAt }) => finishedAt ?? Infinity)
        const starts = cycles.slice(1).map(({ startedAt }) => startedAt)
        expect(starts.every((start, index) => start >= (ends[index] ?? Infinity))).toBe(true)
      }
    }),
    { seed: SEED, numRuns: 1000 },
  )
})

test('P11: nothing is written about a clock that has finished, and nothing twice', () => {
  fc.assert(
    fc.property(histories(from), ({ life }) => {
      for (const clock of life.clocks) {
        const types = eventsOf(life, clock).map(({ type }) => type)
        const ends = types.filter((type) => type === 'satisfy' || type === 'cancel')
        const turns = types.filter((type) => type === 'pause' || type === 'resume')
        expect(ends.length).toBeLessThanOrEqual(1)
        if (ends[0]) expect(types.at(-1)).toBe(ends[0])
        expect(turns.every((type, index) => type === (index % 2 === 0 ? 'pause' : 'resume'))).toBe(
          true,
        )
      }
    }),
    { seed: SEED, numRuns: 300 },
  )
})

test('an ended case has no unfinished clock, an open support case is fresh or ages', () => {
  fc.assert(
    fc.property(histories(from), ({ life }) => {
      const { state = 'received', type } = life.steps.at(-1)?.after ?? {}
      const isOver = state === 'closed' || state === 'cancelled'
      const running = life.clocks.filter(({ finishedAt }) => finishedAt === null)
      if (isOver) expect(running).toEqual([])
      else expect(running.some(({ metric }) => metric === 'freshness')).toBe(type === 'support')
    }),
    { seed: SEED, numRuns: 300 },
  )
})
