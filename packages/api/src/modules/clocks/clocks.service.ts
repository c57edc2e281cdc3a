import { clockCommands } from '@mesa/shared/sla/case-clocks'
import {
  clocksAfter,
  unansweredAfter,
  type CaseFacts,
  type ClockCommand,
  type Happening,
} from '@mesa/shared/sla/case-facts'
import { receivedFacts } from '@mesa/shared/sla/record-happenings'
import type { TicketType } from '@mesa/shared/ticket/machine'
import type { Reader, Tx } from '../../db/database.ts'
import { calendarSteps } from '../calendars/calendar-steps.service.ts'
import { calendarForCase } from '../calendars/calendars.service.ts'
import { policyInForce, type PolicyInForce } from '../rulebook/rulebook.service.ts'
import {
  changeClock,
  columnsAfter,
  openClock,
  startClock,
  toCaseClock,
  writeClockChanges,
  type ClockAct,
  type WorkingClock,
} from './clock-changes.service.ts'
import {
  afterChange,
  factsOf,
  type CaseChange,
  type ClockColumns,
  type ClockedCase,
} from './clock-facts.ts'
import { listNewest } from './clocks.repository.ts'

export { noDueAt, type ClockColumns } from './clock-facts.ts'

type Act = Omit<ClockAct, 'ticket'> & {
  /** As it was before the happening. */
  ticket: ClockedCase
  /** What of it the happening changes. */
  set?: CaseChange
}

/**
 * Lets the clocks of a case follow what happened to it, in the caller's transaction, which holds the
 * case's lock: decides, folds, stores and arms the timers. Answers the case's columns, which the
 * caller writes with whatever else it changes. `at` may lie in the past of a late timer.
 */
export async function applyHappening(
  tx: Tx,
  { ticket, set = {}, ...rest }: Act,
  happening: Happening,
): Promise<ClockColumns> {
  const act = { ...rest, ticket }
  const at = act.at.getTime()
  const saidAt = happening.type === 'bounced' ? new Date(happening.saidAt) : null
  const [rows, rules] = await Promise.all([listNewest(tx, ticket.id, saidAt), policyInForce(tx)])
  const facts = { before: factsOf(ticket), after: factsOf(afterChange(ticket, set)) }
  const isAdopted = ticket.clocksVersion > 0 || happening.type === 'adopted'
  const happenings: Happening[] = isAdopted ? [happening] : [{ type: 'adopted' }, happening]
  const commands = commandsOf({ ...facts, happenings, at }, rows.map(toCaseClock), rules)
  const unanswered = happenings.reduce(
    (since, one) => unansweredAfter({ unansweredSince: since }, one, at),
    facts.before.unansweredSince,
  )
  const touched = rows.filter(({ events }) => events.length > 0)
  const known = await Promise.all(touched.map((row) => openClock(tx, row, at)))
  if (commands.length === 0) return columnsAfter(known, unanswered)
  const all = await follow(tx, { known, commands, ticket, at, rules })
  return writeClockChanges(tx, all, { act, policy: rules.policy, unanswered })
}

type Question = { before: CaseFacts; after: CaseFacts; happenings: Happening[]; at: number }

/** An adoption looks at the case as it was; what happened to it comes after. */
function commandsOf(
  { before, after, happenings, at }: Question,
  clocks: ReturnType<typeof toCaseClock>[],
  { policy }: PolicyInForce,
): ClockCommand[] {
  let known = clocks
  return happenings.flatMap((happening) => {
    const to = happening.type === 'adopted' ? before : after
    const asked = { clocks: known, before, after: to, happening, at, policy }
    const commands = clockCommands(asked)
    known = clocksAfter(known, commands, at)
    return commands
  })
}

type Following = {
  known: WorkingClock[]
  commands: ClockCommand[]
  ticket: ClockedCase
  at: number
  rules: PolicyInForce
}

/** Applies commands to clocks; one that changes first follows the calendar of its case (clocks.md). */
async function follow(tx: Tx, asked: Following): Promise<WorkingClock[]> {
  const { known, commands, ticket, at, rules } = asked
  const isStarting = commands.some(({ type }) => type === 'start')
  const [calendar, caught] = await Promise.all([
    isStarting ? calendarForCase(tx, ticket) : undefined,
    catchUp(tx, asked),
  ])
  const clocks = new Map(known.map((clock) => [keyOf(clock), caught.get(keyOf(clock)) ?? clock]))
  for (const command of commands) {
    const key = keyOf(command)
    const clock = clocks.get(key)
    if (command.type === 'start') {
      if (!calendar) throw new Error('a clock starts without a calendar')
      const on = { at, calendarVersionId: calendar.versionId, rulebookVersion: rules.version }
      clocks.set(key, await startClock(tx, command, on))
    } else if (clock) clocks.set(key, await changeClock(tx, clock, { ...command, at }))
  }
  return [...clocks.values()]
}

const keyOf = ({ metric, cycle }: { metric: string; cycle: number }) => `${metric}/${cycle}`

/** The clocks that are about to change, measured by the versions that came into force meanwhile. */
async function catchUp(
  tx: Tx,
  { known, commands, ticket, at }: Following,
): Promise<Map<string, WorkingClock>> {
  const changing = new Set(commands.map(keyOf))
  const behind = known.filter(
    (clock) => changing.has(keyOf(clock)) && clock.snapshot.finishedAt === null,
  )
  const { contractId, organizationId } = ticket
  const steps = await calendarSteps(
    tx,
    behind.map(({ calendarVersionId: versionId }) => ({ contractId, organizationId, versionId })),
  )
  const caught = new Map<string, WorkingClock>()
  for (const [index, clock] of behind.entries()) {
    let followed = clock
    for (const step of steps[index] ?? []) {
      // A correction, and what comes after it, waits for the job that lists what it changes.
      if (step.type === 'correct') break
      const { versionId: calendarVersionId, cause } = step
      const since = Math.min(at, step.at?.getTime() ?? at)
      const change = { type: 'retarget' as const, at: since, cause, calendarVersionId }
      followed = await changeClock(tx, followed, change)
    }
    caught.set(keyOf(clock), followed)
  }
  return caught
}

export type ClockPlan = {
  clocks: WorkingClock[]
  columns: ClockColumns
  rules: PolicyInForce
}

type Opening = { type: TicketType; at: Date; rules: PolicyInForce; calendarVersionId: string }

/** The clocks of a case received now, before it has a row (clocks.md: at the server's receipt). */
export async function planClocks(
  reader: Reader,
  { type, at: receivedAt, rules, calendarVersionId }: Opening,
): Promise<ClockPlan> {
  const at = receivedAt.getTime()
  const facts = receivedFacts(type)
  const happening: Happening = { type: 'opened' }
  const { policy, version: rulebookVersion } = rules
  const asked = { clocks: [], before: facts, after: facts, happening, at, policy }
  const on = { at, calendarVersionId, rulebookVersion }
  const clocks: WorkingClock[] = []
  for (const command of clockCommands(asked)) {
    if (command.type === 'start') clocks.push(await startClock(reader, command, on))
  }
  return { clocks, columns: columnsAfter(clocks, unansweredAfter(facts, happening, at)), rules }
}

/** Starts the planned clocks; all is sent at once. */
export async function startClocks(
  tx: Tx,
  act: ClockAct,
  { clocks, rules }: ClockPlan,
): Promise<void> {
  const unanswered = act.at.getTime()
  await writeClockChanges(tx, clocks, { act, policy: rules.policy, unanswered, isNew: true })
}
