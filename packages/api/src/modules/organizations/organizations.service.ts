import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import { countsForPlace, type TicketType } from '@mesa/shared/ticket/machine'
import type {
  CreateOrganizationBody,
  OrganizationList,
  OrganizationListQuery,
  OrganizationView,
  PatchOrganizationBody,
} from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOf, refuseStale } from '../../etag.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { newId } from '../../ids.ts'
import { isTimeZone } from '../../local-date.ts'
import { calendarAssigned, holdForUse } from '../calendars/calendar-changes.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import * as repository from './organizations.repository.ts'

export type OrganizationsService = ReturnType<typeof createOrganizationsService>
export type Organization = repository.Organization
type Regrouping = { organizationId: string; before: string | null; after: string | null }
type LeadChange = Regrouping & { actor: Actor; at: Date }
type Deps = {
  db: Database
  clock: Clock
  cursors: Cursors
  /** Who acts for a group acts for its organizations: told inside the change, which it may refuse (EN-4). */
  regrouped: (tx: Tx, regrouping: Regrouping) => Promise<void>
  /** The cases of an earlier account lead are another's (CL-1): told inside the change. */
  leadChanged: (tx: Tx, change: LeadChange) => Promise<void>
}

const types: TicketType[] = ['support', 'change', 'consulting', 'problem', 'internal', 'alert']
const typesWithoutPlace = types.filter((type) => !countsForPlace('received', type))

/** The row, or undefined where the transaction's reader cannot reach it. */
export const findOrganization = (tx: Tx, id: string): Promise<Organization | undefined> =>
  repository.findOrganization(tx, id)

/**
 * Queues every opening and reopening of the organization until this transaction ends, so that of the
 * requests racing for its last place exactly one wins (EN-3). Throws `not_found`.
 */
export async function lockOrganization(tx: Tx, id: string): Promise<Organization> {
  const organization = await repository.lockOrganization(tx, id)
  if (!organization) throw new AppError('not_found')
  return organization
}

export const createOrganizationsService = ({
  db,
  clock,
  cursors,
  regrouped,
  leadChanged,
}: Deps) => ({
  async list(actor: Caller, query: OrganizationListQuery): Promise<OrganizationList> {
    demand(actor, 'organization.read')
    const { limit = 50, cursor, ...filters } = query
    const bound = { actor, filters: { list: 'organizations', ...filters } }
    const [name, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { name: String(name), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => repository.listOrganizations(tx, { ...filters, after, limit, typesWithoutPlace }),
      { readOnly: true },
    )
    return toPage(rows.map(toView), limit, (last) => cursors.encode([last.name, last.id], bound))
  },

  get: (actor: Caller, id: string): Promise<OrganizationView> =>
    db.transaction(
      actor,
      async (tx) => {
        const view = await viewOf(tx, id)
        demand(actor, 'organization.read', id)
        return view
      },
      { readOnly: true },
    ),

  async create(actor: Caller, body: CreateOrganizationBody): Promise<OrganizationView> {
    demand(actor, 'organization.create')
    const at = clock.now()
    const id = newId(at)
    return db.transaction(actor, async (tx) => {
      await refuseUnknown(tx, body)
      const row = { ...body, id, createdAt: at, updatedAt: at }
      await repository.insertOrganization(tx, row).catch(refuseTakenName)
      if (body.groupId)
        await regrouped(tx, { organizationId: id, before: null, after: body.groupId })
      await publishChange(tx, id, at)
      return viewOf(tx, id)
    })
  },

  async patch(
    actor: Caller,
    id: string,
    { body, expected }: { body: PatchOrganizationBody; expected: number | undefined },
  ): Promise<OrganizationView> {
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const earlier = await lockOrganization(tx, id)
      const { version, calendarId, groupId, accountLeadId: before } = earlier
      demand(actor, 'organization.update', id)
      refuseStale(expected, version)
      await refuseUnknown(tx, body)
      if (body.calendarId) await holdForUse(tx, body.calendarId)
      await repository.updateOrganization(tx, id, { ...body, updatedAt: at }).catch(refuseTakenName)
      if (body.groupId !== undefined && body.groupId !== groupId)
        await regrouped(tx, { organizationId: id, before: groupId, after: body.groupId })
      const { accountLeadId: after } = body
      if (after !== undefined && after !== before)
        await leadChanged(tx, { organizationId: id, before, after, actor, at })
      await recalendar(tx, { actor, id, before: calendarId, after: body.calendarId, at })
      await publishChange(tx, id, at)
      return viewOf(tx, id)
    })
  },
})

type Recalendaring = {
  actor: Caller
  id: string
  before: string | null
  after: string | null | undefined
  at: Date
}

/** Other attention hours move the clocks of its open cases. */
async function recalendar(tx: Tx, { actor, id, before, after, at }: Recalendaring): Promise<void> {
  if (after === undefined || after === before) return
  const assigned = { assignedTo: 'organization', assignedId: id, organizationId: id } as const
  await calendarAssigned(tx, { ...assigned, actor, at })
}

/** Refuses what the table does not grant. Another organization answers as one that does not exist (A16). */
export function demand(actor: Actor, permission: Permission, organizationId?: string): void {
  const thing = organizationId === undefined ? {} : { organizationId }
  const decision = can(actor, permission, thing)
  if (decision.allowed) return
  if (decision.reason === 'not_your_organization') throw new AppError('not_found')
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

/** Throws `not_found` where the transaction's reader cannot see the organization. */
export async function reach(tx: Tx, id: string): Promise<void> {
  if (!(await repository.findOrganization(tx, id))) throw new AppError('not_found')
}

async function viewOf(tx: Tx, id: string): Promise<OrganizationView> {
  const row = await repository.findRow(tx, { id, typesWithoutPlace })
  if (!row) throw new AppError('not_found')
  return toView(row)
}

async function refuseUnknown(tx: Tx, body: PatchOrganizationBody): Promise<void> {
  const { accountLeadId, groupId, timeZone } = body
  if (timeZone && !isTimeZone(timeZone))
    throw new AppError('malformed', { errors: [{ path: 'timeZone', code: 'invalid' }] })
  if (accountLeadId && !(await repository.isStaff(tx, accountLeadId)))
    throw new AppError('reference_unknown', {
      errors: [{ path: 'accountLeadId', code: 'not_found' }],
    })
  if (groupId && !(await repository.hasGroup(tx, groupId)))
    throw new AppError('reference_unknown', { errors: [{ path: 'groupId', code: 'not_found' }] })
}

function refuseTakenName(error: unknown): never {
  if (violatedConstraint(error) !== 'organizations_tenant_id_name_key') throw error
  throw new AppError('already_exists', { errors: [{ path: 'name', code: 'not_unique' }] })
}

/** Tells the live stream that the organization reads otherwise now. */
export const publishChange = (tx: Tx, organizationId: string, at: Date) =>
  publish(tx, { type: 'organization.changed', payload: {}, organizationId, at })

function toView(row: repository.OrganizationRow): OrganizationView {
  const { organization, accountLeadName, openCases } = row
  const { id, name, taxId, groupId, accountClass, standing, accountLeadId } = organization
  const {
    sizeBracket,
    inProgressLimit,
    locale,
    timeZone,
    calendarId,
    createdAt,
    updatedAt,
    version,
  } = organization
  return {
    id,
    name,
    taxId,
    groupId,
    accountClass,
    sizeBracket,
    inProgressLimit,
    standing,
    accountLeadId,
    accountLeadName,
    locale,
    timeZone,
    calendarId,
    openCases,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    etag: etagOf(version),
  }
}
