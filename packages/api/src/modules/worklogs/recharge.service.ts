import { roundDay, type RoundingRule } from '@mesa/shared/ledger/rounding'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Tx } from '../../db/database.ts'
import { settleAgain, takeBackWork } from '../hour-ledger/work-reversals.service.ts'
import type { EventActor } from '../record/record.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { chargeStored } from './log-work.service.ts'
import { caseStateOf } from './work-rules.service.ts'
import * as worklogs from './worklogs.repository.ts'

type Days = {
  ticket: Ticket
  days: readonly string[]
  last: worklogs.Worklog | undefined
  /** Of entries that do not know their own. */
  rule: RoundingRule
}

/**
 * A day is charged what its work sums up to, whoever was rounded for it: where the entry that is
 * gone carried the rounding of others, those are rounded anew in their order. Answers whose rounded
 * minutes changed, the entry just stored aside.
 */
export async function roundDaysAnew(
  tx: Tx,
  { ticket, days, last, rule }: Days,
): Promise<worklogs.Worklog[]> {
  const changed: worklogs.Worklog[] = []
  for (const workedOn of new Set(days)) {
    const rows = await worklogs.listDay(tx, { ticketId: ticket.id, workedOn })
    const rounded = roundDay(
      rows.map((row) => ({
        minutes: row.minutes,
        weightPercent: row.weightPercent,
        rule: ruleOf(row) ?? rule,
      })),
    )
    if (sum(rounded) === sum(rows.map(({ roundedMinutes }) => roundedMinutes))) continue
    for (const [index, row] of rows.entries()) {
      const roundedMinutes = rounded[index] ?? row.roundedMinutes
      if (roundedMinutes === row.roundedMinutes) continue
      await worklogs.updateWorklog(tx, row.id, { roundedMinutes })
      if (row.id !== last?.id) changed.push(row)
    }
  }
  return changed
}

const ruleOf = ({ roundingMinutes: minutes, roundingScope: scope }: worklogs.Worklog) =>
  minutes === null || scope === null ? undefined : { minutes, scope }

const sum = (minutes: readonly number[]) => minutes.reduce((total, each) => total + each, 0)

type Recharge = {
  old: worklogs.Worklog
  rerounded: readonly worklogs.Worklog[]
  stored: worklogs.Worklog | undefined
  place: { ticket: Ticket; policy: Policy }
  act: { actor: EventActor; at: Date; reason: string }
}

/**
 * Takes back what the old entry, and those rounded anew, were charged, and charges them anew in
 * their order, the new entry last. What the case had charged it may charge again, whatever the
 * rulebook says by now. The accounts are locked by the caller.
 */
export async function chargeAnew(
  tx: Tx,
  { old, rerounded, stored, place, act }: Recharge,
): Promise<{ consentIds: string[] }> {
  const before = await caseStateOf(tx, place.ticket, { ...place, forUpdate: true })
  const affected = [old, ...rerounded].map(({ id }) => id)
  const taken = await takeBackWork(tx, affected, act)
  for (const [id, minutes] of taken.minutes)
    await worklogs.addCharged(tx, { id, minutes: -minutes })
  let consentIds: string[] = []
  for (const { id } of [...rerounded, ...(stored ? [stored] : [])]) {
    const row = await worklogs.findWorklog(tx, id)
    if (!row) throw new Error(`worklog ${id} is missing`)
    const state = await caseStateOf(tx, place.ticket, { ...place, forUpdate: true })
    const kept = state && keepLimit(state, before?.caseHours.chargedMinutes ?? 0)
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
