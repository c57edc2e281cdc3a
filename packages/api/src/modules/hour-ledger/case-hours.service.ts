import {
  chargeLimitMinutes,
  consentFreeMinutes,
  planAcceptance,
  planWorklogCharge,
  type Acceptance,
  type CaseHours,
  type UnchargedWorklog,
  type WorklogCharge,
} from '@mesa/shared/ledger/charge'
import { captureLines, mergeParts } from '@mesa/shared/ledger/postings'
import type { Coverage, Line, LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { findRequestKind } from '../catalogs/catalog-entries.service.ts'
import * as cases from './case-hours.repository.ts'
import { isMonthClosed } from './hour-ledger.repository.ts'
import {
  accountOf,
  availableMinutes,
  post,
  readState,
  splitByConsent,
  type AccountState,
  type Poster,
} from './hour-ledger.service.ts'

/** Minutes a case may charge without a consent; null: the desk asks for none. */
type Threshold = { thresholdMinutes: number | null }
export type CaseTicket = {
  id: string
  organizationId: string
  contractId: string | null
  coverage: Coverage
  /** Which may be approved up to so many minutes (CL-7). */
  requestKind: string | null
}
export type CaseState = AccountState & { caseHours: CaseHours; openHolds: cases.OpenHold[] }
type PlannedWork = { roundedMinutes: number; workedOn: string }
type Booking = { actor: Poster; at: Date }

/**
 * What a case has agreed, charged and holds, with its contract's account; undefined without a
 * contract. With `forUpdate` the account is locked: the ticket's row must be locked before.
 */
export async function loadCaseState(
  tx: Tx,
  ticket: CaseTicket,
  { thresholdMinutes, forUpdate }: Threshold & { forUpdate: boolean },
): Promise<CaseState | undefined> {
  if (ticket.contractId === null) return undefined
  const account = await accountOf(tx, ticket.contractId, { forUpdate })
  // Under the account's lock, in one round trip.
  const kind = thresholdMinutes === null ? null : ticket.requestKind
  const [state, openHolds, consented, work, requestKind] = await Promise.all([
    readState(tx, account),
    cases.listOpenHolds(tx, { ticketId: ticket.id, accountId: account.id }),
    cases.listConsented(tx, [ticket.id]),
    cases.sumWork(tx, [ticket.id]),
    kind === null ? undefined : findRequestKind(tx, kind),
  ])
  const predefinedMinutes = requestKind?.settings.predefinedMinutes ?? null
  const caseHours = {
    thresholdMinutes: consentFreeMinutes(thresholdMinutes, predefinedMinutes),
    consentedMinutes: consented.map(({ minutes }) => minutes ?? 0),
    chargedMinutes: work.reduce((sum, { chargedMinutes }) => sum + chargedMinutes, 0),
    holds: mergeParts(openHolds),
  }
  return { ...state, caseHours, openHolds }
}

/** Included and unlimited work is recorded and never charged; a warranty only where it has lots. */
export function effectiveCoverage(state: CaseState, coverage: Coverage): Coverage {
  return state.account.unlimited && coverage === 'contract' ? 'included' : coverage
}

export const isPaidByLots = (state: CaseState, coverage: Coverage): boolean => {
  const effective = effectiveCoverage(state, coverage)
  return effective === 'contract' || (effective === 'warranty' && state.lotRows.length > 0)
}

export const planWork = (state: CaseState, coverage: Coverage, work: PlannedWork): WorklogCharge =>
  planWorklogCharge({
    caseHours: state.caseHours,
    account: {
      lots: state.lots,
      hasHours: state.lotRows.length > 0,
      overdraftRoomMinutes: Math.max(
        0,
        state.account.overdraftMinutesMax + state.balances.account.overdraft,
      ),
    },
    worklog: { ...work, coverage: effectiveCoverage(state, coverage) },
  })

export const limitOf = ({ caseHours }: CaseState): number | null =>
  chargeLimitMinutes(caseHours.thresholdMinutes, caseHours.consentedMinutes)

export type Charged = Pick<WorklogCharge, 'chargedMinutes' | 'unchargedMinutes' | 'why'> & {
  consentIds: string[]
  balanceAfterMinutes: number
}

/**
 * Charges a stored worklog under the locks of `loadCaseState`: the case's hold first, then below
 * the threshold available lots, then overdraft. What does not fit is uncharged, never refused.
 */
export async function chargeWorklog(
  tx: Tx,
  state: CaseState,
  charge: Booking & { ticket: CaseTicket; worklog: PlannedWork & { id: string } },
): Promise<Charged> {
  const { ticket, worklog, actor, at } = charge
  const plan = planWork(state, ticket.coverage, worklog)
  const consentIds = new Set<string>()
  let chargedFromLots = 0
  for (const { kind, lines } of plan.postings) {
    const common = { account: state.account, actor, at, effectiveOn: worklog.workedOn }
    const references = { ticketId: ticket.id, worklogId: worklog.id }
    if (kind === 'capture') {
      const booked = { ...common, ...references }
      for (const id of await postCaptures(tx, booked, { lines, holds: state.openHolds })) {
        consentIds.add(id)
      }
    } else {
      await post(tx, { ...common, ...references, kind, lines })
      if (kind === 'consume') chargedFromLots += sumBucket(lines, 'consumed')
    }
  }
  const { chargedMinutes, unchargedMinutes, why } = plan
  return {
    chargedMinutes,
    unchargedMinutes,
    ...(why && { why }),
    consentIds: [...consentIds],
    balanceAfterMinutes: availableMinutes(state) - chargedFromLots,
  }
}

type CaptureBooking = Booking & {
  account: AccountState['account']
  effectiveOn: string
  ticketId: string
  worklogId: string
}

/** One capture for each consent that carries the minutes; answers the consents' ids. */
async function postCaptures(
  tx: Tx,
  booking: CaptureBooking,
  { lines, holds }: { lines: readonly Line[]; holds: readonly cases.OpenHold[] },
): Promise<string[]> {
  const split = splitByConsent(heldParts(lines), holds)
  for (const { consentId, parts } of split) {
    await post(tx, {
      ...booking,
      kind: 'capture',
      lines: captureLines(parts),
      ...(consentId && { consentId }),
    })
  }
  return split.flatMap(({ consentId }) => (consentId ? [consentId] : []))
}

export type Consent = { id: string; minutes: number; acceptedAt: Date }

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
  })

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
): Promise<{ heldMinutes: number; captures: { worklogId: string; chargedMinutes: number }[] }> {
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
    captures: plan.captures.map(({ worklogId, chargedMinutes }) => ({ worklogId, chargedMinutes })),
  }
}

const heldParts = (lines: readonly Line[]): LotPart[] =>
  lines.flatMap(({ lotId, bucket, minutes }) =>
    lotId !== null && bucket === 'held' ? [{ lotId, minutes: -minutes }] : [],
  )

const sumBucket = (lines: readonly Line[], bucket: Line['bucket']): number =>
  lines.reduce((sum, line) => (line.bucket === bucket ? sum + line.minutes : sum), 0)
