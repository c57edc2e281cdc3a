import { toTemplate, validateFieldChange, type FieldError } from '@mesa/shared/intake/template'
import type { FieldErrorCode } from '@mesa/shared/wire/problem-codes'
import type { PatchTicketBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketContact } from '@mesa/shared/wire/tickets.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import {
  categoryOfVersion,
  findCatalogEntry,
  findCategory,
  findSubState,
  nameIn,
} from '../catalogs/catalog-entries.service.ts'
import type { NewEvent } from '../record/record.service.ts'
import type { NewTicket, Ticket } from './tickets.repository.ts'

/** Columns of a case to set, and what its record says of it. */
export type CaseChange = { set: Partial<NewTicket>; events: NewEvent[] }
type FieldsOf = Pick<Ticket, 'categoryId' | 'categoryVersion'>

const told: Partial<Record<FieldError['code'], FieldErrorCode>> = {
  required: 'required',
  unknown_field: 'unknown_field',
  too_long: 'too_long',
  not_a_choice: 'not_one_of',
}

/** What is wrong with a value of a template (IN-4), in the words of the wire. */
export const toFieldError = ({ path, code }: FieldError) => ({
  path,
  code: told[code] ?? ('wrong_format' as const),
})

/** Another category; the case is then written under its template of today (IN-4). */
export async function categoryChange(
  tx: Tx,
  ticket: Ticket,
  { categoryId }: PatchTicketBody,
): Promise<CaseChange | null> {
  if (categoryId === undefined || categoryId === ticket.categoryId) return null
  const found = categoryId === null ? null : await findCategory(tx, categoryId)
  if (found === undefined || found?.retired) throw refusedReference('categoryId')
  const payload = { category: { from: ticket.categoryId, to: categoryId } }
  return {
    set: { categoryId, categoryVersion: found?.version ?? null },
    events: [{ type: 'fields.changed', payload }],
  }
}

/**
 * Values of the template the case was written under (IN-4), whatever became of it since; `null` takes
 * one away that is not required.
 */
export async function fieldsChange(
  tx: Tx,
  ticket: Ticket,
  { fields, category }: Pick<PatchTicketBody, 'fields'> & { category: CaseChange | null },
): Promise<CaseChange | null> {
  if (fields === undefined) return null
  const { categoryId = null, categoryVersion = null } = category ? category.set : ticket
  const template = await templateOf(tx, { categoryId, categoryVersion })
  const { values, errors } = validateFieldChange(template, fields)
  if (errors.length > 0) throw new AppError('fields_required', { errors: errors.map(toFieldError) })
  const kept = Object.entries(ticket.fields as object).filter(
    ([key]) => !Object.hasOwn(fields, key),
  )
  return {
    set: { fields: { ...Object.fromEntries(kept), ...values } },
    events: [{ type: 'fields.changed', payload: { fields: Object.keys(fields) } }],
  }
}

async function templateOf(tx: Tx, { categoryId, categoryVersion }: FieldsOf) {
  if (categoryId === null) return []
  const settings =
    categoryVersion === null
      ? (await findCategory(tx, categoryId))?.settings
      : await categoryOfVersion(tx, { id: categoryId, version: categoryVersion })
  return toTemplate(settings?.fields)
}

/**
 * CA-1: a sub-state of the state the case is in, `null` for none. Whoever moves a case asks with the
 * state it moves to, since a sub-state ends with the state that it divides.
 */
export async function subStateChange(
  tx: Tx,
  ticket: Pick<Ticket, 'status' | 'subState'>,
  { subState }: { subState?: string | null | undefined },
): Promise<CaseChange | null> {
  if (subState === undefined || (subState === null && ticket.subState === null)) return null
  const to = subState === null ? null : await findSubState(tx, subState)
  if (to === undefined || to?.retired || (to && to.settings.state !== ticket.status))
    throw refusedReference('subState')
  if (subState === ticket.subState) return null
  const payload = { from: ticket.subState, to: subState, toName: to && nameIn(to.name, 'es') }
  return { set: { subState }, events: [{ type: 'substate.changed', payload }] }
}

/** One of the desk's own priorities. */
export async function priorityChange(
  tx: Tx,
  ticket: Ticket,
  { priorityId }: PatchTicketBody,
): Promise<CaseChange | null> {
  if (priorityId === undefined || priorityId === ticket.priorityId) return null
  const find = (id: string) => findCatalogEntry(tx, { kind: 'priorities', id })
  const to = priorityId === null ? null : await find(priorityId)
  if (to === undefined || to?.retired) throw refusedReference('priorityId')
  const from = ticket.priorityId === null ? null : await find(ticket.priorityId)
  const payload = {
    before: { priority: from ? nameIn(from.name, 'es') : null },
    after: { priority: to && nameIn(to.name, 'es') },
  }
  return { set: { priorityId }, events: [{ type: 'classification.changed', payload }] }
}

/** IN-11: whom the desk may call; the record keeps that it changed, not the numbers of people. */
export function contactChange(
  ticket: Pick<Ticket, 'contact'>,
  { contact }: PatchTicketBody,
): CaseChange | null {
  if (contact === undefined) return null
  const before = ticket.contact as TicketContact | null
  const payload = { from: before?.name ?? null, to: contact?.name ?? null }
  return { set: { contact }, events: [{ type: 'contact.changed', payload }] }
}

const refusedReference = (path: string) =>
  new AppError('reference_unknown', { errors: [{ path, code: 'not_found' }] })
