import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileCalendar } from '../business-time/calendar.ts'
import {
  caracas,
  DAY,
  definitions,
  instant,
  MINUTE,
  oddDays,
} from '../business-time/testing/calendars.ts'
import type { CalendarDefinition } from '../business-time/definition.ts'
import { TICKET_STATES } from '../ticket/machine.ts'
import {
  accountFor,
  businessMs,
  listTurns,
  OWING,
  type TurnEvent,
  turnEvents,
  wholeMinutes,
} from './accountability.ts'

const SEED = 20260309
const monday = (time: string): number => instant(`2026-03-09T${time}-04:00`)
const tuesday = (time: string): number => instant(`2026-03-10T${time}-04:00`)
const always = [{ from: 0, calendar: caracas() }]
const hours = (spent: Record<string, number>) =>
  Object.fromEntries(Object.entries(spent).map(([owing, ms]) => [owing, ms / 3_600_000]))

const worked: TurnEvent[] = [
  { type: 'state', at: monday('09:00'), to: 'received' },
  { type: 'state', at: monday('10:00'), to: 'in_progress' },
  { type: 'state', at: monday('12:00'), to: 'waiting_customer' },
  { type: 'state', at: monday('15:00'), to: 'in_progress' },
  { type: 'state', at: monday('16:00'), to: 'waiting_vendor' },
  { type: 'state', at: tuesday('10:00'), to: 'backlog' },
  { type: 'state', at: tuesday('11:00'), to: 'in_progress' },
  { type: 'state', at: tuesday('13:00'), to: 'closed' },
]

test('EX-4: each side answers for the business hours in which the next move was its own', () => {
  const turns = listTurns(worked, { asOf: tuesday('17:00'), awayExcusesDesk: false })
  expect(hours(accountFor(turns, always))).toEqual({ desk: 6, customer: 3, vendor: 2, nobody: 1 })
})

test('EX-4: what follows the end is nobody’s; a reopened case goes on', () => {
  const reopened: TurnEvent[] = [
    ...worked,
    { type: 'state', at: tuesday('15:00'), to: 'in_progress' },
  ]
  const turns = listTurns(reopened, { asOf: tuesday('17:00'), awayExcusesDesk: false })
  expect(hours(accountFor(turns, always))).toMatchObject({ desk: 8 })
})

test('EX-4, IN-8: being away excuses the desk only by policy, until the return or the hour named', () => {
  const opened: TurnEvent = { type: 'state', at: monday('09:00'), to: 'in_progress' }
  const away = (until: number | null): TurnEvent => ({ type: 'away', at: monday('10:00'), until })
  const spent = (events: TurnEvent[], awayExcusesDesk: boolean) =>
    hours(accountFor(listTurns(events, { asOf: monday('17:00'), awayExcusesDesk }), always))

  expect(spent([opened, away(null)], false)).toMatchObject({ desk: 8, customer: 0 })
  expect(spent([opened, away(null)], true)).toMatchObject({ desk: 1, customer: 7 })
  expect(spent([opened, away(monday('12:00'))], true)).toMatchObject({ desk: 6, customer: 2 })
  const back: TurnEvent = { type: 'back', at: monday('11:00') }
  expect(spent([opened, away(null), back], true)).toMatchObject({ desk: 7, customer: 1 })
})

test('EX-4: a record is read as turns, and what moves none is left out', () => {
  const at = monday('09:00')
  expect(
    turnEvents([
      { type: 'ticket.opened', at, payload: {} },
      { type: 'message.added', at, payload: { to: 'closed' } },
      { type: 'state.changed', at, payload: { from: 'received', to: 'in_review' } },
      { type: 'away.set', at, payload: { until: '2026-03-10T14:00:00.000Z' } },
      { type: 'away.cleared', at, payload: {} },
    ]),
  ).toEqual([
    { type: 'state', at, to: 'received' },
    { type: 'state', at, to: 'in_review' },
    { type: 'away', at, until: tuesday('10:00') },
    { type: 'back', at },
  ])
})

const histories = fc.constantFrom(...oddDays).chain(({ zone, from }) => {
  const at = fc.integer({ min: from, max: from + 8 * DAY })
  const event: fc.Arbitrary<TurnEvent> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('state' as const),
        at,
        to: fc.constantFrom(...TICKET_STATES),
      }),
    },
    fc.record({ type: fc.constant('away' as const), at, until: fc.option(at) }),
    fc.record({ type: fc.constant('back' as const), at }),
  )
  return fc.record({
    events: fc.array(event, { maxLength: 16 }),
    changes: fc.array(fc.record({ at, definition: definitions(zone, from) }), { maxLength: 2 }),
    first: definitions(zone, from),
    from: fc.constant(from),
    asOf: at,
    awayExcusesDesk: fc.boolean(),
  })
})

/** The other way around: whether the case was open at each of the instants something happened. */
function openStretches(events: readonly TurnEvent[], asOf: number) {
  const open: Array<[number, number]> = []
  let since: number | null = null
  let last = Number.NEGATIVE_INFINITY
  for (const event of events) {
    last = Math.max(last, event.at)
    if (event.type !== 'state') continue
    const isOver = event.to === 'closed' || event.to === 'cancelled'
    if (isOver && since !== null) open.push([since, last])
    since = isOver ? null : (since ?? last)
  }
  if (since !== null) open.push([since, Math.max(last, asOf)])
  return open
}

test('EX-4: the four add up to the open business time of the case, in 1,000 histories', () => {
  fc.assert(
    fc.property(histories, ({ events, changes, first, from, asOf, awayExcusesDesk }) => {
      // Compiled no further than asked.
      const compiled = (definition: CalendarDefinition) =>
        compileCalendar(definition, { from: from - DAY, to: from + 10 * DAY })
      const opened: TurnEvent = { type: 'state', at: from, to: 'received' }
      const history = [opened, ...events]
      const calendars = [
        { from, calendar: compiled(first) },
        ...changes
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, definition }) => ({ from: at, calendar: compiled(definition) })),
      ]
      const turns = listTurns(history, { asOf, awayExcusesDesk })
      const spent = accountFor(turns, calendars)
      const open = openStretches(history, asOf)
        .map(([since, until]) => businessMs(calendars, since, until))
        .reduce((sum, ms) => sum + ms, 0)

      expect(OWING.reduce((sum, owing) => sum + spent[owing], 0)).toBe(open)
      expect(OWING.every((owing) => spent[owing] >= 0)).toBe(true)
      turns.slice(1).forEach((turn, index) => {
        expect(turn.from).toBeGreaterThanOrEqual(turns[index]?.to ?? 0)
      })
    }),
    { seed: SEED, numRuns: 1000 },
  )
})

test('parts in whole minutes add up to the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 * DAY }), { minLength: 1 }), (parts) => {
      const sum = parts.reduce((total, ms) => total + ms, 0)
      const minutes = wholeMinutes(parts)
      expect(minutes.reduce((total, one) => total + one, 0)).toBe(Math.floor(sum / MINUTE))
      minutes.forEach((one, index) => {
        expect(Math.abs(one - (parts[index] ?? 0) / MINUTE)).toBeLessThan(1)
      })
    }),
    { seed: SEED, numRuns: 200 },
  )
})
