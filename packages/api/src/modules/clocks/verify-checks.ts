import {
  accountFor,
  businessMs,
  listTurns,
  OWING,
  turnEvents,
} from '@mesa/shared/sla/accountability'
import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import { isOver } from '@mesa/shared/sla/case-facts'
import type { ClockMetric } from '@mesa/shared/sla/targets'
import { timersOf } from './arm-clocks.service.ts'
import { columnsOf } from './clock-facts.ts'
import { targetOfDetails } from './clock-history.service.ts'
import { calendarIn, calendarsOfCase, toRecorded, versionOf } from './clock-lives.ts'
import type { StoredClock, StoredClockEvent } from './clock-lives.repository.ts'
import { nameOf, type CheckedLife, type Fault, type WholeCase } from './verify-case.ts'
import { isAdopted, replayCase } from './verify-replay.ts'
import type { VerifiedCase } from './verify.repository.ts'

const iso = (at: Date | number | null | undefined) =>
  at === null || at === undefined ? 'none' : new Date(at).toISOString()

type Says = { [column: string]: string }

function compare(check: string, where: string, pair: { stored: Says; told: Says }): Fault[] {
  return Object.entries(pair.told).flatMap(([column, told]) => {
    const stored = pair.stored[column] ?? 'none'
    return stored === told
      ? []
      : [{ check, where, detail: `${column} is ${stored}, should be ${told}` }]
  })
}

/** (a) A stored row is the fold of its events, as of the last of them or with the breach since noted. */
export function checkRow(life: CheckedLife, { asOf }: Pick<WholeCase, 'asOf'>): Fault[] {
  const { clock, events, atLast, now, failure } = life
  const where = nameOf(clock)
  const fault = (detail: string): Fault => ({ check: 'row', where, detail })
  if (!atLast || !now) return [fault(`cannot be folded: ${failure ?? 'no start'}`)]
  const gap = events.find(({ seq }, index) => seq !== index + 1)
  if (gap) return [fault(`event ${gap.seq} does not follow`)]
  const stored = { ...sayRow(clock), ...sayTerms(clock) }
  const terms = { ...sayTerms(clock), ...termsOf(events) }
  const isNoted = clock.state === 'breached' && atLast.state === 'running'
  const told = { ...saySnapshot(isNoted ? now : atLast, atLast), ...terms }
  const isLegacy = events[0] !== undefined && versionOf(events[0]) === undefined
  const differing = compare('row', where, { stored, told }).filter(
    // Rows of before causes were kept have none.
    ({ detail }) => !(isLegacy && clock.breachCause === null && detail.startsWith('breachCause')),
  )
  if (isNoted && clock.dueAt && clock.dueAt > asOf)
    differing.push(fault('breached before it is due'))
  return differing
}

const sayRow = (clock: StoredClock): Says => ({
  state: clock.state,
  elapsedMs: String(clock.elapsedMs),
  startedAt: iso(clock.startedAt),
  anchorAt: iso(clock.anchorAt),
  dueAt: iso(clock.dueAt),
  breachedAt: iso(clock.breachedAt),
  breachCause: clock.breachCause ?? 'none',
  finishedAt: iso(clock.finishedAt),
})

const saySnapshot = (snapshot: ClockSnapshot, atLast: ClockSnapshot): Says => ({
  state: snapshot.state,
  elapsedMs: String(atLast.finishedAt === null ? atLast.anchorElapsedMs : atLast.elapsedMs),
  anchorAt: iso(atLast.anchorAt),
  dueAt: iso(snapshot.dueAt),
  breachedAt: iso(snapshot.breachedAt),
  breachCause: snapshot.breachCause ?? 'none',
  finishedAt: iso(snapshot.finishedAt),
})

const sayTerms = (clock: StoredClock): Says => ({
  target: `${clock.targetDays ?? clock.targetMinutes ?? 'none'} ${clock.targetUnit}`,
  calendarVersion: clock.calendarVersionId,
})

/** What the events last said; versions only where one is named. */
function termsOf(events: readonly StoredClockEvent[]): Says {
  const start = events[0]
  const target = targetOfDetails(
    events.findLast((one) => targetOfDetails(one.details))?.details ?? {},
  )
  const amount = target && (target.unit === 'business_day' ? target.days : target.minutes)
  const version = events.map(versionOf).findLast((one) => one !== undefined)
  return {
    ...(start && { startedAt: iso(start.at) }),
    ...(target && { target: `${amount} ${target.unit}` }),
    ...(version && { calendarVersion: version }),
  }
}

/** (b) What lists show of a case is what its clocks say. */
export function checkColumns({ ticket, lives }: WholeCase): Fault[] {
  if (ticket.clocksVersion === 0) return []
  const standing = lives.flatMap(({ clock: { metric }, now }) => (now ? [{ metric, ...now }] : []))
  const told = columnsOf(standing, null)
  const say = (from: Pick<VerifiedCase, 'queueAt' | 'queueMetric' | 'redAt' | 'autoCloseAt'>) => ({
    queueAt: iso(from.queueAt),
    queueMetric: from.queueMetric ?? 'none',
    redAt: iso(from.redAt),
    autoCloseAt: iso(from.autoCloseAt),
  })
  return compare('columns', 'tickets', { stored: say(ticket), told: say(told) })
}

const sayTimer = ({ kind, subject, percent = 0, dueAt }: Timer) =>
  `${kind} ${subject} ${percent} ${iso(dueAt)}`
type Timer = { kind: string; subject: string; percent?: number; dueAt: Date }

/** (c) What lies ahead is armed and nothing else; what has passed has happened or is about to. */
export function checkTimers(one: WholeCase): Fault[] {
  const { ticket, timers, asOf } = one
  if (ticket.clocksVersion === 0) return []
  const isAhead = ({ dueAt }: Timer) => dueAt > asOf
  const wanted = new Set([...clockTimers(one), ...ownTimers(one)].filter(isAhead).map(sayTimer))
  const armed = new Set(timers.filter(isAhead).map(sayTimer))
  const fault = (detail: string): Fault => ({ check: 'timers', where: 'timers', detail })
  const pending = new Set(timers.map(({ kind, subject }) => `${kind} ${subject}`))
  return [
    ...[...wanted].filter((timer) => !armed.has(timer)).map((timer) => fault(`missing: ${timer}`)),
    ...[...armed].filter((timer) => !wanted.has(timer)).map((timer) => fault(`unwanted: ${timer}`)),
    ...one.lives
      .filter((life) => isForgotten(life, pending, asOf))
      .map(({ clock }) => fault(`nothing came of what was due at ${nameOf(clock)}`)),
  ]
}

function clockTimers({ lives, calendars, policyAt }: WholeCase): Timer[] {
  // Every change of a clock arms all anew, by the policy of that moment.
  const changedAt = Math.max(
    0,
    ...lives.flatMap(({ events }) => events.map(({ recordedAt }) => recordedAt.getTime())),
  )
  return lives.flatMap(({ clock, events, now }) => {
    if (!now || clock.finishedAt !== null) return []
    const target = targetOfDetails(
      events.findLast((event) => targetOfDetails(event.details))?.details ?? {},
    )
    if (!target) return []
    const armed = {
      metric: clock.metric as ClockMetric,
      cycle: clock.cycle,
      target,
      calendar: calendarIn(calendars, clock.calendarVersionId),
      startedAt: clock.startedAt.getTime(),
      snapshot: now,
      isBreachKnown: clock.breachedAt !== null,
    }
    return timersOf(armed, policyAt(changedAt), 0)
  })
}

/** Timers of the case itself and of what it waits for. */
function ownTimers({ ticket, limited }: WholeCase): Timer[] {
  const { awayUntil, watchUntil, status, closedAt } = ticket
  const isWatched = status === 'in_validation' && closedAt === null
  return [
    ...(awayUntil ? [{ kind: 'away_end', subject: '', dueAt: awayUntil }] : []),
    ...(isWatched && watchUntil ? [{ kind: 'watch_end', subject: '', dueAt: watchUntil }] : []),
    ...limited.flatMap(({ id, expiresAt }) =>
      expiresAt ? [{ kind: 'decision_end', subject: id, dueAt: expiresAt }] : [],
    ),
  ]
}

const effects: Record<string, string> = { customer_reply: 'auto_close', freshness: 'red' }

function isForgotten({ clock, now }: CheckedLife, pending: Set<string>, asOf: Date): boolean {
  const { dueAt, finishedAt, breachedAt } = clock
  if (!now || now.isPaused || finishedAt !== null || breachedAt !== null) return false
  const effect = effects[clock.metric] ?? 'breach'
  return dueAt !== null && dueAt < asOf && !pending.has(`${effect} ${nameOf(clock)}`)
}

/** (d) The events are what the record tells the clocks, from scratch; not of adopted cases. */
export function checkReplay(one: WholeCase): Fault[] {
  if (isAdopted(one)) return []
  const { told, stored, unansweredSince } = replayCase(one)
  const names = new Set([...told.keys(), ...stored.keys()])
  const differing = [...names].flatMap((where): Fault[] => {
    const [expected = '', actual = ''] = [told.get(where), stored.get(where)]
    return expected === actual
      ? []
      : [
          {
            check: 'replay',
            where,
            detail: `has ${actual || 'nothing'}, should have ${expected || 'nothing'}`,
          },
        ]
  })
  const waits = {
    stored: { unansweredSince: iso(one.ticket.unansweredSince) },
    told: { unansweredSince: iso(unansweredSince) },
  }
  return [...differing, ...compare('replay', 'tickets', waits)]
}

/** (e) The minutes of the four sides are the open business time of the case. */
export function checkAccountability(one: WholeCase): Fault[] {
  const known = calendarsOfCase(one.lives, one.calendars)
  const calendars =
    known.length > 0 || !one.calendar ? known : [{ from: 0, calendar: one.calendar }]
  const moves = turnEvents(
    one.record
      .filter(({ chain }) => chain === 'public')
      .toSorted((a, b) => a.seq - b.seq)
      .map(toRecorded),
  )
  const { away } = one.policyAt(one.asOf.getTime())
  const turns = listTurns(moves, {
    asOf: one.asOf.getTime(),
    awayExcusesDesk: away.pausesDeskClocks,
  })
  const spent = accountFor(turns, calendars)
  const sum = OWING.reduce((total, owing) => total + spent[owing], 0)
  const open = openStretches(moves, one.asOf.getTime()).reduce(
    (total, [from, to]) => total + businessMs(calendars, from, to),
    0,
  )
  const last = moves.findLast((move) => move.type === 'state')
  const where = 'turns'
  const state = last?.type === 'state' ? last.to : 'none'
  return [
    ...(sum === open
      ? []
      : [{ check: 'accountability', where, detail: `${sum} ms of turns, ${open} ms open` }]),
    ...compare('accountability', where, {
      stored: { status: one.ticket.status },
      told: { status: state },
    }),
  ]
}

function openStretches(
  moves: ReturnType<typeof turnEvents>,
  asOf: number,
): Array<[number, number]> {
  const stretches: Array<[number, number]> = []
  let since: number | null = null
  let last = Number.NEGATIVE_INFINITY
  for (const move of moves) {
    last = Math.max(last, move.at)
    if (move.type !== 'state') continue
    if (isOver(move.to)) {
      if (since !== null) stretches.push([since, last])
      since = null
    } else since ??= last
  }
  return since === null ? stretches : [...stretches, [since, Math.max(last, asOf)]]
}
