import type { ConsentSource } from '@mesa/shared/wire/decisions.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import {
  chargeWorklog,
  isPaidByLots,
  loadCaseState,
  type CaseState,
} from '../hour-ledger/case-hours.service.ts'
import { holdForConsent, planConsent } from '../hour-ledger/consent-holds.service.ts'
import { openDayOf } from '../hour-ledger/hour-ledger.service.ts'
import { eventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { addChargedMinutes, unchargedWorklogs } from '../worklogs/charged-work.service.ts'
import { sourcesFor } from './consent-sources.service.ts'
import type { DecisionAct as Act } from './end-decision.service.ts'
import type * as decisions from './decisions.repository.ts'

type Accepted = {
  decision: decisions.Decision
  /** Where minutes come from that no lot carries. */
  source: ConsentSource
  settle: (unheldMinutes?: number) => Promise<unknown>
}
type Captured = { worklogId: string; chargedMinutes: number }

/**
 * What accepting hours does: the lots hold them, whole; where they lack, the source that the customer
 * named carries the rest, if it is offered (HR-6). Earlier work is charged at once. Answers the events
 * that tell of it. Errors: `balance_insufficient`, `source_unavailable`.
 */
export async function acceptHours(
  tx: Tx,
  act: Act,
  { decision, source, settle }: Accepted,
): Promise<NewEvent[]> {
  const { ticket, at } = act
  const minutes = decision.minutes ?? 0
  const { policy } = await policyInForce(tx)
  const thresholdMinutes = policy.hours.consentAboveMinutes
  // Before the answer is stored, so that the plan does not count this consent twice.
  const state = await loadCaseState(tx, ticket, { thresholdMinutes, forUpdate: true })
  if (!state || !isPaidByLots(state, ticket.coverage)) {
    const lacking = state || ticket.coverage !== 'contract' ? 0 : minutes
    await refuseSource(tx, { state, ticket, at, source, unheldMinutes: lacking })
    await settle(lacking)
    return []
  }
  const { contractId } = state.account
  const uncharged = await unchargedWorklogs(tx, { ticketId: ticket.id, contractId })
  const namesSource = source !== 'contract'
  const consent = { id: decision.id, minutes, acceptedAt: at, namesSource }
  const plan = planConsent(state, { consent, uncharged })
  const unheldMinutes = plan.kind === 'accepted' ? plan.unheldMinutes : plan.shortfallMinutes
  await refuseSource(tx, { state, ticket, at, source, unheldMinutes })
  await settle(unheldMinutes)
  const poster = eventActor(act.actor, ticket.organizationId)
  const booking = { ticket, consent, uncharged, actor: poster, at }
  const { heldMinutes, captures } = await holdForConsent(tx, state, booking)
  for (const { worklogId, chargedMinutes } of captures)
    await addChargedMinutes(tx, { id: worklogId, minutes: chargedMinutes })
  const beyond =
    unheldMinutes > 0 && source === 'overdraft' ? await chargeBeyond(tx, act, thresholdMinutes) : []
  const held = { decisionId: decision.id, contractId, heldMinutes, unheldMinutes, source }
  return [
    ...(heldMinutes > 0 || unheldMinutes > 0
      ? [{ type: 'hours.held' as const, payload: held }]
      : []),
    ...[...captures, ...beyond].map((capture) => ({
      type: 'work.charged' as const,
      payload: { ...capture, consentIds: [decision.id] },
    })),
  ]
}

type Named = {
  state: CaseState | undefined
  ticket: Ticket
  at: Date
  source: ConsentSource
  unheldMinutes: number
}

async function refuseSource(tx: Tx, { source, unheldMinutes, ...place }: Named): Promise<void> {
  if (unheldMinutes === 0) return
  if (source === 'contract')
    throw new AppError('balance_insufficient', { shortfallMinutes: unheldMinutes })
  const offered = await sourcesFor(tx, { ...place, unheldMinutes })
  if (!offered.some((one) => one.source === source)) throw new AppError('source_unavailable')
}

/** Work that waited for the consent and that no hold paid, on the overdraft that was agreed to. */
async function chargeBeyond(
  tx: Tx,
  { ticket, actor, at }: Act,
  thresholdMinutes: number | null,
): Promise<Captured[]> {
  const poster = eventActor(actor, ticket.organizationId)
  const charged: Captured[] = []
  const ids = { ticketId: ticket.id, contractId: ticket.contractId ?? '' }
  for (const { id, workedOn, unchargedMinutes } of await unchargedWorklogs(tx, ids)) {
    const state = await loadCaseState(tx, ticket, { thresholdMinutes, forUpdate: true })
    if (!state) break
    const { chargedMinutes } = await chargeWorklog(tx, state, {
      ticket,
      worklog: { id, workedOn, roundedMinutes: unchargedMinutes },
      effectiveOn: await openDayOf(tx, { account: state.account, on: workedOn, at }),
      actor: poster,
      at,
    })
    if (chargedMinutes === 0) continue
    await addChargedMinutes(tx, { id, minutes: chargedMinutes })
    charged.push({ worklogId: id, chargedMinutes })
  }
  return charged
}
