import { can } from '@mesa/shared/access/can'
import { evidenceOf } from '@mesa/shared/intake/evidence'
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
import { noDueAt, startFirstReply } from '../clocks/clocks.service.ts'
import { addMessage } from '../messages/messages.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { findProduct } from '../products/products.service.ts'
import { appendEvents, eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { findSimilar } from '../tickets/look-alikes.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { changeTicket, createTicket, type Ticket } from '../tickets/tickets.service.ts'
import { placeFor } from './intake-place.ts'
import {
  demandEntitlement,
  demandSubject,
  demandFields,
  demandPriority,
  demandNew,
  demandEvidence,
  previousTicket,
  type Draft,
} from './intake-rules.ts'

export type IntakeService = ReturnType<typeof createIntakeService>

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
        return {
          candidates: await findSimilar(
            tx,
            { ...body, organizationId, now: clock.now() },
            'offered',
          ),
        }
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
