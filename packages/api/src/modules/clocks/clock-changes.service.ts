import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import type { CaseClock, ClockCommand } from '@mesa/shared/sla/case-facts'
import type { ClockTarget } from '@mesa/shared/sla/targets'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Reader, Tx } from '../../db/database.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import { armClocks, type ArmedClock } from './arm-clocks.service.ts'
import { columnsOf, dateOf, type ClockColumns } from './clock-facts.ts'
import { foldHistory, targetOfDetails } from './clock-history.service.ts'
import * as clocks from './clocks.repository.ts'

/** What is to be written of a clock; `at` is epoch ms. */
export type ClockChange = {
  type: clocks.ClockEventType
  at: number
  cause: string
  target?: ClockTarget
  /** Of a start, of a retarget to another calendar, of a correction. */
  calendarVersionId?: string
  reason?: string
}

/** A clock under change: its whole history, and what of it is not yet written. */
export type WorkingClock = {
  metric: clocks.ClockMetric
  cycle: number
  rulebookVersion: number
  calendarVersionId: string
  target: ClockTarget
  /** Epoch ms. */
  startedAt: number
  isBreachKnown: boolean
  events: clocks.SaidEvent[]
  fresh: Array<clocks.SaidEvent & { cause: string; seq: number }>
  snapshot: ClockSnapshot
}

type Case = { id: string; organizationId: string }
export type ClockAct = {
  ticket: Case
  at: Date
  /** Of what a timer does at its own instant; else `at`. */
  recordedAt?: Date | undefined
  actorName: string
}

export const toCaseClock = (row: clocks.KnownClock): CaseClock => ({
  metric: row.metric,
  cycle: row.cycle,
  target: targetOfRow(row),
  isPaused: standsStill(row.events),
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  isCancelled: row.state === 'cancelled',
})

const targetOfRow = ({ targetUnit, targetMinutes, targetDays }: clocks.KnownClock): ClockTarget =>
  targetUnit === 'business_day'
    ? { days: targetDays ?? 1, unit: targetUnit }
    : { minutes: targetMinutes ?? 0, unit: targetUnit }

export const standsStill = (events: readonly clocks.SaidEvent[]): boolean =>
  events.findLast(({ type }) => type === 'pause' || type === 'resume')?.type === 'pause'

/** A stored clock, ready to be changed. */
export async function openClock(
  reader: Reader,
  row: clocks.KnownClock,
  asOf: number,
): Promise<WorkingClock> {
  const { metric, cycle, rulebookVersion, calendarVersionId, startedAt, events } = row
  return {
    metric,
    cycle,
    rulebookVersion,
    calendarVersionId,
    target: targetOfRow(row),
    startedAt,
    isBreachKnown: row.breachedAt !== null,
    events,
    fresh: [],
    snapshot: await foldHistory(reader, row, asOf),
  }
}

/** A clock that starts with a command. */
export async function startClock(
  reader: Reader,
  { metric, cycle, cause, target }: Extract<ClockCommand, { type: 'start' }>,
  on: { at: number; calendarVersionId: string; rulebookVersion: number },
): Promise<WorkingClock> {
  const { at, calendarVersionId, rulebookVersion } = on
  const start = { type: 'start' as const, at, details: { ...target, calendarVersionId } }
  const history = { events: [start], calendarVersionId }
  return {
    metric,
    cycle,
    rulebookVersion,
    calendarVersionId,
    target,
    startedAt: at,
    isBreachKnown: false,
    events: [start],
    fresh: [{ ...start, cause, seq: 1 }],
    snapshot: await foldHistory(reader, history, at),
  }
}

/** The clock after one more event, which says what it did to the due instant where it moved it. */
export async function changeClock(
  reader: Reader,
  clock: WorkingClock,
  { type, at, cause, target, calendarVersionId, reason }: ClockChange,
): Promise<WorkingClock> {
  const moves = type === 'retarget' || type === 'correct'
  const bare = {
    ...target,
    ...(calendarVersionId !== undefined && { calendarVersionId }),
    ...(reason !== undefined && { reason }),
  }
  const asOf = Math.max(at, clock.events.at(-1)?.at ?? at)
  const fold = (details: object) =>
    foldHistory(reader, { ...clock, events: [...clock.events, { type, at, details }] }, asOf)
  const { calendarVersionId: measuredBy } = clock
  const said = { before: { calendarVersionId: measuredBy } }
  const snapshot = await fold(moves ? { ...bare, ...said } : bare)
  const before = { ...standing(clock.snapshot), ...said.before }
  const details = moves ? { ...bare, before, after: standing(snapshot) } : bare
  const event = { type, at, details }
  return {
    ...clock,
    calendarVersionId: calendarVersionId ?? measuredBy,
    target: targetOfDetails(details) ?? clock.target,
    events: [...clock.events, event],
    fresh: [...clock.fresh, { ...event, cause, seq: clock.events.length + 1 }],
    snapshot,
  }
}

const standing = ({ state, dueAt, breachedAt }: ClockSnapshot) => ({
  state,
  dueAt: dateOf(dueAt)?.toISOString() ?? null,
  breachedAt: dateOf(breachedAt)?.toISOString() ?? null,
})

type Writing = { act: ClockAct; policy: Policy; unanswered: number | null; isNew?: boolean }

/**
 * Stores clocks that changed, with their events and the timers of all, and answers the case's
 * columns. `all`: every unfinished clock of the case, and those that just finished.
 */
export async function writeClockChanges(
  tx: Tx,
  all: readonly WorkingClock[],
  { act, policy, unanswered, isNew = false }: Writing,
): Promise<ClockColumns> {
  const { ticket, at, recordedAt = at, actorName } = act
  const of = { ticketId: ticket.id, organizationId: ticket.organizationId }
  const changed = all.filter(({ fresh }) => fresh.length > 0)
  if (changed.length > 0) {
    const rows = changed.map((clock) => ({ ...of, ...rowOf(clock) }))
    const events = changed.flatMap(({ metric, cycle, fresh }) =>
      fresh.map((one) => ({
        ...of,
        metric,
        cycle,
        seq: one.seq,
        type: one.type,
        at: new Date(one.at),
        recordedAt,
        actorName,
        cause: one.cause,
        details: one.details,
      })),
    )
    await Promise.all([
      isNew ? clocks.insertClocks(tx, rows) : clocks.writeClocks(tx, rows),
      clocks.insertClockEvents(tx, events),
      armAll(tx, all, { ticket, policy, at }),
    ])
  }
  return columnsAfter(all, unanswered)
}

export const columnsAfter = (all: readonly WorkingClock[], unanswered: number | null) =>
  columnsOf(
    all.map(({ metric, snapshot }) => ({ metric, ...snapshot })),
    unanswered,
  )

async function armAll(
  tx: Tx,
  all: readonly WorkingClock[],
  { ticket, policy, at }: { ticket: Case; policy: Policy; at: Date },
): Promise<void> {
  const armed = all.map(async (clock): Promise<ArmedClock> => {
    const { calendar } = await calendarOfVersion(tx, clock.calendarVersionId)
    return { ...clock, calendar }
  })
  await armClocks(tx, ticket, { clocks: await Promise.all(armed), policy, at })
}

/** A running clock is stored without its breach: whether it is late is a question of the reader's now. */
export function rowOf({ snapshot, target, ...clock }: WorkingClock) {
  const isOver = snapshot.finishedAt !== null
  const { metric, cycle, rulebookVersion, calendarVersionId, startedAt } = clock
  return {
    metric,
    cycle,
    rulebookVersion,
    calendarVersionId,
    startedAt: new Date(startedAt),
    targetMinutes: target.unit === 'business_day' ? null : target.minutes,
    targetDays: target.unit === 'business_day' ? target.days : null,
    targetUnit: target.unit,
    state: snapshot.state,
    elapsedMs: isOver ? snapshot.elapsedMs : snapshot.anchorElapsedMs,
    anchorAt: new Date(snapshot.anchorAt),
    dueAt: dateOf(snapshot.dueAt),
    breachedAt: dateOf(snapshot.breachedAt),
    breachCause: snapshot.breachCause,
    finishedAt: dateOf(snapshot.finishedAt),
  }
}
