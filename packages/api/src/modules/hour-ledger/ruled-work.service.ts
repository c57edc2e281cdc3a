import { monthOf } from '@mesa/shared/ledger/dates'
import type { Tx } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import { keepUnheld } from '../decisions/unheld.service.ts'
import type { EventActor } from '../record/record.service.ts'
import { addChargedMinutes } from '../worklogs/charged-work.service.ts'
import { chargedOf } from '../worklogs/ruled-work.service.ts'
import {
  chargeWorklog,
  isPaidByLots,
  loadCaseState,
  type CaseState,
  type CaseTicket,
} from './case-hours.service.ts'
import { correcting } from './correction-reason.ts'
import { findAccount, isMonthClosed } from './hour-ledger.repository.ts'
import { releaseHoldsOfTicket } from './hour-ledger.service.ts'
import { holdLate } from './late-holds.service.ts'
import { listChargesOf } from './work-reversals.repository.ts'
import { lockAccountsOfWork, settleAgain, takeBackWork } from './work-reversals.service.ts'

export type RuledWork = { id: string; workedOn: string; roundedMinutes: number }
export type RuledTicket = CaseTicket & { number: number; closedAt: Date | null }
type Ruling = {
  /** As it is ruled now; its row and those of its work say so already. */
  ticket: RuledTicket
  before: { contractId: string | null }
  work: readonly RuledWork[]
  thresholdMinutes: number | null
  actor: EventActor
  at: Date
  reason: string
}
export type Moved = {
  worklogs: number
  reversedMinutes: number
  chargedMinutes: number
  unchargedMinutes: number
  releasedMinutes: number
  heldMinutes: number
  correctedMonths: string[]
}

/** Locks, in the order of all writers, every account that a ruling of the case may touch. */
export const lockAccountsOfRuling = (
  tx: Tx,
  {
    work,
    ...contracts
  }: { work: readonly RuledWork[]; contractId: string | null; earlierContractId: string | null },
) => lockAccountsOfWork(tx, { worklogIds: work.map(({ id }) => id), ...contracts })

/**
 * Moves what a case was charged to how it is covered now (HR-4): all its work is taken back and charged
 * anew, each posting naming its work and the reason; what belongs to a closed month is posted in the open
 * one and names the month it puts right (A93). Holds go back and are taken anew where lots pay. The case
 * and its accounts (`lockAccountsOfRuling`) are locked by the caller.
 */
export async function moveWork(tx: Tx, ruling: Ruling): Promise<Moved> {
  const { ticket, work, actor, at, reason } = ruling
  const act = { actor, at, reason }
  const months = await closedMonths(tx, ruling)
  const taken = await takeBackWork(
    tx,
    work.map(({ id }) => id),
    act,
  )
  for (const [id, minutes] of taken.minutes) await addChargedMinutes(tx, { id, minutes: -minutes })
  await settleAgain(tx, taken.unsettled, act)

  const state = await stateOf(tx, ruling)
  const isPaid = state !== undefined && isPaidByLots(state, ticket.coverage)
  const isMoved = ruling.before.contractId !== ticket.contractId
  const gives = !isPaid || isMoved
  let releasedMinutes = gives ? await releaseHoldsOfTicket(tx, { ticket, actor, at }) : 0
  const heldMinutes = isPaid ? await holdAgain(tx, ruling) : 0
  if (!isPaid)
    for (const { id, unheldMinutes } of state?.consents ?? [])
      if (unheldMinutes > 0) await keepUnheld(tx, { id, minutes: 0 })
  const chargedMinutes = await chargeAgain(tx, ruling)
  await settleAgain(tx, taken.unsettled, act)
  // What a case that is over was given back is held by nobody.
  if (ticket.closedAt) releasedMinutes += await releaseHoldsOfTicket(tx, { ticket, actor, at })
  const roundedMinutes = work.reduce((sum, one) => sum + one.roundedMinutes, 0)
  return {
    worklogs: work.length,
    reversedMinutes: [...taken.minutes.values()].reduce((sum, minutes) => sum + minutes, 0),
    chargedMinutes,
    unchargedMinutes: roundedMinutes - chargedMinutes,
    releasedMinutes,
    heldMinutes,
    correctedMonths: months,
  }
}

const stateOf = (tx: Tx, { ticket, thresholdMinutes }: Ruling): Promise<CaseState | undefined> =>
  loadCaseState(tx, ticket, { thresholdMinutes, forUpdate: true })

/** The consents of the case are held by the lots that pay now; what they lack stays unheld. */
async function holdAgain(tx: Tx, ruling: Ruling): Promise<number> {
  const { ticket, work, actor, at, reason } = ruling
  const state = await stateOf(tx, ruling)
  if (!state || state.consents.length === 0) return 0
  const { consents, openHolds, caseHours } = state
  const heldOf = (id: string) =>
    openHolds.reduce((sum, one) => (one.consentId === id ? sum + one.minutes : sum), 0)
  const wanted = consents.map(({ id, minutes }) => ({
    id,
    minutes: Math.max(0, (minutes ?? 0) - heldOf(id)),
  }))
  const agreed = consents.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
  const limit = Math.max(agreed, caseHours.thresholdMinutes ?? 0)
  const held = openHolds.reduce((sum, { minutes }) => sum + minutes, 0)
  const minutes = Math.max(0, limit - caseHours.chargedMinutes - held)
  const uncharged = work
    .filter(({ roundedMinutes }) => roundedMinutes > 0)
    .map(({ id, workedOn, roundedMinutes }) => ({ id, workedOn, unchargedMinutes: roundedMinutes }))
  const holdsRest = ticket.closedAt === null
  const booked = { ticket, actor, at, reason }
  const late = await holdLate(tx, state, {
    ...booked,
    minutes,
    consents: wanted,
    uncharged,
    holdsRest,
  })
  for (const { worklogId, chargedMinutes } of late.captures)
    await addChargedMinutes(tx, { id: worklogId, minutes: chargedMinutes })
  await keepMissing(tx, { consents, missing: holdsRest ? minutes - late.heldMinutes : 0 })
  return late.heldMinutes
}

/** Closed months that the ruling puts right, by postings of the open one. */
async function closedMonths(tx: Tx, { ticket, work }: Ruling): Promise<string[]> {
  const postings = await listChargesOf(
    tx,
    work.map(({ id }) => id),
  )
  const days = postings.map(({ accountId, effectiveOn }) => ({ accountId, on: effectiveOn }))
  const own = ticket.contractId === null ? undefined : await findAccount(tx, ticket.contractId)
  if (own) days.push(...work.map(({ workedOn }) => ({ accountId: own.id, on: workedOn })))
  const months = new Set<string>()
  for (const { accountId, on } of days)
    if (!months.has(monthOf(on)) && (await isMonthClosed(tx, accountId, on)))
      months.add(monthOf(on))
  return [...months].toSorted()
}

type Missing = { consents: CaseState['consents']; missing: number }

/** Whose minutes no lot carries: of those that named a source first, the last accepted first. */
async function keepMissing(tx: Tx, { consents, missing }: Missing): Promise<void> {
  let left = missing
  const named = consents.filter(({ source }) => source !== 'contract')
  const others = consents.filter(({ source }) => source === 'contract')
  for (const { id, minutes, unheldMinutes } of [...named.toReversed(), ...others.toReversed()]) {
    const mine = Math.min(left, minutes ?? 0)
    left -= mine
    if (mine !== unheldMinutes) await keepUnheld(tx, { id, minutes: mine })
  }
}

/** What holds did not pay, by the rules of new work; answers what the work of the case is charged now. */
async function chargeAgain(tx: Tx, ruling: Ruling): Promise<number> {
  const { ticket, work, actor, at, reason } = ruling
  for (const { id, workedOn, roundedMinutes } of work) {
    const state = await stateOf(tx, ruling)
    if (!state) return 0
    const charged = (await chargedOf(tx, ticket.id)).get(id) ?? 0
    if (charged === roundedMinutes) continue
    const isClosed = await isMonthClosed(tx, state.account.id, workedOn)
    const { chargedMinutes } = await chargeWorklog(tx, state, {
      ticket,
      worklog: { id, workedOn, roundedMinutes: roundedMinutes - charged },
      actor,
      at,
      reason: isClosed ? correcting(workedOn, reason) : reason,
      ...(isClosed && { effectiveOn: localDateOf(at, state.account.timeZone) }),
    })
    if (chargedMinutes > 0) await addChargedMinutes(tx, { id, minutes: chargedMinutes })
  }
  return (await stateOf(tx, ruling))?.caseHours.chargedMinutes ?? 0
}
