import { planLateHold, type UnchargedWorklog } from '@mesa/shared/ledger/acceptance'
import { mergeParts, holdLines } from '@mesa/shared/ledger/postings'
import type { LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import { keepUnheld, waitingConsents } from '../decisions/unheld.service.ts'
import { appendEvents, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { addChargedMinutes, unchargedWorklogs } from '../worklogs/charged-work.service.ts'
import {
  isPaidByLots,
  loadCaseState,
  postCaptures,
  type CaseState,
  type CaseTicket,
} from './case-hours.service.ts'
import { listOpenHolds } from './case-hours.repository.ts'
import { isMonthClosed, type Account } from './hour-ledger.repository.ts'
import { post, type Poster } from './hour-ledger.service.ts'

type Act = { actor: Poster; at: Date; reason?: string }
const mesa = { id: null, name: 'Mesa', role: 'system' } as const
type Captured = { worklogId: string; chargedMinutes: number }

/**
 * For whoever granted a lot, in their transaction and under the account's lock: what consents wait for
 * is held as far as the lots now carry it, the consent accepted first first, and its uncharged work is
 * captured (HR-6). Each case tells of it in its record.
 */
export async function holdWaiting(
  tx: Tx,
  { account, actor, at }: Act & { account: Pick<Account, 'contractId'> },
): Promise<void> {
  const waiting = await waitingConsents(tx, account.contractId)
  if (waiting.length === 0) return
  const { policy } = await policyInForce(tx)
  const thresholdMinutes = policy.hours.consentAboveMinutes
  for (const { id, unheldMinutes, ticket } of waiting) {
    const state = await loadCaseState(tx, ticket, { thresholdMinutes, forUpdate: true })
    if (!state || !isPaidByLots(state, ticket.coverage)) continue
    const ids = { ticketId: ticket.id, contractId: account.contractId }
    const uncharged = await unchargedWorklogs(tx, ids)
    const wanted = {
      minutes: unheldMinutes,
      uncharged,
      holdsRest: true,
      consents: [{ id, minutes: unheldMinutes }],
    }
    const late = await holdLate(tx, state, { ...wanted, ticket, actor, at })
    if (late.heldMinutes === 0) continue
    await keepUnheld(tx, { id, minutes: unheldMinutes - late.heldMinutes })
    for (const { worklogId, chargedMinutes } of late.captures)
      await addChargedMinutes(tx, { id: worklogId, minutes: chargedMinutes })
    const held = { decisionId: id, contractId: account.contractId, heldMinutes: late.heldMinutes }
    const events: NewEvent[] = [
      { type: 'hours.held', payload: held },
      ...late.captures.map((capture) => ({
        type: 'work.charged' as const,
        payload: { ...capture, consentIds: [id] },
      })),
    ]
    await appendEvents(tx, { ticket, actor: mesa, at, channel: 'system' }, events)
  }
}

type LateHold = Act & {
  ticket: CaseTicket
  /** To hold at most, and of which consents, in this order. */
  minutes: number
  consents: ReadonlyArray<{ id: string; minutes: number }>
  uncharged: readonly UnchargedWorklog[]
  /** False: only what its work takes, of a case that is over. */
  holdsRest: boolean
}

/** Holds minutes that were agreed to before, as far as lots carry them, and captures the work they pay. */
export async function holdLate(
  tx: Tx,
  state: CaseState,
  late: LateHold,
): Promise<{ heldMinutes: number; heldBy: Map<string, number>; captures: Captured[] }> {
  const { ticket, consents, uncharged, holdsRest, actor, at, reason } = late
  const { account, caseHours, lots } = state
  const today = localDateOf(at, account.timeZone)
  const plan = planLateHold({
    caseHours,
    minutes: late.minutes,
    on: today,
    lots,
    unchargedWorklogs: uncharged,
    holdsRest,
  })
  const common = { account, actor, at, ticketId: ticket.id, ...(reason && { reason }) }
  const heldBy = new Map<string, number>()
  for (const { consentId, parts } of shareOut(plan.parts, consents)) {
    await post(tx, {
      ...common,
      kind: 'hold',
      lines: holdLines(parts),
      effectiveOn: today,
      consentId,
    })
    heldBy.set(consentId, sumOf(parts))
  }
  for (const { worklogId, posting } of plan.captures) {
    const worked = uncharged.find(({ id }) => id === worklogId)?.workedOn ?? today
    const isClosed = await isMonthClosed(tx, account.id, worked)
    const effectiveOn = isClosed ? today : worked
    const holds = await listOpenHolds(tx, { ticketId: ticket.id, accountId: account.id })
    await postCaptures(tx, { ...common, effectiveOn, worklogId }, { lines: posting.lines, holds })
  }
  const captures = plan.captures.map(({ worklogId, chargedMinutes }) => ({
    worklogId,
    chargedMinutes,
  }))
  return { heldMinutes: plan.heldMinutes, heldBy, captures }
}

/** Held minutes to consents, in their order up to what each asks; what is over is the last one's. */
function shareOut(parts: readonly LotPart[], consents: LateHold['consents']) {
  const left = parts.map((part) => ({ ...part }))
  const shares: { consentId: string; parts: LotPart[] }[] = []
  for (const [index, { id, minutes }] of consents.entries()) {
    const isLast = index === consents.length - 1
    let wanted = isLast ? Number.MAX_SAFE_INTEGER : minutes
    const mine: LotPart[] = []
    for (const part of left) {
      const taken = Math.min(wanted, part.minutes)
      if (taken === 0) continue
      mine.push({ lotId: part.lotId, minutes: taken })
      part.minutes -= taken
      wanted -= taken
    }
    if (mine.length > 0) shares.push({ consentId: id, parts: mergeParts(mine) })
  }
  return shares
}

const sumOf = (parts: readonly LotPart[]): number =>
  parts.reduce((sum, { minutes }) => sum + minutes, 0)
