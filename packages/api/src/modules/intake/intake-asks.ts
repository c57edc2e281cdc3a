import { decidePriority, queueRankOf } from '@mesa/shared/intake/priority'
import { unusedClasses } from '@mesa/shared/ticket/classification'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newRequest, storeRequest } from '../after-hours/offers.service.ts'
import type { DeskCalendar } from '../calendars/calendars.service.ts'
import { findPriorityReason, type FoundEntry } from '../catalogs/catalog-entries.service.ts'
import { windowAt } from '../critical-windows/open-windows.service.ts'
import { newTermsDecision, storeDecision } from '../decisions/ask-decisions.service.ts'
import { currentText, type CurrentText } from '../published-texts/published-texts.service.ts'
import { eventActor, type NewEvent } from '../record/record.service.ts'
import type { Draft } from './intake-rules.ts'

/** What a case is judged by beside its problem: one round trip, together with who may open it. */
export type Circumstances = {
  window: { id: string; isLate: boolean } | undefined
  /** To be confirmed before work starts (EN-6). */
  terms: CurrentText | undefined
  /** The reason that was chosen, where the rulebook has it on its list. */
  reason: FoundEntry | undefined
}

/** Reads what the rulebook asks for, and nothing of a rule that is off. */
export async function readCircumstances(
  tx: Tx,
  { body, at, place, rules: { policy } }: Draft,
): Promise<Circumstances> {
  const { organizationId } = place
  const { priorityReasons } = policy.intake
  const hasPriority = priorityReasons.length > 0
  const isListed =
    body.priorityReason !== undefined && priorityReasons.includes(body.priorityReason)
  const [window, terms, reason] = await Promise.all([
    hasPriority ? windowAt(tx, { organizationId, productId: body.productId, at }) : undefined,
    policy.terms.perCase ? currentText(tx, 'terms') : undefined,
    isListed ? findPriorityReason(tx, body.priorityReason ?? '') : undefined,
  ])
  return { window, terms, reason }
}

/** CN-6: a channel that is closed says where to go on, and nothing that was written is lost. */
export function demandChannel({ place, rules: { policy } }: Draft): void {
  const { open } = policy.channels
  if (open.includes(place.channel)) return
  throw new AppError('channel_closed', {
    channels: open,
    ...(open.includes('portal') && { link: '/casos/nuevo' }),
  })
}

/** CL-2: the desk opens no case of a type that its rulebook does not use; a course is one by itself. */
export function demandType({ body, course, rules: { policy } }: Draft): void {
  if (course === true) return
  const unused = unusedClasses({ type: body.type }, {}, policy.classification)
  if (unused.length > 0)
    throw new AppError('rule_off', { errors: [{ path: 'type', code: 'not_one_of' }] })
}

/**
 * IN-7, IN-10, CL-4: the columns of a case that say how urgent it is. Errors: `reference_unknown` for a
 * reason that is not on the rulebook's list, `priority_note_required`, `rule_off`.
 */
export function demandPriority({ body, rules }: Draft, { window, reason: found }: Circumstances) {
  const { intake, classification } = rules.policy
  const reason = body.priorityReason === undefined ? null : listed(found, intake.priorityReasons)
  const { priorityNote: note = null, requestedCriticality = null } = body
  if (requestedCriticality !== null && !classification.criticality)
    throw new AppError('rule_off', {
      errors: [{ path: 'requestedCriticality', code: 'not_allowed_here' }],
    })
  const decision = decidePriority({
    reason: reason && { needsNotice: reason.settings.needsNotice ?? false },
    note,
    window: window ?? null,
  })
  if (decision.kind === 'refused')
    throw new AppError(decision.code, { errors: [{ path: 'priorityNote', code: 'required' }] })
  const priorityState = decision.kind === 'priority' ? decision.state : null
  return {
    priorityReason: reason?.code ?? null,
    priorityState,
    priorityNote: note,
    criticalWindowId: window?.id ?? null,
    queueRank: queueRankOf(priorityState),
    requestedCriticality,
  }
}

/** An exclusive list: those of the rulebook that the catalogue still has (IN-7). */
export async function reasonOf(tx: Tx, code: string, allowed: readonly string[]) {
  const found = allowed.includes(code) ? await findPriorityReason(tx, code) : undefined
  return listed(found, allowed)
}

function listed(found: FoundEntry | undefined, allowed: readonly string[]): FoundEntry {
  if (allowed.length === 0)
    throw new AppError('rule_off', {
      errors: [{ path: 'priorityReason', code: 'not_allowed_here' }],
    })
  if (!found || found.retired)
    throw new AppError('reference_unknown', {
      errors: [{ path: 'priorityReason', code: 'not_found' }],
    })
  return found
}

type Placing = { draft: Draft; id: string; terms: CurrentText | undefined; calendar: DeskCalendar }

/** What is asked with the case, to be stored behind its row: terms by the desk, attention by the customer. */
export function asksOf({ draft, id, terms, calendar }: Placing) {
  const { actor, body, at, place, rules } = draft
  const ticket = { id, organizationId: place.organizationId }
  const sent = terms && newTermsDecision({ ticket, asker: system, at, terms, isOpening: true })
  if (body.afterHours) demandOffer(draft, rules.policy.intake.afterHours)
  const asked =
    body.afterHours &&
    newRequest({
      ticket,
      asker: eventActor(actor, place.organizationId),
      at,
      body: body.afterHours,
      calendar: calendar.calendar,
      path: 'afterHours.',
    })
  const events: NewEvent[] = [
    ...(sent ? [{ ...sent.event, by: { actor: system, channel: 'system' as const } }] : []),
    ...(asked ? [asked.event] : []),
  ]
  /** Sent at once. */
  const store = (tx: Tx): Array<Promise<unknown>> => [
    ...(sent ? [storeDecision(tx, sent.row)] : []),
    ...(asked ? [storeRequest(tx, asked.row)] : []),
  ]
  return { events, store, columns: { termsPending: sent !== undefined } }
}

const system = { id: null, name: 'Mesa', role: 'system' }

/** Who opens for somebody else does not ask in their name. */
function demandOffer({ actor }: Draft, offered: 'request' | 'off') {
  const errors = [{ path: 'afterHours', code: 'not_allowed_here' as const }]
  if (offered === 'off') throw new AppError('rule_off', { errors })
  if (actor.kind !== 'customer') throw new AppError('malformed', { errors })
}
