import { laterOf } from '@mesa/shared/ledger/dates'
import {
  firstEffect,
  nextEffectDay,
  type Account,
  type Effect,
  type Moment,
} from '@mesa/shared/ledger/effects'
import type { PeriodicContract } from '@mesa/shared/ledger/periods'
import { inForceOn, termsOf } from '@mesa/shared/ledger/terms'
import type { Tx } from '../../db/database.ts'
import { startOfDay, localDateOf } from '../../local-date.ts'
import { bringIntoForce } from '../contract-versions/into-force.service.ts'
import { readState, type AccountState } from '../hour-ledger/hour-ledger.service.ts'
import { addLot, expireLot, firstOpenDay } from '../hour-ledger/lots.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as terms from './account-terms.repository.ts'
import * as schedules from './ledger-schedules.repository.ts'

const poster = { id: null, name: 'Mesa' }
/** So many in one transaction; what is left follows in the next. */
const effectsMax = 200

/**
 * Lets the terms of today take the place of those before. Before the account is locked: whoever
 * changes a contract locks it first.
 */
export async function bringTermsIntoForce(tx: Tx, accountId: string, at: Date): Promise<void> {
  const contract = await terms.findContractOf(tx, accountId)
  if (!contract) return
  const today = localDateOf(at, contract.timeZone)
  const version = inForceOn(await versionsOf(tx, contract.id), today)
  if (version && version.version !== contract.termsVersion) {
    await bringIntoForce(tx, contract.id, { today, at })
  }
}

/**
 * Does everything that is due of a locked account, in its order, and says when to look again (HR-3).
 * With `closing`, the first day after a month, what ended by then expires whatever its grace.
 * Answers how many effects there were.
 */
export async function doEffects(
  tx: Tx,
  locked: AccountState['account'],
  { at, closing }: { at: Date; closing?: string },
): Promise<number> {
  const [contract, schedule, { policy }] = await Promise.all([
    terms.findContractOf(tx, locked.id),
    schedules.findSchedule(tx, locked.id),
    policyInForce(tx),
  ])
  if (!contract) throw new Error(`account ${locked.id} has no contract`)
  const { startsOn, endsOn } = contract
  const versions = await versionsOf(tx, contract.id)
  const dated: PeriodicContract = { startsOn, endsOn, versions }
  const fixed = {
    contract: dated,
    graceDays: policy.hours.graceDays,
    grantsFrom: schedule?.grantsFrom ?? null,
  }
  const moment: Moment = { today: localDateOf(at, contract.timeZone), closing }
  const openFrom = await firstOpenDay(tx, locked.id)

  let state = await readState(tx, locked)
  let done = 0
  for (;;) {
    const account: Account = { ...fixed, lots: datedLots(state) }
    const effect = firstEffect(account, moment)
    if (!effect || (closing === undefined && done === effectsMax)) {
      const next = effect ? moment.today : nextEffectDay(account, moment)
      const dueAt = next === null ? null : startOfDay(next, contract.timeZone)
      await schedules.setDue(tx, locked.id, dueAt)
      return done
    }
    await apply(tx, state, { effect, openFrom, at })
    done += 1
    state = await readState(tx, state.account)
  }
}

type Applied = { effect: Effect; openFrom: string | null; at: Date }

/** What belongs to a closed month is booked on the first open day, and names the month (ledger.md). */
async function apply(tx: Tx, { account }: AccountState, { effect, openFrom, at }: Applied) {
  const effectiveOn = openFrom === null ? effect.on : laterOf(effect.on, openFrom)
  const corrects = effectiveOn === effect.on ? {} : { reason: effect.on.slice(0, 7) }
  const booked = { account, actor: poster, at, effectiveOn, ...corrects }
  if (effect.kind === 'grant') {
    await addLot(tx, { ...booked, lot: effect.lot })
    return
  }
  const { lotId, minutes, carried } = effect
  await expireLot(tx, { ...booked, lotId, minutes })
  if (carried) {
    const from = openFrom === null ? carried.validFrom : laterOf(carried.validFrom, openFrom)
    await addLot(tx, { ...booked, effectiveOn: from, lot: carried })
  }
}

const versionsOf = async (tx: Tx, contractId: string) =>
  (await terms.listVersions(tx, contractId)).map((row) => ({ ...row, terms: termsOf(row.terms) }))

const datedLots = ({ lotRows, balances }: AccountState) =>
  lotRows.map((lot) => ({
    id: lot.id,
    origin: lot.origin,
    periodKey: lot.periodKey,
    validFrom: lot.validFrom,
    validUntil: lot.validUntil,
    accumulates: lot.accumulates,
    grantedMinutes: lot.minutes,
    availableMinutes: balances.lots.get(lot.id)?.available ?? 0,
  }))
