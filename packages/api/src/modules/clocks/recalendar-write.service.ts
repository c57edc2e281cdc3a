import { setImmediate } from 'node:timers/promises'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Reader, Tx } from '../../db/database.ts'
import { calendarOfVersion, type DeskCalendar } from '../calendars/calendars.service.ts'
import { appendEvents, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { setDueInstants, type FreeTicket } from '../tickets/many-tickets.service.ts'
import { setTimersOfMany, timersOfMany, type TimerOfCase } from '../timers/many-timers.service.ts'
import { clockTimerKinds, timersOf } from './arm-clocks.service.ts'
import { columnsAfter, rowOf } from './clock-changes.service.ts'
import type { Followed } from './recalendar.ts'
import * as repository from './recalendar.repository.ts'

type CaseRef = Pick<FreeTicket, 'id' | 'number' | 'organizationId'>
type Writing = {
  tickets: readonly CaseRef[]
  clocks: Followed[]
  /** From when the change holds: timers before it are facts. */
  since: Date
  at: Date
}

/** Cases whose rows leave together: while PostgreSQL writes them, this process makes the next. */
const partSize = 100

/**
 * Stores what clocks of many locked cases followed: events and states, the cases' due instants and
 * timers, each in one statement for a part of them; and for each corrected clock that moved an event
 * of its record.
 */
export async function writeFollowed(
  tx: Tx,
  { tickets, clocks, since, at }: Writing,
): Promise<void> {
  const cases = casesThatMove(tickets, clocks)
  if (cases.length === 0) return
  const [{ policy }, timers, calendars] = await Promise.all([
    policyInForce(tx),
    timersOfMany(
      tx,
      cases.map(({ ticket }) => ticket.id),
      clockTimerKinds,
    ),
    calendarsOf(tx, clocks),
  ])
  const timersByCase = Map.groupBy(timers, ({ ticketId }) => ticketId)
  const writing: Promise<unknown>[] = []
  for (let from = 0; from < cases.length; from += partSize) {
    const part = cases.slice(from, from + partSize)
    const arming = { policy, timersByCase, calendars, since }
    writing.push(writePart(tx, part, { arming, at }))
    // Who waits below is told of a failure.
    writing.at(-1)?.catch(() => undefined)
    // What was made leaves now, and others are served.
    await setImmediate()
  }
  await Promise.all(writing)
  for (const one of cases) await recordCorrections(tx, one, at)
}

type Case = { ticket: CaseRef; clocks: Followed[] }

/** With all their clocks, since a case's due instants are those of all. */
function casesThatMove(tickets: readonly CaseRef[], clocks: readonly Followed[]): Case[] {
  const moved = new Set(
    clocks.flatMap(({ row, steps }) => (steps.length > 0 ? [row.ticketId] : [])),
  )
  const byCase = Map.groupBy(clocks, ({ row }) => row.ticketId)
  return tickets
    .filter(({ id }) => moved.has(id))
    .map((ticket) => ({ ticket, clocks: byCase.get(ticket.id) ?? [] }))
}

type Arming = {
  policy: Policy
  timersByCase: ReadonlyMap<string, TimerOfCase[]>
  calendars: ReadonlyMap<string, DeskCalendar>
  since: Date
}

/** All is sent at once. */
function writePart(tx: Tx, cases: readonly Case[], { arming, at }: { arming: Arming; at: Date }) {
  const changed = cases.flatMap(({ clocks }) => clocks.filter(({ steps }) => steps.length > 0))
  return Promise.all([
    repository.updateClocks(tx, changed.map(toUpdate)),
    repository.insertEvents(tx, changed.flatMap(toEvents), at),
    setDueInstants(tx, cases.map(toDueInstants)),
    setTimers(tx, cases, arming),
  ])
}

async function calendarsOf(reader: Reader, clocks: readonly Followed[]) {
  const versionIds = new Set(clocks.map(({ clock }) => clock.calendarVersionId))
  const calendars = new Map<string, DeskCalendar>()
  for (const id of versionIds) calendars.set(id, await calendarOfVersion(reader, id))
  return calendars
}

const toUpdate = ({ row, clock }: Followed): repository.ClockUpdate => {
  const { rulebookVersion: _version, startedAt: _start, finishedAt: _end, ...stored } = rowOf(clock)
  return { ...stored, ticketId: row.ticketId }
}

const toEvents = ({ row, clock, steps }: Followed): repository.EventInsert[] =>
  clock.fresh.map(({ seq, type, at, cause, details }, index) => ({
    ticketId: row.ticketId,
    metric: row.metric,
    cycle: row.cycle,
    seq,
    organizationId: row.organizationId,
    type,
    at: new Date(at),
    actorName: steps[index]?.by.name ?? 'Mesa',
    cause,
    details,
  }))

function toDueInstants({ ticket, clocks }: Case) {
  const working = clocks.map(({ clock }) => clock)
  const { queueAt, queueMetric, redAt, autoCloseAt } = columnsAfter(working, null)
  return { id: ticket.id, queueAt, queueMetric, redAt, autoCloseAt }
}

function setTimers(
  tx: Tx,
  cases: readonly Case[],
  { policy, timersByCase, calendars, since }: Arming,
): Promise<void> {
  const wanted = cases.map(({ ticket, clocks }) => {
    const timers = clocks.flatMap(({ clock }) => {
      const calendar = calendars.get(clock.calendarVersionId)?.calendar
      if (!calendar) throw new Error(`calendar version ${clock.calendarVersionId} was not read`)
      return timersOf({ ...clock, calendar }, policy, clock.fresh.at(-1)?.at ?? since.getTime())
    })
    return { ticket, wanted: timers }
  })
  const known = cases.flatMap(({ ticket }) => timersByCase.get(ticket.id) ?? [])
  return setTimersOfMany(tx, wanted, { known, at: since })
}

type Standing = { state: string; dueAt: string | null; breachedAt: string | null }

/** A correction is a signed act: the customer's record says what it did to their case. */
async function recordCorrections(tx: Tx, { ticket, clocks }: Case, at: Date): Promise<void> {
  for (const { row, clock, steps } of clocks) {
    for (const [index, step] of steps.entries()) {
      const said = clock.fresh[index]?.details as { before: Standing; after: Standing } | undefined
      if (step.type !== 'correct' || !said || isSame(said.before, said.after)) continue
      const { before, after } = said
      const payload = {
        metric: row.metric,
        before: { dueAt: before.dueAt, breachedAt: before.breachedAt },
        after: { dueAt: after.dueAt, breachedAt: after.breachedAt },
        reason: step.reason,
      }
      const event: NewEvent = { type: 'clock.corrected', payload }
      await appendEvents(tx, { ticket, actor: step.by, at, channel: 'system' }, [event])
    }
  }
}

const isSame = (one: Standing, other: Standing) =>
  one.dueAt === other.dueAt && one.breachedAt === other.breachedAt
