import { roundDay, type RoundingRule } from '@mesa/shared/ledger/rounding'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { settleAgain, takeBackWork } from '../hour-ledger/work-reversals.service.ts'
import type { EventActor } from '../record/record.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { chargeStored } from './log-work.service.ts'
import { caseStateOf } from './work-rules.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Act = { actor: EventActor; at: Date; reason: string }
type Place = { ticket: Ticket; policy: Policy }
type Unsettled = Awaited<ReturnType<typeof takeBackWork>>['unsettled']
/** What was taken back so far, and what the case had been charged before. */
export type Taken = { unsettled: Unsettled; chargedBefore: number }

type TakingBack = { ids: string[]; place: Place; act: Act }

/** Takes back what entries were charged; their accounts are locked by the caller. */
export async function takeBackOf(tx: Tx, { ids, place, act }: TakingBack): Promise<Taken> {
  const before = await caseStateOf(tx, place.ticket, { ...place, forUpdate: true })
  const { minutes, unsettled } = await takeBackWork(tx, ids, act)
  for (const [id, taken] of minutes) await worklogs.addCharged(tx, { id, minutes: -taken })
  return { unsettled, chargedBefore: before?.caseHours.chargedMinutes ?? 0 }
}

type Days = {
  days: readonly string[]
  last: worklogs.Worklog | undefined
  /** Of entries that do not know their own. */
  rule: RoundingRule
  place: Place
  act: Act
  taken: Taken
}

/**
 * A day is charged what its work sums up to, whoever was rounded for it: where the entry that is
 * gone carried the rounding of others, those are taken back and rounded anew in their order. Answers
 * them, to be charged; the entry just stored aside.
 */
export async function roundDaysAnew(
  tx: Tx,
  { days, last, rule, place, act, taken }: Days,
): Promise<worklogs.Worklog[]> {
  const others: worklogs.Worklog[] = []
  for (const workedOn of new Set(days)) {
    const rows = await worklogs.listDay(tx, { ticketId: place.ticket.id, workedOn })
    const rounded = roundDay(rows.map((row) => ({ ...row, rule: ruleOf(row) ?? rule })))
    if (sum(rounded) === sum(rows.map(({ roundedMinutes }) => roundedMinutes))) continue
    const changed = rows.flatMap((row, index) => {
      const roundedMinutes = rounded[index] ?? row.roundedMinutes
      return roundedMinutes === row.roundedMinutes ? [] : [{ row, roundedMinutes }]
    })
    // Nothing may be charged more than it is rounded to, at no moment.
    const ids = changed.map(({ row }) => row.id)
    taken.unsettled.push(...(await takeBackOf(tx, { ids, place, act })).unsettled)
    for (const { row, roundedMinutes } of changed) {
      await worklogs.updateWorklog(tx, row.id, { roundedMinutes })
    }
    others.push(...changed.flatMap(({ row }) => (row.id === last?.id ? [] : [row])))
  }
  return others
}

const ruleOf = ({ roundingMinutes: minutes, roundingScope: scope }: worklogs.Worklog) =>
  minutes === null || scope === null ? undefined : { minutes, scope }

const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)

type Recharge = {
  rerounded: readonly worklogs.Worklog[]
  stored: worklogs.Worklog | undefined
  place: Place
  act: Act
  taken: Taken
}

/**
 * Charges anew in their order what was taken back, the new entry last. What the case had been charged
 * it may be charged again, whatever the rulebook says by now.
 */
export async function chargeAnew(
  tx: Tx,
  { rerounded, stored, place, act, taken }: Recharge,
): Promise<{ consentIds: string[] }> {
  let consentIds: string[] = []
  for (const { id } of [...rerounded, ...(stored ? [stored] : [])]) {
    const row = await worklogs.findWorklog(tx, id)
    if (!row) throw new Error(`worklog ${id} is missing`)
    const state = await caseStateOf(tx, place.ticket, { ...place, forUpdate: true })
    const kept = state && keepLimit(state, taken.chargedBefore)
    const charging = { place: { ...place, state: kept }, poster: act.actor, at: act.at }
    consentIds = (await chargeStored(tx, row, charging)).consentIds
  }
  await settleAgain(tx, taken.unsettled, act)
  return { consentIds }
}

type State = NonNullable<Awaited<ReturnType<typeof caseStateOf>>>

const keepLimit = (state: State, chargedMinutes: number): State => {
  const { thresholdMinutes } = state.caseHours
  if (thresholdMinutes === null) return state
  const caseHours = {
    ...state.caseHours,
    thresholdMinutes: Math.max(thresholdMinutes, chargedMinutes),
  }
  return { ...state, caseHours }
}
