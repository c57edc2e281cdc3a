import type { Membership } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import { evidenceOf, type AskingCategory } from '@mesa/shared/intake/evidence'
import type { EvidenceKind } from '@mesa/shared/rulebook/policy'
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
import { leadOfOrganization } from '../account-leads/account-leads.service.ts'
import { calendarForCase, deskCalendar, type DeskCalendar } from '../calendars/calendars.service.ts'
import { planClocks, startClocks, type ClockPlan } from '../clocks/clocks.service.ts'
import { entitlementContracts } from '../contracts/contracts.service.ts'
import { renderWords, writeMessage } from '../messages/messages.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { placeHolders } from '../organizations/places.service.ts'
import { findProduct } from '../products/products.service.ts'
import { beginRecord, eventActor, type NewEvent } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { findSimilar } from '../tickets/look-alikes.service.ts'
import { viewTicket } from '../tickets/ticket-views.service.ts'
import { changeTicket, createTicket } from '../tickets/tickets.service.ts'
import {
  asksOf,
  demandChannel,
  demandPriority,
  demandType,
  readCircumstances,
} from './intake-asks.ts'
import { opened, type OpenedTicket } from './intake-opened.ts'
import { placeFor } from './intake-place.ts'
import { demandPerson, readOpener } from './intake-opener.ts'
import {
  demandEntitlement,
  demandSubject,
  demandFields,
  demandNew,
  demandEvidence,
  previousTicket,
  type Draft,
  type Facts,
} from './intake-rules.ts'

export type IntakeService = ReturnType<typeof createIntakeService>

export const createIntakeService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Opens a case (IN-1): entitlement, place, subject, fields, duplicates and evidence are judged in one
   * transaction under the organization's lock, so that of racing opens for the last place one wins (EN-3).
   */
  open: (actor: Caller, body: OpenTicketBody): Promise<TicketView> =>
    db.transaction(actor, async (tx) => {
      refuseMalformed(actor, body)
      return openInside(tx, { actor, body, at: clock.now() })
    }),

  /** IN-5: what a draft looks like, before it is sent. */
  duplicates: (actor: Caller, body: DuplicatesBody): Promise<DuplicatesView> =>
    db.transaction(
      actor,
      async (tx) => {
        demandOpener(actor)
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

type Opening = Pick<Draft, 'actor' | 'body' | 'at' | 'course'>

/** Opens a case in the caller's transaction, by the same rules (EN-4: a draft; EN-7: a course). */
export async function openInside(tx: Tx, opening: Opening): Promise<TicketView> {
  const { actor, body } = opening
  demandOpener(actor)
  const [rules, place, calendar] = await Promise.all([
    policyInForce(tx),
    placeFor(tx, actor, body),
    deskCalendar(tx),
  ])
  const draft = { ...opening, place, rules }
  demandChannel(draft)
  demandType(draft)
  return openCase(tx, draft, calendar)
}

function demandOpener(actor: Caller) {
  if (!can(actor, 'ticket.open').allowed)
    throw new AppError(actor.kind === 'api_key' ? 'scope_missing' : 'not_allowed')
}

function refuseMalformed(actor: Caller, body: OpenTicketBody) {
  if (actor.kind === 'customer') {
    const path = deskOnlyOpenFields.find(
      (field) => body[field] !== undefined && !(field === 'organizationId' && isOneOf(actor, body)),
    )
    if (path)
      throw new AppError('desk_only_field', { errors: [{ path, code: 'not_allowed_here' }] })
  }
  if (body.attachments && body.attachmentIds)
    throw new AppError('malformed', {
      errors: [{ path: 'attachmentIds', code: 'not_allowed_here' }],
    })
}

/** Somebody of several organizations says for which of theirs they write (EN-4). */
const isOneOf = (
  { memberships }: { memberships: Membership[] },
  { organizationId }: OpenTicketBody,
) => memberships.length > 1 && memberships.some((one) => one.organizationId === organizationId)

async function openCase(tx: Tx, draft: Draft, deskCalendar: DeskCalendar): Promise<TicketView> {
  const { body, at, place, rules } = draft
  const today = deskCalendar.calendar.dateOf(at.getTime())
  // Sent together and run in this order: what decides over the last place is read under the lock.
  const locked = lockOrganization(tx, place.organizationId)
  const [organization, product, holders, contracts, leadId, opener, circumstances] =
    await Promise.all([
      locked,
      findProduct(tx, body.productId),
      placeHolders(tx, place.organizationId),
      entitlementContracts(tx, place.organizationId),
      leadOfOrganization(tx, { organizationId: place.organizationId, today }),
      readOpener(tx, draft),
      readCircumstances(tx, draft),
    ])
  const module = demandModule(product, body)

  const facts = { organization, deskCalendar, contracts, holders }
  demandPerson(draft, opener)
  const entitled = demandEntitlement(draft, facts)
  const subject = demandSubject(body, rules.policy)
  const { contractId } = entitled
  const category = await demandFields(tx, body)
  const urgency = demandPriority(draft, circumstances)
  await demandNew(tx, draft)

  // Without files nothing has to be stored before evidence can be judged.
  const asked = { category: category.asking, channel: place.channel }
  const isJudgedLater = hasFiles(body) || draft.course === true
  const missing = isJudgedLater ? [] : demandEvidence({ ...asked, evidence: [] }, rules.policy)
  const type = body.type ?? 'support'
  const calendar = await calendarOf(tx, facts, contractId)
  const plan = await planClocks(tx, { type, at, rules, calendarVersionId: calendar.versionId })
  const previousTicketId = await previousTicket(tx, draft)
  const bodyHtml = await renderWords(body.body)
  const id = newId(at)
  const asks = asksOf({ draft, id, terms: circumstances.terms, calendar })
  const { ticket, stored } = await createTicket(tx, {
    id,
    organizationId: organization.id,
    requesterId: place.requesterId,
    productId: body.productId,
    moduleId: module.id,
    module: module.name,
    summary: body.summary.trim(),
    subject,
    type,
    status: 'received',
    categoryId: category.id,
    categoryVersion: category.version,
    ...urgency,
    ...asks.columns,
    coverage: entitled.coverage ?? rules.policy.hours.defaultCoverage,
    contractId,
    accountLeadId: leadId,
    channel: place.channel,
    fields: category.fields,
    flags: { ...entitled.flags, subject: false, ...evidenceFlags(missing) },
    contact: body.contact ?? null,
    affectedUser: body.affectedUser ?? null,
    previousTicketId,
    openedAt: at,
    updatedAt: at,
    lastCustomerMessageAt: at,
    ...plan.columns,
    rulebookVersion: rules.version,
  })
  const filling = { draft, ticket, asks, category: category.asking, plan, missing, bodyHtml }
  const filled = await fillCase(tx, filling)
  // Asked behind all that is sent, so that the number's lock is held over one round trip.
  const view = viewTicket(tx, draft.actor, { ticket, now: at })
  const [said] = await Promise.all([view, stored, filled.stored])
  return said
}

type Product = Awaited<ReturnType<typeof findProduct>>

function demandModule(product: Product, { module: name }: OpenTicketBody) {
  if (!product || product.retired)
    throw new AppError('reference_unknown', { errors: [{ path: 'productId', code: 'not_found' }] })
  const module = product.modules.find((one) => one.name === name && !one.retired)
  if (!module)
    throw new AppError('module_unknown', { errors: [{ path: 'module', code: 'not_found' }] })
  return module
}

/** Most cases are measured by the desk's calendar, which has been read. */
async function calendarOf(tx: Tx, facts: Facts, contractId: string | null) {
  const { contracts, organization, deskCalendar } = facts
  const paying = contracts.find(({ id }) => id === contractId)
  const isOther = (paying?.calendarId ?? organization.calendarId) !== null
  return isOther
    ? calendarForCase(tx, { contractId, organizationId: organization.id })
    : deskCalendar
}

type Filling = {
  draft: Draft
  asks: ReturnType<typeof asksOf>
  ticket: OpenedTicket
  category: AskingCategory | null
  plan: ClockPlan
  /** Known already where no file came. */
  missing: EvidenceKind[]
  bodyHtml: string
}

const hasFiles = ({ attachments, attachmentIds }: OpenTicketBody) =>
  (attachments ?? attachmentIds ?? []).length > 0

const evidenceFlags = (missing: EvidenceKind[]) => ({
  evidence: missing.length > 0,
  evidenceMissing: missing,
})

/**
 * Record, first words with their files, evidence and clocks of a case that just got its number. All of
 * it is sent when this answers; `stored` says that it arrived.
 */
async function fillCase(
  tx: Tx,
  { draft, ticket, asks, category, plan, missing: known, bodyHtml }: Filling,
): Promise<{ stored: Promise<unknown> }> {
  const { actor, body, at, place, rules } = draft
  const { channel } = place
  const words = await writeMessage(tx, {
    ticket,
    actor,
    at,
    kind: 'opening',
    body: body.body,
    bodyHtml,
    format: 'markdown',
    nature: null,
    asks: false,
    files: body.attachments ?? (body.attachmentIds ?? []).map((id) => ({ id })),
    channel,
  })
  const evidence = words.view.attachments
    .filter(({ safety }) => safety !== 'infected')
    .map((file) => evidenceOf({ evidence: file.evidence ?? undefined, mediaType: file.mediaType }))
  const missing = hasFiles(body)
    ? demandEvidence({ evidence, category, channel }, rules.policy)
    : known
  // The desk's chain is out of a customer's reach; the row says the same.
  const isNoted = missing.length > 0 && tx.scope.kind !== 'customer'
  const flagged: NewEvent[] = isNoted
    ? [{ type: 'flag.raised', payload: { flag: 'evidence', missing } }]
    : []
  if (hasFiles(body) && missing.length > 0) {
    const set = { flags: { ...ticket.flags, ...evidenceFlags(missing) } }
    await changeTicket(tx, { ticket, actor, at, channel }, { set, events: [] })
  }
  const who = eventActor(actor, ticket.organizationId)
  const events = [opened(ticket), ...words.events, ...flagged, ...asks.events]
  const stored = Promise.all([
    words.stored,
    ...asks.store(tx),
    startClocks(tx, { ticket, at, actorName: actor.name }, plan),
    beginRecord(tx, { ticket, actor: who, at, channel }, events),
  ])
  // Whoever waits for it is told.
  stored.catch(() => undefined)
  return { stored }
}
