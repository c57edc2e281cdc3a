import { TRANSITIONS } from '@mesa/shared/ticket/machine'
import type { AskDecisionBody, DecisionView } from '@mesa/shared/wire/decisions.schema'
import { endOfBusinessDay } from '@mesa/shared/sla/business-days'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { currentText, type CurrentText } from '../published-texts/published-texts.service.ts'
import { eventActor, type EventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import {
  changeTicket,
  demand,
  lockTicket,
  moveTicket,
  type Ticket,
} from '../tickets/tickets.service.ts'
import { viewDecision } from './decision-views.service.ts'
import * as decisions from './decisions.repository.ts'
import { armDecisions } from './ticket-decisions.service.ts'

type TermsAsking = {
  ticket: { id: string; organizationId: string }
  asker: EventActor
  at: Date
  terms: CurrentText
  explanation?: string | undefined
  /** With the case: its acknowledgement carries them. */
  isOpening: boolean
}

/** Terms to be confirmed in a case: the decision, to be stored, and the event that tells of it. */
export function newTermsDecision(asking: TermsAsking) {
  const { ticket, asker, at, terms, explanation = terms.title, isOpening } = asking
  const row: decisions.NewDecision = {
    id: newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    kind: 'terms',
    status: 'pending',
    explanation,
    textId: terms.id,
    askedBy: asker.id,
    askedByName: asker.name,
    askedAt: at,
    expiresAt: null,
  }
  const payload = { decisionId: row.id, kind: 'terms', version: terms.version, isOpening }
  const event: NewEvent = { type: 'decision.asked', payload }
  return { row, event }
}

/** Sent at once. */
export const storeDecision = (tx: Tx, row: decisions.NewDecision) =>
  decisions.insertDecision(tx, row)

/** By default a question ends after so many business days of the rulebook. */
export async function defaultExpiry(tx: Tx, at: Date): Promise<Date> {
  const { policy } = await policyInForce(tx)
  const { calendar } = await deskCalendar(tx)
  const days = Math.max(1, policy.hours.consentExpiresBusinessDays)
  return new Date(endOfBusinessDay(calendar, at.getTime(), days))
}

type Question = {
  kind: 'access' | 'after_hours'
  explanation: string
  expiresAt: Date
  accessUntil?: Date
  /** What its event says beside. */
  details: NewEvent['payload']
}
type Asking = { ticket: Ticket; actor: Caller; at: Date; question: Question; events?: NewEvent[] }

/**
 * Puts a question that its key users decide: the case waits for it where it can wait, else the
 * question stands beside what goes on. `events` are told with it, before it.
 */
export async function putQuestion(
  tx: Tx,
  { ticket, actor, at, question, events = [] }: Asking,
): Promise<decisions.Decision> {
  const { kind, explanation, expiresAt, accessUntil = null, details } = question
  const asker = eventActor(actor, ticket.organizationId)
  const decision = await decisions.insertDecision(tx, {
    id: newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    kind,
    status: 'pending',
    explanation,
    accessUntil,
    askedBy: asker.id,
    askedByName: asker.name,
    askedAt: at,
    expiresAt,
  })
  const payload = {
    decisionId: decision.id,
    kind,
    explanation,
    expiresAt: expiresAt.toISOString(),
    ...details,
  }
  await armDecisions(tx, ticket, at)
  const told: NewEvent[] = [...events, { type: 'decision.asked', payload }]
  const from: readonly Ticket['status'][] = TRANSITIONS.request_decision.from
  await (from.includes(ticket.status)
    ? moveTicket(tx, { ticket, action: 'request_decision', actor, at, extra: told })
    : changeTicket(tx, { ticket, actor, at }, { set: {}, events: told }))
  return decision
}

/** The desk asks for the terms again (EN-6), or for access to the customer's systems (HR-14). */
export async function askDecision(
  tx: Tx,
  actor: Caller,
  { ref, body, at }: { ref: string; body: AskDecisionBody; at: Date },
): Promise<DecisionView> {
  const ticket = await lockTicket(tx, actor, ref)
  await demand(tx, actor, { permission: 'consent.ask', ticket })
  if (ticket.closedAt !== null) throw new AppError('invalid_transition', { actions: [] })
  const act = { ticket, actor, at, body }
  const decision = await (body.kind === 'terms' ? askTerms(tx, act) : askAccess(tx, act))
  return viewDecision(tx, { decision, ticket, reader: actor, at })
}

type Act = { ticket: Ticket; actor: Caller; at: Date; body: AskDecisionBody }

async function askTerms(tx: Tx, { ticket, actor, at, body }: Act) {
  for (const path of ['accessUntil', 'expiresAt'] as const)
    if (body[path] !== undefined) refuse(path, 'not_allowed_here')
  const { policy } = await policyInForce(tx)
  if (!policy.terms.perCase) throw new AppError('rule_off')
  const terms = await currentText(tx, 'terms')
  if (!terms) throw new AppError('terms_missing')
  const asked = { ticketId: ticket.id, kind: 'terms', status: 'pending', limit: 1 } as const
  const [earlier] = await decisions.listDecisions(tx, asked)
  if (earlier) throw new AppError('already_exists')
  const asker = eventActor(actor, ticket.organizationId)
  const { explanation } = body
  const { row, event } = newTermsDecision({
    ticket,
    asker,
    at,
    terms,
    explanation,
    isOpening: false,
  })
  const decision = await decisions.insertDecision(tx, row)
  const change = { set: { termsPending: true }, events: [event] }
  await changeTicket(tx, { ticket, actor, at }, change)
  return decision
}

async function askAccess(tx: Tx, { ticket, actor, at, body }: Act) {
  const { explanation } = body
  if (explanation === undefined) return refuse('explanation', 'required')
  if (body.accessUntil === undefined) return refuse('accessUntil', 'required')
  const accessUntil = new Date(body.accessUntil)
  const latest = await defaultExpiry(tx, at)
  const expiresAt =
    body.expiresAt === undefined
      ? new Date(Math.min(accessUntil.getTime(), latest.getTime()))
      : new Date(body.expiresAt)
  for (const [path, instant] of Object.entries({ accessUntil, expiresAt }))
    if (instant <= at)
      throw new AppError('period_invalid', { errors: [{ path, code: 'too_small' }] })
  const details = { accessUntil: accessUntil.toISOString() }
  const question = { kind: 'access' as const, explanation, expiresAt, accessUntil, details }
  return putQuestion(tx, { ticket, actor, at, question })
}

function refuse(path: string, code: 'required' | 'not_allowed_here'): never {
  throw new AppError('malformed', { errors: [{ path, code }] })
}
