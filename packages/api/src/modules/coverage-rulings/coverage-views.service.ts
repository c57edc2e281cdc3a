import { can } from '@mesa/shared/access/can'
import type { CoverageView, ObjectionView } from '@mesa/shared/wire/coverage.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { availableMinutes, viewState } from '../hour-ledger/hour-ledger.service.ts'
import { thingOf, type Ticket } from '../tickets/tickets.service.ts'
import * as repository from './coverage-rulings.repository.ts'

/** How a case is covered, as its reader sees it; what may be chosen only for who may choose. */
export async function viewCoverage(tx: Tx, actor: Caller, ticket: Ticket): Promise<CoverageView> {
  const thing = await thingOf(tx, ticket)
  const may = (permission: Parameters<typeof can>[1]) => can(actor, permission, thing).allowed
  const canRule = may('coverage.rule')
  const canChooseFunding = may('funding.choose') && ticket.closedAt === null
  const open = await repository.findOpenObjection(tx, ticket.id)
  const seesContracts = may('contract.read')
  const all = seesContracts ? await repository.listChoices(tx, ticket) : []
  const paying = all.find(({ id }) => id === ticket.contractId)
  const { coverageReason, coverageRuledBy, coverageRuledAt } = ticket
  const { fundingSource, fundingChosenBy, fundingChosenAt } = ticket
  return {
    ticketNumber: ticket.number,
    coverage: ticket.coverage,
    ...(seesContracts && {
      contract: paying ? { id: paying.id, number: paying.number, name: paying.name } : null,
    }),
    ruling:
      coverageReason !== null && coverageRuledBy !== null && coverageRuledAt !== null
        ? { reason: coverageReason, by: coverageRuledBy, at: coverageRuledAt.toISOString() }
        : null,
    funding:
      fundingSource !== null && fundingChosenBy !== null && fundingChosenAt !== null
        ? { source: fundingSource, by: fundingChosenBy, at: fundingChosenAt.toISOString() }
        : null,
    hasOpenObjection: open !== undefined,
    canRule,
    canObject: may('coverage.object') && open === undefined,
    canChooseFunding,
    choices: canRule || canChooseFunding ? await viewChoices(tx, all) : [],
  }
}

async function viewChoices(
  tx: Tx,
  choices: readonly repository.Choice[],
): Promise<CoverageView['choices']> {
  const views: CoverageView['choices'] = []
  for (const { kind: _, timeZone: __, ...choice } of choices)
    views.push({ ...choice, balanceMinutes: availableMinutes(await viewState(tx, choice.id)) })
  return views
}

export const viewObjection = (
  row: repository.Objection,
  { ticket, canRule }: { ticket: Pick<Ticket, 'number'>; canRule: boolean },
): ObjectionView => ({
  id: row.id,
  ticketNumber: ticket.number,
  coverage: row.coverage,
  reason: row.reason,
  madeBy: { id: row.madeById, name: row.madeBy },
  madeAt: row.madeAt.toISOString(),
  status: row.status,
  answer: row.answer,
  answeredBy: row.answeredBy === null ? null : { id: row.answeredById, name: row.answeredBy },
  answeredAt: row.answeredAt?.toISOString() ?? null,
  canAnswer: canRule && row.status === 'open',
})
