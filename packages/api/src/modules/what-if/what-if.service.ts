import { can } from '@mesa/shared/access/can'
import { compileCalendar, type BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { findFaults } from '@mesa/shared/business-time/checked-definition'
import { CalendarError, type CalendarDefinition } from '@mesa/shared/business-time/definition'
import { foldClock, type ClockSnapshot } from '@mesa/shared/sla/clock'
import { substituted, type Ruling, type Substitution } from '@mesa/shared/sla/what-if'
import type { ChangedClock, WhatIfBody, WhatIfView } from '@mesa/shared/wire/what-if.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import { termsAndEvents } from '../clocks/clock-history.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { createAttainmentCount, outcomeOf } from './attainment-count.ts'
import * as repository from './what-if.repository.ts'

export type WhatIfService = ReturnType<typeof createWhatIfService>

const daysMax = 366
const changedMax = 100
/** Between batches the process answers others. */
const batchSize = 500

/**
 * Replays the clocks of a period under another calendar or other targets (docs/design/clocks.md,
 * What-if). Everything that happened stays where it was, and nothing is written: the transaction
 * cannot.
 */
export const createWhatIfService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** `period_invalid`, `calendar_invalid`, `not_found` for a version of no calendar of the desk. */
  async run(actor: Caller, body: WhatIfBody): Promise<WhatIfView> {
    if (!can(actor, 'what_if.run').allowed) throw new AppError('not_allowed')
    const period = readPeriod(body)
    const tried = readDefinition(body)
    return db.transaction(
      actor,
      async (tx) => {
        const given = await givenCalendar(tx, body, tried)
        const { policy } = await policyInForce(tx)
        const asOf = clock.now().getTime()
        const replay = {
          period,
          body,
          asOf,
          calendar: given,
          isByImpact: policy.classification.impact,
        }
        return { from: body.from, to: body.to, ...(await replayPeriod(tx, replay)) }
      },
      { isolation: 'repeatable read', readOnly: true, isLong: true },
    )
  },
})

function readPeriod(body: WhatIfBody): repository.Period {
  const period = { from: new Date(body.from), to: new Date(body.to) }
  const ms = period.to.getTime() - period.from.getTime()
  if (!(ms > 0 && ms <= daysMax * 86_400_000)) throw new AppError('period_invalid')
  return period
}

function readDefinition({ calendarDefinition, calendarVersionId }: WhatIfBody) {
  if (calendarDefinition === undefined) return undefined
  if (calendarVersionId !== undefined) {
    throw new AppError('malformed', {
      errors: [{ path: 'calendarVersionId', code: 'not_allowed_here' }],
    })
  }
  const definition = calendarDefinition as CalendarDefinition
  const [fault] = findFaults(definition)
  if (fault) throw invalidCalendar(fault)
  return compileCalendar(definition)
}

const invalidCalendar = ({ path, code }: ReturnType<typeof findFaults>[number]) =>
  new AppError('calendar_invalid', {
    errors: [{ path: ['calendarDefinition', path].filter(Boolean).join('.'), code }],
  })

async function givenCalendar(tx: Tx, body: WhatIfBody, tried: BusinessCalendar | undefined) {
  const { calendarVersionId } = body
  if (calendarVersionId === undefined) return tried
  // Compiled calendars are kept by their id alone: whose it is must be asked first.
  if (!(await repository.hasVersion(tx, calendarVersionId))) throw new AppError('not_found')
  return (await calendarOfVersion(tx, calendarVersionId)).calendar
}

type Replay = {
  period: repository.Period
  body: WhatIfBody
  asOf: number
  calendar: BusinessCalendar | undefined
  isByImpact: boolean
}

async function replayPeriod(tx: Tx, replay: Replay): Promise<Omit<WhatIfView, 'from' | 'to'>> {
  const [actual, whatIf] = [createAttainmentCount(), createAttainmentCount()]
  const changed: ChangedClock[] = []
  let [clocks, changedCount] = [0, 0]
  let after: repository.PeriodClock | null = null
  for (;;) {
    const batch: repository.PeriodClock[] = await repository.listPeriodClocks(tx, {
      period: replay.period,
      after,
      limit: batchSize,
    })
    const rulings = await rulingsOf(tx, replay, batch)
    for (const one of batch) {
      const seen = await compare(tx, one, { replay, rulings: rulings.get(one.ticketId) ?? [] })
      actual.add(one, seen.actual.outcome)
      whatIf.add(one, seen.whatIf.outcome)
      if (seen.actual.outcome === seen.whatIf.outcome) continue
      changedCount += 1
      if (changed.length < changedMax) changed.push(toChanged(one, seen))
    }
    clocks += batch.length
    after = batch.at(-1) ?? null
    if (batch.length < batchSize) break
  }
  return { clocks, actual: actual.list(), whatIf: whatIf.list(), changedCount, changed }
}

/** Only where targets of the first reply depend on them. */
async function rulingsOf(
  tx: Tx,
  { body, isByImpact }: Replay,
  batch: readonly repository.PeriodClock[],
): Promise<Map<string, Ruling[]>> {
  const found = new Map<string, Ruling[]>()
  if (!body.targets?.firstReply) return found
  const ids = [...new Set(batch.map(({ ticketId }) => ticketId))]
  for (const { ticketId, at, impact, criticality } of await repository.listRulings(tx, ids)) {
    const ruling = { at, word: isByImpact ? impact : criticality }
    found.set(ticketId, [...(found.get(ticketId) ?? []), ruling])
  }
  return found
}

type Seen = Record<'actual' | 'whatIf', ChangedClock['actual']>

async function compare(
  tx: Tx,
  one: repository.PeriodClock,
  { replay, rulings }: { replay: Replay; rulings: readonly Ruling[] },
): Promise<Seen> {
  const clock = await termsAndEvents(tx, one)
  const tried = substituted(clock, rulings, substitutionOf(replay, one.metric))
  return {
    actual: toOutcome(foldClock(clock.events, clock.terms, replay.asOf)),
    whatIf: toOutcome(foldOrRefuse(tried, replay.asOf)),
  }
}

function substitutionOf(
  { calendar, body: { targets = {} } }: Replay,
  metric: repository.PeriodClock['metric'],
): Substitution {
  const { firstReply, nextReply, resolution } = targets
  const whole = { first_reply: undefined, next_reply: nextReply, resolution }[metric]
  const targetOf =
    metric === 'first_reply' && firstReply
      ? (word: string | null) => pick(firstReply, word)
      : whole && (() => whole)
  return { ...(calendar && { calendar }), ...(targetOf && { targetOf }) }
}

type FirstReply = NonNullable<NonNullable<WhatIfBody['targets']>['firstReply']>

const pick = (firstReply: FirstReply, word: string | null) =>
  Object.entries(firstReply).find(([key]) => key === word)?.[1] ?? firstReply['*']

/** A calendar whose hours end before the clocks it is tried on has no answer to give. */
function foldOrRefuse(clock: ReturnType<typeof substituted>, asOf: number) {
  try {
    return foldClock(clock.events, clock.terms, asOf)
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    throw invalidCalendar({ path: '', code: 'no_open_time' })
  }
}

function toOutcome(snapshot: ClockSnapshot | null): ChangedClock['actual'] {
  if (!snapshot) throw new Error('a clock without a start')
  const { dueAt } = snapshot
  return {
    outcome: outcomeOf(snapshot),
    dueAt: dueAt === null ? null : new Date(dueAt).toISOString(),
  }
}

function toChanged(one: repository.PeriodClock, seen: Seen): ChangedClock {
  const { number, subject, metric, cycle, criticality } = one
  return { number, subject, metric, cycle, criticality, ...seen }
}
