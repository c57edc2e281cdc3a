import {
  consentFreeMinutes,
  planWorklogCharge,
  type WorklogCharge,
} from '@mesa/shared/ledger/charge'
import {
  chargeLimitMinutes,
  sumMinutes,
  type CaseHours,
  type ConsentMinutes,
} from '@mesa/shared/ledger/charge-parts'
import { captureLines, mergeParts } from '@mesa/shared/ledger/postings'
import { laterOf } from '@mesa/shared/ledger/dates'
import type { Coverage, Line, LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { findRequestKind } from '../catalogs/catalog-entries.service.ts'
import * as cases from './case-hours.repository.ts'
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
  /** Which may be approved up to so many minutes (CL-7), or ask for an assessment first (HR-8). */
  requestKind: string | null
  /** What the key user said of its hours, and when the coverage was last ruled (HR-7, HR-4). */
  fundingSource?: 'contract' | 'quote' | null
  fundingChosenAt?: Date | null
  coverageRuledAt?: Date | null
}
export type CaseState = AccountState & {
  caseHours: CaseHours
  openHolds: cases.OpenHold[]
  /** Its accepted consents, oldest first. */
  consents: cases.Consented[]
  /** The key user said that its hours are quoted apart, and nobody ruled since (HR-7). */
  isQuoted: boolean
}
type PlannedWork = { roundedMinutes: number; workedOn: string }
export type Booking = { actor: Poster; at: Date }

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
  const kind = ticket.requestKind
  const [state, openHolds, consents, work, requestKind] = await Promise.all([
    readState(tx, account),
    cases.listOpenHolds(tx, { ticketId: ticket.id, accountId: account.id }),
    cases.listConsented(tx, [ticket.id]),
    cases.sumWork(tx, [ticket.id]),
    kind === null ? undefined : findRequestKind(tx, kind),
  ])
  const { predefinedMinutes = null, assessmentFirst = false } = requestKind?.settings ?? {}
  const free = { predefinedMinutes, needsAssessment: assessmentFirst && !isAssessed(consents) }
  const unheld = await unheldOf(tx, ticket.id, consents)
  const caseHours = {
    thresholdMinutes: consentFreeMinutes(thresholdMinutes, free),
    consentedMinutes: consents.map(({ minutes }) => minutes ?? 0),
    chargedMinutes: work.reduce((sum, { chargedMinutes }) => sum + chargedMinutes, 0),
    holds: mergeParts(openHolds),
    ...unheld,
  }
  return { ...state, caseHours, openHolds, consents, isQuoted: isQuoted(ticket) }
}

const isAssessed = (consents: readonly cases.Consented[]): boolean =>
  consents.some(({ purpose }) => purpose === 'assessment')

/** The kind of the case asks for an assessment, and the customer accepted none yet (HR-8). */
export async function awaitsAssessment(
  tx: Tx,
  { id, requestKind: code }: Pick<CaseTicket, 'id' | 'requestKind'>,
): Promise<boolean> {
  const kind = code === null ? undefined : await findRequestKind(tx, code)
  if (kind?.settings.assessmentFirst !== true) return false
  return !isAssessed(await cases.listConsented(tx, [id]))
}

/** Accepted minutes that no lot carries and no work has used yet. */
async function unheldOf(
  tx: Tx,
  ticketId: string,
  consents: readonly cases.Consented[],
): Promise<{ unheldMinutes: number; agreed: ConsentMinutes[] }> {
  const left = consents.filter(({ unheldMinutes }) => unheldMinutes > 0)
  if (left.length === 0) return { unheldMinutes: 0, agreed: [] }
  const used = new Map(
    (await cases.listAgreedUse(tx, ticketId)).map(({ consentId, minutes }) => [consentId, minutes]),
  )
  const rest = left.map(({ id: consentId, source, unheldMinutes }) => ({
    consentId,
    source,
    minutes: Math.max(0, unheldMinutes - (used.get(consentId) ?? 0)),
  }))
  return {
    unheldMinutes: sumMinutes(rest.map(({ minutes }) => minutes)),
    agreed: rest
      .filter(({ source, minutes }) => source === 'overdraft' && minutes > 0)
      .map(({ consentId, minutes }) => ({ consentId, minutes })),
  }
}

/** A later ruling decides over what the key user said. */
const isQuoted = ({ fundingSource, fundingChosenAt, coverageRuledAt }: CaseTicket): boolean =>
  fundingSource === 'quote' && (fundingChosenAt?.getTime() ?? 0) > (coverageRuledAt?.getTime() ?? 0)

/**
 * Included and unlimited work is recorded and never charged; a warranty only where it has lots of its
 * own; hours that are quoted apart are not the contract's (HR-7).
 */
export function effectiveCoverage(state: CaseState, coverage: Coverage): Coverage {
  if (coverage !== 'contract') return coverage
  if (state.isQuoted) return 'independent'
  return state.account.unlimited ? 'included' : coverage
}

export const isPaidByLots = (state: CaseState, coverage: Coverage): boolean => {
  const effective = effectiveCoverage(state, coverage)
  return effective === 'contract' || (effective === 'warranty' && isWarrantyWithHours(state))
}

/** Hours of a warranty are a warranty contract's own: a package never pays for one. */
const isWarrantyWithHours = ({ account, lotRows }: CaseState): boolean =>
  account.kind === 'warranty' && lotRows.length > 0

export const planWork = (state: CaseState, coverage: Coverage, work: PlannedWork): WorklogCharge =>
  planWorklogCharge({
    caseHours: state.caseHours,
    account: {
      lots: state.lots,
      hasHours: isWarrantyWithHours(state),
      overdraftRoomMinutes: isInContract(state, work.workedOn) ? overdraftRoomOf(state) : 0,
    },
    worklog: { ...work, coverage: effectiveCoverage(state, coverage) },
  })

/** Before its start and after its end a contract lends nothing. */
export const isInContract = ({ account }: Pick<CaseState, 'account'>, on: string): boolean =>
  account.startsOn <= on && on < account.endsOn

/** What the contract still lends. */
export const overdraftRoomOf = ({ account, balances }: CaseState): number =>
  Math.max(0, account.overdraftMinutesMax + balances.account.overdraft)

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
  charge: Booking & {
    ticket: CaseTicket
    worklog: PlannedWork & { id: string }
    /** Where it is not posted on the day worked, which is of a closed month. */
    effectiveOn?: string
    reason?: string | undefined
  },
): Promise<Charged> {
  const { ticket, worklog, actor, at } = charge
  const plan = planWork(state, ticket.coverage, worklog)
  const consentIds = new Set<string>()
  let chargedFromLots = 0
  for (const { kind, lines, consentId } of plan.postings) {
    const { effectiveOn = worklog.workedOn, reason } = charge
    const common = { account: state.account, actor, at, effectiveOn, ...(reason && { reason }) }
    const references = { ticketId: ticket.id, worklogId: worklog.id }
    if (kind === 'capture') {
      const booked = { ...common, ...references }
      for (const id of await postCaptures(tx, booked, { lines, holds: state.openHolds })) {
        consentIds.add(id)
      }
    } else {
      const consent = consentId === undefined ? {} : { consentId }
      if (consentId !== undefined) consentIds.add(consentId)
      await post(tx, { ...common, ...references, ...consent, kind, lines })
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
  reason?: string
}

/**
 * One capture for each consent that carries the minutes, never dated before they were held; answers the
 * consents' ids.
 */
export async function postCaptures(
  tx: Tx,
  booking: CaptureBooking,
  { lines, holds }: { lines: readonly Line[]; holds: readonly cases.OpenHold[] },
): Promise<string[]> {
  const split = splitByConsent(heldParts(lines), holds)
  for (const { consentId, parts } of split) {
    const mine = holds.filter(
      (hold) => hold.consentId === consentId && parts.some(({ lotId }) => lotId === hold.lotId),
    )
    await post(tx, {
      ...booking,
      effectiveOn: mine.reduce((day, { heldOn }) => laterOf(day, heldOn), booking.effectiveOn),
      kind: 'capture',
      lines: captureLines(parts),
      ...(consentId && { consentId }),
    })
  }
  return split.flatMap(({ consentId }) => (consentId ? [consentId] : []))
}

const heldParts = (lines: readonly Line[]): LotPart[] =>
  lines.flatMap(({ lotId, bucket, minutes }) =>
    lotId !== null && bucket === 'held' ? [{ lotId, minutes: -minutes }] : [],
  )

export const sumBucket = (lines: readonly Line[], bucket: Line['bucket']): number =>
  lines.reduce((sum, line) => (line.bucket === bucket ? sum + line.minutes : sum), 0)
