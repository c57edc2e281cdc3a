import type { Coverage } from '@mesa/shared/ledger/types'
import type { RulingEffects } from '@mesa/shared/wire/coverage.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { lockAccountsOfRuling, moveWork } from '../hour-ledger/ruled-work.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { changeTicket, type Ticket } from '../tickets/tickets.service.ts'
import { priceAgreedWork } from '../worklogs/agreed-rate.service.ts'
import { followRuling, workToRule } from '../worklogs/ruled-work.service.ts'
import * as repository from './coverage-rulings.repository.ts'
import { payingContract } from './paying-contract.ts'

export type Ruled = { ticket: Ticket; effects: RulingEffects }
export type NewRuling = {
  coverage: Coverage
  contractId?: string | undefined
  reason: string
  /** The objection that it answers. */
  objectionId?: string
}
type Act = { actor: Caller; at: Date }

export const noEffects: RulingEffects = {
  worklogs: 0,
  reversedMinutes: 0,
  chargedMinutes: 0,
  unchargedMinutes: 0,
  releasedMinutes: 0,
  heldMinutes: 0,
  correctedMonths: [],
}

/**
 * Rules how a case is covered, under its lock (HR-4): what it was charged moves by reversal and a new
 * posting, never by edit; the record tells who ruled it, why, and what moved. The same ruling again
 * changes nothing. Errors: `contract_required`, `reference_unknown`.
 */
export async function ruleCoverage(
  tx: Tx,
  ticket: Ticket,
  { ruling, actor, at }: Act & { ruling: NewRuling },
): Promise<Ruled> {
  const { coverage, reason } = ruling
  const contractId = await contractOf(tx, ticket, ruling)
  const who = eventActor(actor, ticket.organizationId)
  const stands = ticket.coverage === coverage && ticket.contractId === contractId
  const isSettled = stands && !outranked(ticket)
  if (isSettled && ticket.coverageReason === reason && ticket.coverageRuledBy === who.name)
    return { ticket, effects: noEffects }

  const set = {
    coverage,
    contractId,
    coverageReason: reason,
    coverageRuledBy: who.name,
    coverageRuledAt: at,
  }
  const next = { ...ticket, ...set }
  const effects = isSettled ? noEffects : await move(tx, { ticket, next, actor, at, reason })
  const payload = {
    coverage,
    previousCoverage: ticket.coverage,
    contractId,
    previousContractId: ticket.contractId,
    reason,
    ...(ruling.objectionId !== undefined && { objectionId: ruling.objectionId }),
    ...effects,
  }
  const events = [{ type: 'coverage.ruled' as const, payload }]
  const changed = await changeTicket(tx, { ticket, actor, at }, { set, events })
  return { ticket: changed, effects }
}

/** The key user said that hours are quoted apart after it was ruled, if it was (HR-7). */
const outranked = ({ fundingSource, fundingChosenAt, coverageRuledAt }: Ticket): boolean =>
  fundingSource === 'quote' && (fundingChosenAt?.getTime() ?? 0) > (coverageRuledAt?.getTime() ?? 0)

type Move = Act & { ticket: Ticket; next: Ticket; reason: string }

/** Also for a key user who says which of their contracts pays (HR-7). */
export async function move(
  tx: Tx,
  { ticket, next, actor, at, reason }: Move,
): Promise<RulingEffects> {
  const { coverage, contractId } = next
  const [work, { policy }] = await Promise.all([workToRule(tx, ticket.id), policyInForce(tx)])
  const earlierContractId = ticket.contractId
  await lockAccountsOfRuling(tx, { work, contractId, earlierContractId })
  await followRuling(tx, { ticketId: ticket.id, coverage, contractId })
  const moved = await moveWork(tx, {
    ticket: next,
    before: { contractId: earlierContractId },
    work,
    thresholdMinutes: policy.hours.consentAboveMinutes,
    actor: eventActor(actor, ticket.organizationId),
    at,
    reason,
  })
  await priceAgreedWork(tx, ticket.id)
  return moved
}

async function contractOf(
  tx: Tx,
  ticket: Ticket,
  { coverage, contractId }: NewRuling,
): Promise<string | null> {
  const choices = await repository.listChoices(tx, ticket)
  if (contractId !== undefined) {
    requireChoice(choices, contractId)
    return contractId
  }
  const paying = payingContract(choices, { ticket, coverage })
  if (paying === null && coverage === 'contract') throw new AppError('contract_required')
  return paying
}

/** A contract of the case's own organization. */
export function requireChoice(choices: readonly repository.Choice[], contractId: string): void {
  if (choices.some(({ id }) => id === contractId)) return
  throw new AppError('reference_unknown', { errors: [{ path: 'contractId', code: 'not_found' }] })
}
