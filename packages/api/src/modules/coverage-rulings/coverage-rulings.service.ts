import { can } from '@mesa/shared/access/can'
import type {
  AnswerObjectionBody,
  ChooseFundingBody,
  CoverageRulingView,
  CoverageView,
  ObjectionView,
  RuleCoverageBody,
} from '@mesa/shared/wire/coverage.schema'
import type { Clock } from '../../clock.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { eventActor, type NewEvent } from '../record/record.service.ts'
import {
  changeTicket,
  demand,
  loadTicket,
  lockTicket,
  thingOf,
} from '../tickets/tickets.service.ts'
import { viewCoverage, viewObjection } from './coverage-views.service.ts'
import * as repository from './coverage-rulings.repository.ts'
import { move, requireChoice, ruleCoverage } from './rule-coverage.service.ts'

export type CoverageRulingsService = ReturnType<typeof createCoverageRulingsService>
type ObjectionPage = { after: { madeAt: Date; id: string } | undefined; limit: number }

export const createCoverageRulingsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** How a case is covered, who ruled it and why, and among what its reader may choose (HR-4). */
  get: (actor: Caller, ref: string): Promise<CoverageView> =>
    db.transaction(actor, async (tx) => viewCoverage(tx, actor, await loadTicket(tx, actor, ref)), {
      readOnly: true,
    }),

  /** Rules it, and moves what was charged. Errors: `contract_required`, `reference_unknown`. */
  rule: (actor: Caller, ref: string, body: RuleCoverageBody): Promise<CoverageRulingView> =>
    db.transaction(actor, async (tx) => {
      const ticket = await lockTicket(tx, actor, ref)
      await demand(tx, actor, { permission: 'coverage.rule', ticket })
      const ruled = await ruleCoverage(tx, ticket, { ruling: body, actor, at: clock.now() })
      return { ...(await viewCoverage(tx, actor, ruled.ticket)), effects: ruled.effects }
    }),

  /** The key user says whether hours are the contract's or quoted apart (HR-7). */
  fund: (actor: Caller, ref: string, body: ChooseFundingBody): Promise<CoverageView> =>
    db.transaction(actor, (tx) => chooseFunding(tx, actor, { ref, body, at: clock.now() })),

  /** A customer does not agree (HR-4). Error: `already_exists` while one waits. */
  object: (actor: Caller, ref: string, reason: string): Promise<ObjectionView> =>
    db.transaction(actor, (tx) => object(tx, actor, { ref, reason, at: clock.now() })),

  /** Newest first; one row more than `limit`, which tells that there is another page. */
  objections: (actor: Caller, ref: string, page: ObjectionPage): Promise<ObjectionView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const ticket = await loadTicket(tx, actor, ref)
        const canRule = can(actor, 'coverage.rule', await thingOf(tx, ticket)).allowed
        const { after: before, limit } = page
        const asked = { ticketId: ticket.id, before, limit: limit + 1 }
        const rows = await repository.listObjections(tx, asked)
        return rows.map((row) => viewObjection(row, { ticket, canRule }))
      },
      { readOnly: true },
    ),

  /** Errors: `already_decided`, `ruling_required`. */
  answer: (actor: Caller, id: string, body: AnswerObjectionBody): Promise<ObjectionView> =>
    db.transaction(actor, (tx) => answer(tx, actor, { id, body, at: clock.now() })),
})

type Asked<Body> = { ref: string; body: Body; at: Date }

async function chooseFunding(
  tx: Tx,
  actor: Caller,
  { ref, body, at }: Asked<ChooseFundingBody>,
): Promise<CoverageView> {
  const ticket = await lockTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'funding.choose', ticket })
  if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
  const { source, contractId = ticket.contractId } = body
  if (source === 'quote' && body.contractId !== undefined)
    throw new AppError('malformed', { errors: [{ path: 'contractId', code: 'not_allowed_here' }] })
  const isSame = ticket.fundingSource === source && ticket.contractId === contractId
  if (isSame) return viewCoverage(tx, actor, ticket)
  if (body.contractId !== undefined)
    requireChoice(await repository.listChoices(tx, ticket), body.contractId)
  const { name } = eventActor(actor, ticket.organizationId)
  const set = { fundingSource: source, fundingChosenBy: name, fundingChosenAt: at, contractId }
  // Another contract of theirs takes up what was charged; what is quoted apart, only what follows.
  if (contractId !== ticket.contractId) {
    const next = { ...ticket, ...set }
    await move(tx, { ticket, next, actor, at, reason: `HR-7: ${name}` })
  }
  const previousContractId = ticket.contractId
  const events: NewEvent[] = [
    { type: 'funding.chosen', payload: { source, contractId, previousContractId } },
  ]
  return viewCoverage(tx, actor, await changeTicket(tx, { ticket, actor, at }, { set, events }))
}

async function object(
  tx: Tx,
  actor: Caller,
  { ref, reason, at }: { ref: string; reason: string; at: Date },
): Promise<ObjectionView> {
  const ticket = await lockTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'coverage.object', ticket })
  const { id: madeById, name: madeBy } = eventActor(actor, ticket.organizationId)
  const { id: ticketId, organizationId, coverage } = ticket
  const row = { id: newId(at), ticketId, organizationId, coverage, reason }
  const objection = await insertOnce(tx, { ...row, madeBy, madeById, madeAt: at })
  const payload = { objectionId: objection.id, coverage, reason }
  const events: NewEvent[] = [{ type: 'coverage.objected', payload }]
  await changeTicket(tx, { ticket, actor, at }, { set: {}, events })
  return viewObjection(objection, { ticket, canRule: false })
}

async function insertOnce(tx: Tx, row: Parameters<typeof repository.insertObjection>[1]) {
  if (await repository.findOpenObjection(tx, row.ticketId)) throw new AppError('already_exists')
  try {
    return await repository.insertObjection(tx, row)
  } catch (error) {
    if (violatedConstraint(error) === 'coverage_objections_one_open')
      throw new AppError('already_exists')
    throw error
  }
}

type Answering = { id: string; body: AnswerObjectionBody; at: Date }

async function answer(tx: Tx, actor: Caller, { id, body, at }: Answering): Promise<ObjectionView> {
  const seen = await repository.findObjection(tx, id)
  if (!seen) throw new AppError('not_found')
  const ticket = await lockTicket(tx, actor, seen.ticketId)
  await demand(tx, actor, { permission: 'coverage.rule', ticket })
  const objection = (await repository.findObjection(tx, id)) ?? seen
  if (objection.status !== 'open') throw new AppError('already_decided')
  const { outcome, answer: words, ruling } = body
  if (outcome === 'rejected' && ruling)
    throw new AppError('malformed', { errors: [{ path: 'ruling', code: 'not_allowed_here' }] })
  const ruledSince = (ticket.coverageRuledAt?.getTime() ?? 0) > objection.madeAt.getTime()
  const isNew = ruling
    ? ruling.coverage !== ticket.coverage ||
      (ruling.contractId ?? ticket.contractId) !== ticket.contractId
    : ruledSince
  if (outcome === 'upheld' && !isNew) throw new AppError('ruling_required')
  const anew = ruling && { ...ruling, reason: words, objectionId: id }
  if (anew) await ruleCoverage(tx, ticket, { ruling: anew, actor, at })

  const { id: answeredById, name: answeredBy } = eventActor(actor, ticket.organizationId)
  const answered = await repository.answerObjection(tx, id, {
    status: outcome,
    answer: words,
    answeredBy,
    answeredById,
    answeredAt: at,
  })
  const payload = { objectionId: id, outcome, answer: words }
  const events: NewEvent[] = [{ type: 'coverage.answered', payload }]
  await changeTicket(tx, { ticket, actor, at }, { set: {}, events })
  return viewObjection(answered, { ticket, canRule: true })
}
