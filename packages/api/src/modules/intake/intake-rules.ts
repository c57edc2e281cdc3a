import { decideEntitlement } from '@mesa/shared/intake/entitlement'
import { decideEvidence, type AskingCategory } from '@mesa/shared/intake/evidence'
import { checkSubject } from '@mesa/shared/intake/subject'
import { toTemplate, validateTemplate } from '@mesa/shared/intake/template'
import type { EvidenceKind, Policy } from '@mesa/shared/rulebook/policy'
import { type OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { DeskCalendar } from '../calendars/calendars.service.ts'
import { findCategory } from '../catalogs/catalog-entries.service.ts'
import type { IntakeContract } from '../contracts/contracts.service.ts'
import { type Organization } from '../organizations/organizations.service.ts'
import type { PlaceHolder } from '../organizations/places.service.ts'
import { type PolicyInForce } from '../rulebook/rulebook.service.ts'
import { findSimilar } from '../tickets/look-alikes.service.ts'
import { toFieldError } from '../tickets/case-fields.service.ts'
import * as intake from './intake.repository.ts'
import { type Place } from './intake-place.ts'

/** What is judged: who asks, what they wrote, when, for whom and under which policy. */
export type Draft = {
  actor: Caller
  body: OpenTicketBody
  at: Date
  place: Place
  rules: PolicyInForce
  /** A course is asked for (EN-7): it needs no training, and no screen can show what is missing. */
  course?: true
}

/** What entitlement is judged by, read together: `holders` under the organization's lock. */
export type Facts = {
  organization: Organization
  deskCalendar: DeskCalendar
  contracts: IntakeContract[]
  holders: PlaceHolder[]
}

/** EN-1, EN-2, EN-3. */
export function demandEntitlement(
  { body, at, rules }: Draft,
  { deskCalendar: { calendar }, contracts, holders, organization }: Facts,
) {
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
    if (decision.code === 'standing') throw new AppError('standing', { reason: decision.standing })
    const { reason, endedOn } = decision
    throw new AppError('not_entitled', { reason, ...(endedOn !== undefined && { endedOn }) })
  }
  const { contractId } = decision
  const paying = contracts.find(({ id }) => id === contractId)
  const isIncluded = paying?.unlimited || paying?.kind === 'included'
  const coverage = isIncluded
    ? ('included' as const)
    : paying?.kind === 'warranty'
      ? ('warranty' as const)
      : null
  const { withoutContract, flags } = decision
  // Both are kept: what review looks at, and what reports tell apart whatever the rulebook makes of it.
  return { contractId, coverage, flags: { entitlement: flags[0] ?? null, withoutContract } }
}

/** IN-2: the subject says module and case. */
export function demandSubject({ module, summary }: OpenTicketBody, policy: Policy): string {
  const check = checkSubject({ module, summary }, policy.intake)
  if (!check.isAccepted)
    throw new AppError('subject_rule', { errors: [{ path: 'summary', code: 'without_content' }] })
  return check.subject
}

/** IN-4: the template of the category. */
export async function demandFields(tx: Tx, { categoryId, fields = {} }: OpenTicketBody) {
  if (categoryId === undefined) {
    if (Object.keys(fields).length > 0)
      throw new AppError('fields_required', { errors: [{ path: 'categoryId', code: 'required' }] })
    return { id: null, version: null, asking: null, fields: {} }
  }
  const category = await findCategory(tx, categoryId)
  if (!category || category.retired)
    throw new AppError('reference_unknown', { errors: [{ path: 'categoryId', code: 'not_found' }] })
  const { id, version, code, settings } = category
  const { values, errors } = validateTemplate(toTemplate(settings.fields), fields)
  if (errors.length > 0) throw new AppError('fields_required', { errors: errors.map(toFieldError) })
  return { id, version, asking: { code, evidence: settings.evidence }, fields: values }
}

/** IN-5: the customer continues a look-alike or says that this one is new. */
export async function demandNew(tx: Tx, { actor, body, at, place, rules }: Draft) {
  if (
    rules.policy.intake.duplicates !== 'ask' ||
    body.confirmNotDuplicate ||
    actor.kind !== 'customer'
  )
    return
  const draft = {
    organizationId: place.organizationId,
    module: body.module,
    summary: body.summary,
    now: at,
  }
  const candidates = await findSimilar(tx, draft, 'asked')
  if (candidates.length > 0) throw new AppError('possible_duplicate', { candidates })
}

/** IN-3: refused in the portal, flagged where nobody can be sent back. */
export function demandEvidence(
  given: { evidence: EvidenceKind[]; category: AskingCategory | null; channel: Place['channel'] },
  policy: Policy,
): EvidenceKind[] {
  const decision = decideEvidence(given, policy.intake)
  if (decision.kind === 'ok') return []
  if (decision.kind === 'flagged') return decision.missing
  const errors = [{ path: 'attachments', code: 'missing_evidence' as const }]
  throw new AppError('evidence_required', { evidenceMissing: decision.missing, errors })
}

/** EX-5: a new case may name the one before; only one of the same organization exists for it. */
export async function previousTicket(tx: Tx, { body, place }: Draft): Promise<string | null> {
  const { previousTicketNumber: number } = body
  if (number === undefined) return null
  const id = await intake.findTicketId(tx, { number, organizationId: place.organizationId })
  if (!id)
    throw new AppError('reference_unknown', {
      errors: [{ path: 'previousTicketNumber', code: 'not_found' }],
    })
  return id
}
