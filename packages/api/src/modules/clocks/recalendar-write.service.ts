import type { Tx } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import { appendEvents, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { setDueInstants, type FreeTicket } from '../tickets/many-tickets.service.ts'
import { setTimersOfMany } from '../timers/many-timers.service.ts'
import { clockTimerKinds, timersOf } from './arm-clocks.service.ts'
import { columnsAfter, rowOf } from './clock-changes.service.ts'
import type { Followed } from './recalendar.ts'
import * as repository from './recalendar.repository.ts'

type Writing = {
  tickets: FreeTicket[]
  clocks: Followed[]
  /** From when the change holds: timers before it are facts. */
  since: Date
  at: Date
}

/**
 * Stores what clocks of many locked cases followed: events and states, the cases' due instants and
 * timers, each in one statement; and for each corrected clock that moved an event of its record.
 */
export async function writeFollowed(
  tx: Tx,
  { tickets, clocks, since, at }: Writing,
): Promise<void> {
  const changed = clocks.filter(({ steps }) => steps.length > 0)
  if (changed.length === 0) return
  const moved = new Set(changed.map(({ row }) => row.ticketId))
  const byCase = Map.groupBy(clocks, ({ row }) => row.ticketId)
  const cases = tickets
    .filter(({ id }) => moved.has(id))
    .map((ticket) => ({ ticket, clocks: byCase.get(ticket.id) ?? [] }))
  await Promise.all([
    repository.updateClocks(tx, changed.map(toUpdate)),
    repository.insertEvents(tx, changed.flatMap(toEvents), at),
    setDueInstants(tx, cases.map(toDueInstants)),
    setTimers(tx, cases, since),
  ])
  for (const one of cases) await recordCorrections(tx, one, at)
}

type Case = { ticket: FreeTicket; clocks: Followed[] }

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

async function setTimers(tx: Tx, cases: readonly Case[], since: Date): Promise<void> {
  const { policy } = await policyInForce(tx)
  const wanted = await Promise.all(
    cases.map(async ({ ticket, clocks }) => {
      const timers = clocks.map(async ({ clock }) => {
        const { calendar } = await calendarOfVersion(tx, clock.calendarVersionId)
        const at = clock.fresh.at(-1)?.at ?? since.getTime()
        return timersOf({ ...clock, calendar }, policy, at)
      })
      return { ticket, wanted: (await Promise.all(timers)).flat() }
    }),
  )
  await setTimersOfMany(tx, wanted, { kinds: clockTimerKinds, at: since })
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
