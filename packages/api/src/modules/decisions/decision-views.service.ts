import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { lotName } from '@mesa/shared/ledger/lot-name'
import type { Line } from '@mesa/shared/ledger/types'
import type {
  ConsentSource,
  DecisionEffects,
  DecisionView,
} from '@mesa/shared/wire/decisions.schema'
import type { Tx } from '../../db/database.ts'
import { offersOfDecisions } from '../after-hours/offers.service.ts'
import { isPaidByLots, loadCaseState } from '../hour-ledger/case-hours.service.ts'
import { planConsent } from '../hour-ledger/consent-holds.service.ts'
import { availableMinutes } from '../hour-ledger/hour-ledger.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { thingOf, type Ticket } from '../tickets/tickets.service.ts'
import { unchargedWorklogs } from '../worklogs/charged-work.service.ts'
import { sourcesFor } from './consent-sources.service.ts'
import * as decisions from './decisions.repository.ts'

type Decision = decisions.Decision
type Shown = { rows: Decision[]; ticket: Ticket; reader: Actor; at: Date }

/** Decisions of one case as their reader sees them; what accepting would do only where hours are theirs to see. */
export async function viewDecisions(
  tx: Tx,
  { rows, ticket, reader, at }: Shown,
): Promise<DecisionView[]> {
  const [thing, terms, offers] = await Promise.all([
    thingOf(tx, ticket),
    termsOf(tx, rows),
    offersOf(tx, rows),
  ])
  const seesHours = can(reader, 'hours.read', thing).allowed
  const seesMoney = can(reader, 'money.read', thing).allowed
  const views: DecisionView[] = []
  for (const row of rows) {
    const isOpen = row.status === 'pending' && (row.expiresAt === null || row.expiresAt > at)
    // The case waits for hours; other decisions may stand beside what goes on.
    const isAnswerable =
      row.kind === 'hours' ? ticket.status === 'waiting_decision' : ticket.closedAt === null
    views.push({
      ...toView(row, ticket),
      terms: terms.find(({ id }) => id === row.textId) ?? null,
      afterHours: offers.find(({ decisionId }) => decisionId === row.id) ?? null,
      canAnswer: isOpen && isAnswerable && can(reader, permissionToAnswer(row.kind), thing).allowed,
      effects:
        isOpen && seesHours && row.kind === 'hours'
          ? await effectsOf(tx, { row, ticket, at, seesMoney })
          : null,
    })
  }
  return views
}

/** Terms are confirmed by whoever may reply as the customer (EN-6), all else by key users. */
export const permissionToAnswer = (kind: Decision['kind']) =>
  kind === 'terms' ? 'terms.confirm' : 'consent.decide'

/** One of a case. */
export async function viewDecision(
  tx: Tx,
  { decision, ...shown }: Omit<Shown, 'rows'> & { decision: Decision },
): Promise<DecisionView> {
  const [view] = await viewDecisions(tx, { ...shown, rows: [decision] })
  if (!view) throw new Error('a decision has no view')
  return view
}

async function termsOf(tx: Tx, rows: Decision[]) {
  const ids = rows.flatMap(({ textId }) => textId ?? [])
  return ids.length === 0 ? [] : decisions.listTerms(tx, ids)
}

async function offersOf(tx: Tx, rows: Decision[]) {
  const ids = rows.filter(({ kind }) => kind === 'after_hours').map(({ id }) => id)
  const offers = ids.length === 0 ? [] : await offersOfDecisions(tx, ids)
  return offers.map((offer) => ({
    decisionId: offer.decisionId,
    id: offer.id,
    startsAt: offer.startsAt.toISOString(),
    endsAt: offer.endsAt.toISOString(),
    hourPrice: { amount: offer.hourPriceAmount ?? 0, currency: offer.hourPriceCurrency ?? '' },
  }))
}

async function effectsOf(
  tx: Tx,
  { row, ticket, at, seesMoney }: { row: Decision; ticket: Ticket; at: Date; seesMoney: boolean },
): Promise<DecisionEffects> {
  const minutes = row.minutes ?? 0
  const { policy } = await policyInForce(tx)
  const thresholdMinutes = policy.hours.consentAboveMinutes
  const state = await loadCaseState(tx, ticket, { thresholdMinutes, forUpdate: false })
  const balanceMinutes = state ? availableMinutes(state) : 0
  const agreedBeforeMinutes = (state?.caseHours.consentedMinutes ?? []).reduce(
    (sum, one) => sum + one,
    0,
  )
  const agreedAfterMinutes = agreedBeforeMinutes + minutes
  const unchanged = {
    agreedBeforeMinutes,
    agreedAfterMinutes,
    limitAfterMinutes: Math.max(state?.caseHours.thresholdMinutes ?? 0, agreedAfterMinutes),
    holdMinutes: 0,
    chargedNowMinutes: 0,
    balanceAfterMinutes: balanceMinutes,
    shortfallMinutes: 0,
    sources: [],
    lots: [],
  }
  const lacking = async (shortfallMinutes: number) => {
    const offers = await sourcesFor(tx, { state, at, unheldMinutes: shortfallMinutes })
    const sources = offers.map(({ hourPrice, ...offer }) =>
      seesMoney && hourPrice !== undefined ? { ...offer, hourPrice } : offer,
    )
    return { ...unchanged, shortfallMinutes, sources }
  }
  if (!state) return ticket.coverage === 'contract' ? lacking(minutes) : unchanged
  if (!isPaidByLots(state, ticket.coverage)) return unchanged
  const { contractId } = state.account
  const uncharged = await unchargedWorklogs(tx, { ticketId: ticket.id, contractId })
  const consent = { id: row.id, minutes, acceptedAt: at }
  const plan = planConsent(state, { consent, uncharged })
  if (plan.kind === 'refused') return lacking(plan.shortfallMinutes)
  const held = (plan.hold?.lines ?? []).filter((line) => line.bucket === 'held')
  const holdMinutes = held.reduce((sum, line) => sum + line.minutes, 0)
  const toLots = ({ lotId, minutes: heldMinutes }: Line) => {
    const lot = state.lotRows.find((one) => one.id === lotId)
    if (!lot) return []
    const { id, origin, validFrom, validUntil } = lot
    const free = state.lots.find((one) => one.id === lotId)?.availableMinutes ?? 0
    const dates = { origin, validFrom, validUntil }
    return [
      { lotId: id, name: lotName(lot), ...dates, minutes: heldMinutes, availableMinutes: free },
    ]
  }
  return {
    ...unchanged,
    holdMinutes,
    chargedNowMinutes: plan.captures.reduce((sum, one) => sum + one.chargedMinutes, 0),
    balanceAfterMinutes: balanceMinutes - holdMinutes,
    lots: held.flatMap(toLots),
  }
}

const toView = (row: Decision, ticket: Ticket) => ({
  id: row.id,
  ticketId: ticket.id,
  ticketNumber: ticket.number,
  ticketSubject: ticket.subject,
  kind: row.kind,
  status: row.status,
  purpose: row.purpose,
  minutes: row.minutes,
  nature: row.kind === 'solution' ? ticket.solutionNature : null,
  explanation: row.explanation,
  askedBy: { id: row.askedBy, name: row.askedByName },
  askedAt: row.askedAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  answeredBy: row.answeredByName === null ? null : { id: row.answeredBy, name: row.answeredByName },
  answeredAt: row.answeredAt?.toISOString() ?? null,
  comment: row.comment,
  source: row.source as ConsentSource | null,
  unheldMinutes: row.unheldMinutes,
  accessUntil: row.accessUntil?.toISOString() ?? null,
})
