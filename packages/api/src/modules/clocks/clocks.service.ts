import { foldClock, type ClockEvent, type ClockSnapshot } from '@mesa/shared/sla/clock'
import type { Target as ClockTarget } from '@mesa/shared/rulebook/policy'
import type { ClockView } from '@mesa/shared/wire/tickets.schema'
import type { Reader, Tx } from '../../db/database.ts'
import { calendarOfVersion, type DeskCalendar } from '../calendars/calendars.service.ts'
import * as clocks from './clocks.repository.ts'
import type { ClockFacts } from './clocks.tables.ts'

/** Sorts after every real due instant: nothing of this case is running. */
export const noDueAt = new Date('9999-12-31T00:00:00.000Z')

type TicketRef = { id: string; organizationId: string }
type Act = { ticket: TicketRef; at: Date; actorName: string; cause: string }
type Change =
  | { type: 'pause'; reason: string }
  | { type: 'resume' }
  | { type: 'satisfy' }
  | { type: 'cancel' }
  | { type: 'retarget'; target: ClockTarget }

export type ClockPlan = {
  target: ClockTarget
  calendarVersionId: string
  snapshot: ClockSnapshot
  dueAt: Date
}

/** What the first-reply clock of a case received now will say, before the case has a row. */
export function planFirstReply(
  { calendar, versionId: calendarVersionId }: DeskCalendar,
  target: ClockTarget,
  at: Date,
): ClockPlan {
  const snapshot = foldClock(
    [{ type: 'start', at: at.getTime() }],
    { target, calendar },
    at.getTime(),
  )
  if (!snapshot) throw new Error('a started clock has a state')
  const dueAt = snapshot.dueAt === null ? noDueAt : new Date(snapshot.dueAt)
  return { target, calendarVersionId, snapshot, dueAt }
}

/** Starts the planned clock at the server's receipt (clocks.md); sent at once. */
export async function startFirstReply(
  tx: Tx,
  { plan, rulebookVersion, ...act }: Act & { plan: ClockPlan; rulebookVersion: number },
): Promise<void> {
  const { ticket, at } = act
  const { target, calendarVersionId, snapshot } = plan
  const clock = clocks.insertClock(tx, {
    ticketId: ticket.id,
    metric: 'first_reply',
    cycle: 1,
    organizationId: ticket.organizationId,
    targetMinutes: target.minutes,
    targetUnit: target.unit,
    rulebookVersion,
    calendarVersionId,
    startedAt: at,
    ...stored(snapshot),
  })
  const event = clocks.insertClockEvent(tx, {
    ticketId: ticket.id,
    metric: 'first_reply',
    cycle: 1,
    seq: 1,
    organizationId: ticket.organizationId,
    type: 'start',
    at,
    recordedAt: at,
    actorName: act.actorName,
    cause: act.cause,
    details: target,
  })
  await Promise.all([clock, event])
}

/**
 * Applies one event to every unfinished clock of a case and stores what its whole history now says,
 * so that the stored row always equals a replay. Answers the earliest due instant left.
 */
export async function changeClocks(tx: Tx, act: Act, change: Change): Promise<Date> {
  const unfinished = await clocks.listUnfinished(tx, act.ticket.id)
  let earliest = noDueAt
  for (const clock of unfinished) {
    const snapshot = await changeClock(tx, clock, { act, change })
    if (snapshot.finishedAt !== null || snapshot.dueAt === null) continue
    const dueAt = new Date(snapshot.dueAt)
    if (dueAt < earliest) earliest = dueAt
  }
  return earliest
}

async function changeClock(
  tx: Tx,
  clock: clocks.StoredClock,
  { act, change }: { act: Act; change: Change },
) {
  const { ticketId, metric, cycle } = clock
  const history = await clocks.listClockEvents(tx, clock)
  const details =
    change.type === 'retarget'
      ? change.target
      : change.type === 'pause'
        ? { reason: change.reason }
        : {}
  await clocks.insertClockEvent(tx, {
    ticketId,
    metric,
    cycle,
    seq: history.length + 1,
    organizationId: clock.organizationId,
    type: change.type,
    at: act.at,
    recordedAt: act.at,
    actorName: act.actorName,
    cause: act.cause,
    details,
  })
  const events = [
    ...history.map(toClockEvent),
    toClockEvent({ type: change.type, at: act.at, details }),
  ]
  const snapshot = await replay(tx, { clock, history, events, asOf: act.at })
  const target =
    change.type === 'retarget'
      ? { targetMinutes: change.target.minutes, targetUnit: change.target.unit }
      : {}
  await clocks.updateClock(tx, clock, { ...stored(snapshot), ...target })
  return snapshot
}

type Replay = {
  clock: clocks.StoredClock
  history: Array<{ details: unknown }>
  events: ClockEvent[]
  asOf: Date
}

async function replay(tx: Tx, { clock, history, events, asOf }: Replay): Promise<ClockSnapshot> {
  const { calendar } = await calendarOfVersion(tx, clock.calendarVersionId)
  const target = history[0]?.details as ClockTarget
  const snapshot = foldClock(events, { target, calendar }, asOf.getTime())
  if (!snapshot) throw new Error('a clock without a start')
  return snapshot
}

function toClockEvent(event: {
  type: clocks.ClockEventType
  at: Date
  details: unknown
}): ClockEvent {
  const at = event.at.getTime()
  switch (event.type) {
    case 'pause':
      return { type: 'pause', at, reason: (event.details as { reason: string }).reason }
    case 'retarget':
      return { type: 'retarget', at, target: event.details as ClockTarget }
    case 'start':
    case 'resume':
    case 'satisfy':
    case 'cancel':
      return { type: event.type, at }
    case 'correct':
    case 'reinstate':
      throw new Error(`no clock has had a ${event.type} yet`)
  }
}

/** A running clock is stored without its breach: whether it is late is a question of the reader's now. */
function stored(snapshot: ClockSnapshot) {
  const isOver = snapshot.finishedAt !== null
  return {
    state: snapshot.state,
    elapsedMs: isOver ? snapshot.elapsedMs : snapshot.anchorElapsedMs,
    anchorAt: new Date(snapshot.anchorAt),
    dueAt: snapshot.dueAt === null ? null : new Date(snapshot.dueAt),
    breachedAt: snapshot.breachedAt === null ? null : new Date(snapshot.breachedAt),
    finishedAt: isOver ? new Date(snapshot.finishedAt ?? 0) : null,
  }
}

/** A stored clock that was not cancelled, as it stands now. */
export async function firstReplyView(
  reader: Reader,
  clock: ClockFacts,
  now: Date,
): Promise<ClockView> {
  const { state, dueAt, finishedAt } = clock
  const isRunning = state === 'running' || (state === 'breached' && finishedAt === null)
  const isLate = state === 'running' && dueAt !== null && dueAt < now
  const elapsedMs = isRunning ? await runningMs(reader, clock, now) : clock.elapsedMs
  return {
    targetMinutes: clock.targetMinutes ?? 0,
    // A node's clock may lag behind the one that started it: never less than nothing.
    elapsedMinutes: Math.max(0, Math.floor(elapsedMs / 60_000)),
    dueAt: dueAt?.toISOString() ?? null,
    state: isLate || state === 'cancelled' ? 'breached' : state,
  }
}

async function runningMs(reader: Reader, clock: ClockFacts, now: Date) {
  const { elapsedMs, anchorAt, targetUnit } = clock
  if (targetUnit === 'clock') return elapsedMs + now.getTime() - anchorAt.getTime()
  const { calendar } = await calendarOfVersion(reader, clock.calendarVersionId)
  return elapsedMs + calendar.between(anchorAt.getTime(), now.getTime())
}
