import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from '../business-time/calendar.ts'
import type { CalendarDefinition } from '../business-time/definition.ts'
import {
  caracas,
  DAY,
  definitions,
  instant,
  MINUTE,
  oddDays,
} from '../business-time/testing/calendars.ts'
import { type ClockEvent, foldClock } from './clock.ts'
import { countDays, type ExplainEvent, listSegments, type Measure } from './explain-clock.ts'
import type { ClockTarget } from './targets.ts'

const SEED = 20260309
const friday = (time: string): number => instant(`2026-03-06T${time}-04:00`)
const monday = (time: string): number => instant(`2026-03-09T${time}-04:00`)
const tuesday = (time: string): number => instant(`2026-03-10T${time}-04:00`)
const business: Measure = { versionId: 'v1', calendar: caracas(), unit: 'business' }

test('EX-4: a clock says day by day what it counted, and where it stood still and why', () => {
  const measure = { ...business, calendar: caracas({ holidays: ['2026-03-09'] }) }
  const segments = listSegments(
    [
      { type: 'start', at: friday('15:22'), cause: 'opened' },
      { type: 'pause', at: tuesday('10:04'), cause: 'ask' },
      { type: 'resume', at: tuesday('11:26'), cause: 'answer' },
    ],
    { asOf: tuesday('12:00'), measure },
  )
  expect(segments.map(({ kind, from, event }) => [kind, from, event.cause])).toEqual([
    ['counted', friday('15:22'), 'opened'],
    ['paused', tuesday('10:04'), 'ask'],
    ['counted', tuesday('11:26'), 'answer'],
  ])
  expect(countDays(segments).map((day) => [day.date, day.countedMinutes, day.mark])).toEqual([
    ['2026-03-06', 98, null],
    ['2026-03-07', 0, 'closed'],
    ['2026-03-08', 0, 'closed'],
    ['2026-03-09', 0, 'holiday'],
    ['2026-03-10', 98, null],
  ])
})

test('a change splits the stretch, and a correction measures what came before it anew', () => {
  const shorter = caracas({ exceptions: [{ date: '2026-03-09', intervals: [['09:00', '10:00']] }] })
  const change = (type: 'retarget' | 'correct') =>
    countDays(
      listSegments(
        [
          { type: 'start', at: monday('09:00') },
          { type, at: monday('12:00'), measure: { versionId: 'v2', calendar: shorter } },
        ],
        { asOf: monday('17:00'), measure: business },
      ),
    ).map((day) => [day.countedMinutes, day.versionId])
  expect(change('retarget')).toEqual([[180, 'v2']])
  expect(change('correct')).toEqual([[60, 'v2']])
})

test('CV-5: days of attention count whole, others not at all', () => {
  const segments = listSegments([{ type: 'start', at: friday('16:00') }], {
    asOf: monday('10:00'),
    measure: { ...business, unit: 'attention' },
  })
  expect(countDays(segments).map((day) => [day.countedMinutes, day.mark])).toEqual([
    [480, null],
    [0, 'closed'],
    [0, 'closed'],
    [600, null],
  ])
})

type Step = { at: number; kind: number; minutes: number; unit: 'business' | 'clock' | 'attention' }
const steps = (from: number): fc.Arbitrary<Step[]> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: from, max: from + 6 * DAY }),
        kind: fc.integer({ min: 0, max: 6 }),
        minutes: fc.integer({ min: 0, max: 3000 }),
        unit: fc.constantFrom('business', 'clock', 'attention'),
      }),
      { maxLength: 9 },
    )
    .map((list) => list.toSorted((a, b) => a.at - b.at))

const lives = fc.constantFrom(...oddDays).chain(({ zone, from }) =>
  fc.record({
    from: fc.constant(from),
    first: definitions(zone, from),
    second: definitions(zone, from),
    steps: steps(from),
    asOf: fc.integer({ min: from + 6 * DAY, max: from + 8 * DAY }),
  }),
)

test('EX-4: what is explained adds up to what elapsed, to the millisecond and to the minute', () => {
  fc.assert(
    fc.property(lives, ({ from, first, second, steps: moves, asOf }) => {
      const compiled = (definition: CalendarDefinition) =>
        compileCalendar(definition, { from: from - DAY, to: from + 10 * DAY })
      const [calendar, other] = [compiled(first), compiled(second)]
      const target: ClockTarget = { minutes: 100_000, unit: 'business' }
      const told = moves.map((move) => tell(move, other))
      const fold: ClockEvent[] = [{ type: 'start', at: from }, ...told.map(([event]) => event)]
      const explain: ExplainEvent[] = [
        { type: 'start', at: from },
        ...told.map(([, event]) => event),
      ]
      const clock = foldClock(fold, { target, calendar }, asOf)
      const segments = listSegments(explain, {
        asOf,
        measure: { versionId: 'v1', calendar, unit: 'business' },
      })
      const days = countDays(segments)
      expect(days.reduce((sum, day) => sum + day.countedMs, 0)).toBe(clock?.elapsedMs)
      const minutes = days.reduce((sum, day) => sum + day.countedMinutes, 0)
      expect(minutes).toBe(Math.floor((clock?.elapsedMs ?? 0) / MINUTE))
    }),
    { seed: SEED, numRuns: 300 },
  )
})

/** The same act, as the fold is told it and as it is explained. */
function tell(
  { at, kind, minutes, unit }: Step,
  calendar: Measure['calendar'],
): [ClockEvent, ExplainEvent] {
  const events: Array<[ClockEvent, ExplainEvent]> = [
    [
      { type: 'pause', at, reason: 'customer' },
      { type: 'pause', at },
    ],
    [
      { type: 'resume', at },
      { type: 'resume', at },
    ],
    [
      { type: 'retarget', at, target: { minutes: 100_000 + minutes, unit } },
      { type: 'retarget', at, measure: { unit } },
    ],
    [
      { type: 'retarget', at, calendar },
      { type: 'retarget', at, measure: { versionId: 'v2', calendar } },
    ],
    [
      { type: 'correct', at, calendar },
      { type: 'correct', at, measure: { versionId: 'v2', calendar } },
    ],
    [
      { type: 'satisfy', at },
      { type: 'satisfy', at },
    ],
    [
      { type: 'reinstate', at },
      { type: 'reinstate', at },
    ],
  ]
  return events[kind] ?? events[0]!
}
