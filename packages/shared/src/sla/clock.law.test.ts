import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from '../business-time/calendar.ts'
import { DAY, definitions, HOUR, MINUTE, oddDays } from '../business-time/testing/calendars.ts'
import { type ClockEvent, foldClock } from './clock.ts'

const SEED = 20260309

const events: fc.Arbitrary<ClockEvent[]> = fc
  .array(
    fc.record({
      type: fc.constantFrom('pause' as const, 'resume' as const),
      at: fc.integer({ min: 0, max: 8 * DAY }),
    }),
    { maxLength: 8 },
  )
  .map((moves) =>
    moves
      .toSorted((a, b) => a.at - b.at)
      .map(({ type, at }) => (type === 'pause' ? { type, at, reason: 'waiting' } : { type, at })),
  )

const cases = fc.constantFrom(...oddDays).chain(({ zone, from }) =>
  fc.record({
    definition: definitions(zone, from),
    moves: events.map((moves) => moves.map((move) => ({ ...move, at: move.at + from }))),
    from: fc.constant(from),
    minutes: fc.integer({ min: 0, max: 1800 }),
    asOf: fc.integer({ min: from, max: from + 12 * DAY }),
  }),
)

test('elapsed time is the business time outside pauses, and a clock breaches exactly past it', () => {
  fc.assert(
    fc.property(cases, ({ definition, moves, from, minutes, asOf }) => {
      const calendar = compileCalendar(definition)
      const terms = { target: { minutes, unit: 'business' as const }, calendar }
      const lastAt = Math.max(asOf, ...moves.map(({ at }) => at))
      let countedMs = 0
      let at = from
      let isPaused = false
      for (const move of [...moves, { type: 'resume' as const, at: lastAt }]) {
        if (!isPaused) countedMs += calendar.between(at, move.at)
        at = move.at
        isPaused = move.type === 'pause'
      }

      const clock = foldClock([{ type: 'start', at: from }, ...moves], terms, asOf)

      expect(clock?.elapsedMs).toBe(countedMs)
      if (countedMs > minutes * MINUTE) expect(clock?.state).toBe('breached')
      if (countedMs < minutes * MINUTE) expect(clock?.breachedAt).toBe(null)
      if (clock?.state === 'running' && clock.dueAt !== null) {
        expect(calendar.between(lastAt, clock.dueAt)).toBe(minutes * MINUTE - countedMs)
      }
    }),
    { seed: SEED, numRuns: 150 },
  )
})

test('a stored anchor continues to the same due instant as the whole record', () => {
  fc.assert(
    fc.property(cases, ({ definition, from, minutes, asOf }) => {
      const calendar = compileCalendar(definition)
      const terms = { target: { minutes, unit: 'business' as const }, calendar }
      const record: ClockEvent[] = [
        { type: 'start', at: from },
        { type: 'pause', at: from + HOUR, reason: 'waiting' },
        { type: 'resume', at: from + 2 * HOUR },
      ]

      const clock = foldClock(record, terms, asOf)

      if (!clock || clock.breachedAt !== null) return
      const leftMs = minutes * MINUTE - clock.anchorElapsedMs
      expect(clock.dueAt).toBe(calendar.add(clock.anchorAt, leftMs))
    }),
    { seed: SEED, numRuns: 50 },
  )
})
