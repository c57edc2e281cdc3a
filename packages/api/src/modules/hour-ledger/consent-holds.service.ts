import {
  planAcceptance,
  type Acceptance,
  type UnchargedWorklog,
} from '@mesa/shared/ledger/acceptance'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import {
  postCaptures,
  sumBucket,
  type Booking,
  type CaseState,
  type CaseTicket,
} from './case-hours.service.ts'
import * as cases from './case-hours.repository.ts'
import { isMonthClosed } from './hour-ledger.repository.ts'
import { post } from './hour-ledger.service.ts'

/** `namesSource`: the customer said where minutes come from that no lot carries. */
export type Consent = { id: string; minutes: number; acceptedAt: Date; namesSource?: boolean }

export const planConsent = (
  state: CaseState,
  { consent, uncharged }: { consent: Consent; uncharged: readonly UnchargedWorklog[] },
): Acceptance =>
  planAcceptance({
    caseHours: state.caseHours,
    consentMinutes: consent.minutes,
    acceptedOn: localDateOf(consent.acceptedAt, state.account.timeZone),
    lots: state.lots,
    unchargedWorklogs: uncharged,
    namesSource: consent.namesSource === true,
  })

export type HeldConsent = {
  heldMinutes: number
  unheldMinutes: number
  captures: { worklogId: string; chargedMinutes: number }[]
}

/**
 * The hold of a consent just accepted and the captures of earlier uncharged work, all or nothing.
 * The caller stores the acceptance and adds the answered minutes to the worklogs. Error:
 * `balance_insufficient` with the shortfall.
 */
export async function holdForConsent(
  tx: Tx,
  state: CaseState,
  request: Booking & {
    ticket: CaseTicket
    consent: Consent
    uncharged: readonly UnchargedWorklog[]
  },
): Promise<HeldConsent> {
  const { ticket, consent, uncharged, actor, at } = request
  const plan = planConsent(state, { consent, uncharged })
  if (plan.kind === 'refused') {
    throw new AppError('balance_insufficient', { shortfallMinutes: plan.shortfallMinutes })
  }
  const { account } = state
  const acceptedOn = localDateOf(consent.acceptedAt, account.timeZone)
  const common = { account, actor, at, ticketId: ticket.id }
  if (plan.hold) {
    const effectiveOn = acceptedOn
    await post(tx, { ...common, ...plan.hold, effectiveOn, consentId: consent.id })
  }
  for (const { worklogId, posting } of plan.captures) {
    const worked = uncharged.find(({ id }) => id === worklogId)?.workedOn ?? acceptedOn
    // Work of a closed month is charged in the open one.
    const isClosed = await isMonthClosed(tx, account.id, worked)
    const effectiveOn = isClosed ? acceptedOn : worked
    const holds = await cases.listOpenHolds(tx, { ticketId: ticket.id, accountId: account.id })
    await postCaptures(tx, { ...common, effectiveOn, worklogId }, { lines: posting.lines, holds })
  }
  const heldMinutes = plan.hold ? sumBucket(plan.hold.lines, 'held') : 0
  return {
    heldMinutes,
    unheldMinutes: plan.unheldMinutes,
    captures: plan.captures.map(({ worklogId, chargedMinutes }) => ({ worklogId, chargedMinutes })),
  }
}
