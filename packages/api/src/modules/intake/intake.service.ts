import { can } from '@mesa/shared/access/can'
import { decideEntitlement } from '@mesa/shared/intake/entitlement'
import { decideEvidence, evidenceOf } from '@mesa/shared/intake/evidence'
import { checkSubject } from '@mesa/shared/intake/subject'
import { validateTemplate } from '@mesa/shared/intake/template'
import type { EvidenceKind, Policy } from '@mesa/shared/rulebook/policy'
import { chooseFirstReplyTarget } from '@mesa/shared/sla/targets'
import {
  deskOnlyOpenFields,
  type DuplicatesBody,
  type DuplicatesView,
  type OpenTicketBody,
  type TicketView,
} from '@mesa/shared/wire/tickets.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deskCalendar } from '../calendars/calendars.service.ts'
import { findCategory, findPriorityReason } from '../catalogs/catalogs.service.ts'
import { noDueAt, startFirstReply } from '../clocks/clocks.service.ts'
import { addMessage } from '../messages/messages.service.ts'
import { lockOrganization, type Organization } from '../organizations/organizations.service.ts'
import { placeHolders } from '../organizations/places.service.ts'
import { findProduct } from '../products/products.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import { policyInForce, type PolicyInForce } from '../rulebook/rulebook.service.ts'
import { findSimilar } from '../tickets/ticket-queries.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { changeTicket, createTicket, type Ticket } from '../tickets/tickets.service.ts'
import * as intake from './intake.repository.ts'
import { placeFor, type Place } from './intake-place.ts'

export type IntakeService = ReturnType<typeof createIntakeService>
type Draft = { actor: Caller; body: OpenTicketBody; at: Date; place: Place; rules: PolicyInForce }

export const createIntakeService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Opens a case (IN-1): entitlement, place, subject, fields, duplicates and evidence are judged in one
   * transaction under the organization's lock, so that of racing opens for the last place one wins (EN-3).
   */
  open: (actor: Caller, body: OpenTicketBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      if (!can(actor, 'ticket.open').allowed)
        throw new AppError(actor.kind === 'api_key' ? 'scope_missing' : 'not_allowed')
      refuseMalformed(actor, body)
      const at = clock.now()
      const rules = await policyInForce(tx)
      const place = await placeFor(tx, actor, body)
      const ticket = await openCase(tx, { actor, body, at, place, rules })
      return viewTicket(tx, actor, { ticket, now: at })
    }),

  /** IN-5: what a draft looks like, before it is sent. */
  duplicates: (actor: Caller, body: DuplicatesBody): Promise<DuplicatesView> =>
    db.transaction(
      actor,
      async (tx) => {
        const { organizationId } = await placeFor(tx, actor, body)
        return { candidates: await findSimilar(tx, { ...body, organizationId, now: clock.now() }) }
      },
      { readOnly: true },
    ),
})

function refuseMalformed(actor: Caller, body: OpenTicketBody) {
  if (actor.kind === 'customer') {
    const path = deskOnlyOpenFields.find((field) => body[field] !== undefined)
    if (path)
      throw new AppError('desk_only_field', { errors: [{ path, code: 'not_allowed_here' }] })
  }
  if (body.attachments && body.attachmentIds)
    throw new AppError('malformed', {
      errors: [{ path: 'attachmentIds', code: 'not_allowed_here' }],
    })
}

async function openCase(tx: Tx, draft: Draft): Promise<Ticket> {
  const { body, at, place, rules } = draft
  const organization = await lockOrganization(tx, place.organizationId)
  const product = await findProduct(tx, body.productId)
  const module = product?.modules.find((one) => one.name === body.module && !one.retired)
  if (!product || product.retired)
    throw new AppError('reference_unknown', { errors: [{ path: 'productId', code: 'not_found' }] })
  if (!module)
    throw new AppError('module_unknown', { errors: [{ path: 'module', code: 'not_found' }] })

  const entitled = await demandEntitlement(tx, draft, organization)
  const subject = demandSubject(body, rules.policy)
  const category = await demandFields(tx, body)
  const priority = await demandPriority(tx, body)
  await demandNew(tx, draft)

  const firstReply = chooseFirstReplyTarget(rules.policy.targets.firstReply, null)
  const ticket = await createTicket(tx, {
    id: newId(at),
    organizationId: organization.id,
    requesterId: place.requesterId,
    productId: product.id,
    moduleId: module.id,
    module: module.name,
    summary: body.summary.trim(),
    subject,
    type: body.type ?? 'support',
    status: 'received',
    categoryId: category.id,
    priorityId: priority?.id ?? null,
    priorityReason: priority?.code ?? null,
    coverage: entitled.coverage ?? rules.policy.hours.defaultCoverage,
    contractId: entitled.contractId,
    accountLeadId: organization.accountLeadId,
    channel: place.channel,
    fields: category.fields,
    flags: { entitlement: entitled.flag, evidence: false, subject: false, evidenceMissing: [] },
    contact: body.contact ?? null,
    affectedUser: body.affectedUser ?? null,
    previousTicketId: await previousTicket(tx, draft),
    openedAt: at,
    updatedAt: at,
    queueAt: noDueAt,
    rulebookVersion: rules.version,
  })
  return fillCase(tx, { draft, ticket, categoryCode: category.code, firstReply })
}

type Filling = {
  draft: Draft
  ticket: Ticket
  categoryCode: string | null
  firstReply: ReturnType<typeof chooseFirstReplyTarget>
}

/** Record, first words with their files, evidence and clock of a case that just got its number. */
async function fillCase(
  tx: Tx,
  { draft, ticket, categoryCode, firstReply }: Filling,
): Promise<Ticket> {
  const { actor, body, at, place, rules } = draft
  const who = eventActor(actor, ticket.organizationId)
  const {
    subject,
    number,
    channel,
    contractId,
    coverage,
    requesterId,
    productId,
    module,
    priorityReason,
  } = ticket
  const payload = {
    number,
    subject,
    channel,
    contractId,
    coverage,
    requesterId,
    productId,
    module,
    priorityReason,
  }
  await appendEvents(tx, { ticket, actor: who, at, channel: place.channel }, [
    { type: 'ticket.opened', payload },
  ])
  const { message, ticket: written } = await addMessage(tx, {
    ticket,
    actor,
    at,
    kind: 'opening',
    body: body.body,
    format: 'markdown',
    nature: null,
    asks: false,
    files: body.attachments ?? (body.attachmentIds ?? []).map((id) => ({ id })),
    channel: place.channel,
  })
  const evidence = message.attachments.map((file) =>
    evidenceOf({ evidence: file.evidence ?? undefined, mediaType: file.mediaType }),
  )
  const missing = demandEvidence({ evidence, categoryCode, channel: place.channel }, rules.policy)
  const act = { ticket, at, actorName: actor.name, cause: 'opened' }
  const queueAt = firstReply
    ? await startFirstReply(tx, { ...act, target: firstReply, rulebookVersion: rules.version })
    : noDueAt
  const flags = {
    ...(ticket.flags as object),
    evidence: missing.length > 0,
    evidenceMissing: missing,
  }
  const flagged =
    missing.length > 0
      ? [{ type: 'flag.raised' as const, payload: { flag: 'evidence', missing } }]
      : []
  return changeTicket(
    tx,
    { ticket: written, actor, at, channel: place.channel },
    { set: { queueAt, flags }, events: flagged },
  )
}

/** EN-1, EN-2, EN-3, judged under the organization's lock. */
async function demandEntitlement(tx: Tx, { body, at, rules }: Draft, organization: Organization) {
  const { calendar } = await deskCalendar(tx)
  const contracts = await intake.listContracts(tx, organization.id)
  const holders = await placeHolders(tx, organization.id)
  const decision = decideEntitlement(
    {
      today: calendar.dateOf(at.getTime()),
      productId: body.productId,
      type: body.type ?? 'support',
      standing: organization.standing,
      contracts,
      placesTaken: holders.length,
    },
    rules.policy.entitlement,
  )
  if (decision.kind === 'refused') {
    if (decision.code === 'open_case_limit') {
      const openTickets = holders.map(({ number, subject, closableBy }) => ({
        number,
        subject,
        closableBy,
      }))
      throw new AppError('open_case_limit', { openTickets })
    }
    throw new AppError(decision.code, {
      reason: decision.code === 'standing' ? decision.standing : decision.reason,
    })
  }
  const contract = contracts.find((one) => one.id === decision.contractId)
  const coverage = contract?.isUnlimited
    ? ('included' as const)
    : contract?.kind === 'warranty'
      ? ('warranty' as const)
      : null
  return { contractId: decision.contractId, coverage, flag: decision.flags[0] ?? null }
}

/** IN-2: the subject says module and case. */
function demandSubject({ module, summary }: OpenTicketBody, policy: Policy): string {
  const check = checkSubject({ module, summary }, policy.intake)
  if (!check.isAccepted)
    throw new AppError('subject_rule', { errors: [{ path: 'summary', code: 'without_content' }] })
  return check.subject
}

const errorCodes = {
  required: 'required',
  unknown_field: 'unknown_field',
  too_long: 'too_long',
  not_a_choice: 'not_one_of',
} as const

/** IN-4: the template of the category. */
async function demandFields(tx: Tx, { categoryId, fields = {} }: OpenTicketBody) {
  if (categoryId === undefined) {
    if (Object.keys(fields).length > 0)
      throw new AppError('fields_required', { errors: [{ path: 'categoryId', code: 'required' }] })
    return { id: null, code: null, fields: {} }
  }
  const category = await findCategory(tx, categoryId)
  if (!category || category.retired)
    throw new AppError('reference_unknown', { errors: [{ path: 'categoryId', code: 'not_found' }] })
  const template = (category.settings.fields ?? []).map(
    ({ key, label, type, required, options }) => ({
      key,
      label,
      kind: type,
      isRequired: required,
      ...(options && { options }),
    }),
  )
  const { values, errors } = validateTemplate(template, fields)
  if (errors.length > 0) {
    const told = errors.map(({ path, code }) => ({
      path,
      code:
        code in errorCodes
          ? errorCodes[code as keyof typeof errorCodes]
          : ('wrong_format' as const),
    }))
    throw new AppError('fields_required', { errors: told })
  }
  return { id: category.id, code: category.code, fields: values }
}

/** IN-7: an exclusive list of reasons. */
async function demandPriority(tx: Tx, { priorityReason }: OpenTicketBody) {
  if (priorityReason === undefined) return null
  const found = await findPriorityReason(tx, priorityReason)
  if (!found || found.retired)
    throw new AppError('reference_unknown', {
      errors: [{ path: 'priorityReason', code: 'not_found' }],
    })
  return found
}

/** IN-5: the customer continues a look-alike or says that this one is new. */
async function demandNew(tx: Tx, { actor, body, at, place, rules }: Draft) {
  if (
    rules.policy.intake.duplicates !== 'ask' ||
    body.confirmNotDuplicate ||
    actor.kind !== 'customer'
  )
    return
  const candidates = await findSimilar(tx, {
    organizationId: place.organizationId,
    module: body.module,
    summary: body.summary,
    now: at,
  })
  if (candidates.length > 0) throw new AppError('possible_duplicate', { candidates })
}

/** IN-3: refused in the portal, flagged where nobody can be sent back. */
function demandEvidence(
  given: { evidence: EvidenceKind[]; categoryCode: string | null; channel: Place['channel'] },
  policy: Policy,
): EvidenceKind[] {
  const decision = decideEvidence(given, policy.intake)
  if (decision.kind === 'ok') return []
  if (decision.kind === 'flagged') return decision.missing
  const errors = [{ path: 'attachments', code: 'missing_evidence' as const }]
  throw new AppError('evidence_required', { evidenceMissing: decision.missing, errors })
}

/** EX-5: a new case may name the one before; only one of the same organization exists for it. */
async function previousTicket(tx: Tx, { body, place }: Draft): Promise<string | null> {
  const { previousTicketNumber: number } = body
  if (number === undefined) return null
  const id = await intake.findTicketId(tx, { number, organizationId: place.organizationId })
  if (!id)
    throw new AppError('reference_unknown', {
      errors: [{ path: 'previousTicketNumber', code: 'not_found' }],
    })
  return id
}
