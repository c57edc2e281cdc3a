import type { CustomerRole } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  InviteMemberBody,
  MemberList,
  MemberView,
} from '@mesa/shared/wire/organizations.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import { scopeOf, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseOther } from '../../etag.ts'
import { isTimeZone } from '../../local-date.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { endSessions, inviteByMail } from '../identity/identity.service.ts'
import { findOrganization, lockOrganization } from '../organizations/organizations.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as people from './people.repository.ts'
import { createCustomer } from './people.service.ts'
import { etagOfMember, toMemberViews, type Reader } from './person-views.ts'

export type MembersService = ReturnType<typeof createMembersService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Place = { organizationId: string; userId: string }
type Change = { role: CustomerRole; ifMatch: string | undefined }

/** The people of one organization. */
export const createMembersService = ({ db, clock, cursors }: Deps) => ({
  async list(
    actor: Caller,
    organizationId: string,
    { limit = 50, cursor }: PageQuery,
  ): Promise<MemberList> {
    demand(actor, 'people.read', organizationId)
    const bound = { actor, filters: { list: 'members', organizationId } }
    const [name, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { name: String(name), id: String(id) }
    return db.transaction(
      beyondSight(actor),
      async (tx) => {
        if (!(await findOrganization(tx, organizationId))) throw new AppError('not_found')
        const seen = { organizationId, reader: readerOf(actor) }
        const rows = await people.listMembers(tx, { ...seen, after, limit })
        const views = await toMemberViews(tx, seen, rows)
        return toPage(views, limit, (last) => cursors.encode([last.name, last.userId], bound))
      },
      { readOnly: true },
    )
  },

  /** Adds a person to the organization; who has no password yet is invited by mail. */
  async invite(actor: Caller, organizationId: string, body: InviteMemberBody): Promise<MemberView> {
    demand(actor, 'people.invite', organizationId)
    // A key user brings colleagues; who decides for the organization is named by the desk (EN-4).
    if (actor.kind !== 'staff' && body.role !== 'requester') throw new AppError('not_allowed')
    if (body.timeZone !== undefined && !isTimeZone(body.timeZone))
      throw new AppError('malformed', { errors: [{ path: 'timeZone', code: 'invalid' }] })
    const at = clock.now()
    return db.transaction(beyondSight(actor), async (tx) => {
      await lockOrganization(tx, organizationId)
      await refuseOverLimit(tx, { organizationId, role: body.role })
      const user = await addMember(tx, { organizationId, body, reader: readerOf(actor), at })
      if (user.passwordHash === null) await inviteByMail(tx, { user, organizationId, at })
      const details = { organizationId, role: body.role }
      const act = { action: 'member.invited', targetType: 'user', targetId: user.id }
      await audit(tx, { actor, ...act, details, at })
      return viewOf(tx, { organizationId, userId: user.id }, readerOf(actor))
    })
  },

  async changeRole(actor: Caller, place: Place, { role, ifMatch }: Change): Promise<MemberView> {
    demand(actor, 'people.manage', place.organizationId)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const before = await lockMembership(tx, place)
      refuseOther(ifMatch, etagOfMember(before))
      if (before.role !== role) {
        await refuseOverLimit(tx, { organizationId: place.organizationId, role })
        await people.updateMembershipRole(tx, place, role)
        await noteRole(tx, { actor, place, before: before.role, role, at })
      }
      return viewOf(tx, place, readerOf(actor))
    })
  },

  /** Who belongs nowhere any more has no session left either. */
  async remove(actor: Caller, place: Place): Promise<void> {
    demand(actor, 'people.manage', place.organizationId)
    const at = clock.now()
    await db.transaction(actor, async (tx) => {
      await lockMembership(tx, place)
      await people.deleteMembership(tx, place)
      await people.refreshOrganizationIds(tx, place.userId)
      const left = await people.listMemberships(tx, [place.userId])
      if (left.length === 0) await endSessions(tx, place.userId, { at, because: 'removed' })
      const details = { organizationId: place.organizationId }
      const act = { action: 'member.removed', targetType: 'user', targetId: place.userId }
      await audit(tx, { actor, ...act, details, at })
    })
  },
})

type NewRole = {
  actor: Caller
  place: Place
  before: CustomerRole
  role: CustomerRole
  at: Date
}

async function noteRole(tx: Tx, { actor, place, before, role, at }: NewRole): Promise<void> {
  const { organizationId, userId: targetId } = place
  const details = { organizationId, before, role }
  await audit(tx, { actor, action: 'member.changed', targetType: 'user', targetId, details, at })
  await tellNewKeyUser(tx, { ...place, role, at })
}

type Holding = { organizationId: string; role: CustomerRole }

/** EN-4: before one more holds the role. Ask under `lockOrganization`. */
export const refuseOverLimit = (tx: Tx, holding: Holding): Promise<void> =>
  refuseAbove(tx, { ...holding, more: 1 })

/** EN-4: key users and backups of an organization and of its group, as the rulebook says. */
export async function refuseAbove(
  tx: Tx,
  { organizationId, role, more }: Holding & { more: 0 | 1 },
): Promise<void> {
  if (role === 'requester') return
  const { keyUsersMax, backupKeyUsersMax } = (await policyInForce(tx)).policy.entitlement
  const limit = role === 'key_user' ? keyUsersMax : backupKeyUsersMax
  if ((await people.countRole(tx, { organizationId, role })) + more > limit)
    throw new AppError('key_user_limit')
}

/** Who decides for an organization from now on learns it, and what waits for them. */
export async function tellNewKeyUser(
  tx: Tx,
  { role, at, ...place }: Place & { role: CustomerRole; at: Date },
) {
  if (role === 'requester') return
  const { organizationId, userId } = place
  await publish(tx, {
    type: 'key_user.named',
    payload: { organizationId, userId, role },
    organizationId,
    at,
  })
}

type Addition = {
  organizationId: string
  body: InviteMemberBody
  /** A customer adds: whom the desk knows already stays unknown to them until they sign in. */
  reader: Reader
  at: Date
}

/** An address the desk knows gains a membership; a new one becomes a person. */
async function addMember(tx: Tx, { organizationId, body, reader, at }: Addition) {
  const email = body.email.toLowerCase()
  const known = await people.lockUser(tx, { email })
  if (!known) {
    const id = await createCustomer(tx, { ...body, organizationId, at })
    return { id, email, passwordHash: null }
  }
  if (known.kind === 'staff' || known.disabledAt !== null)
    throw new AppError('email_in_use', { errors: [{ path: 'email', code: 'not_unique' }] })
  const place = { userId: known.id, organizationId }
  if (await people.findMembership(tx, place)) throw new AppError('already_exists')
  // Who is there through a group is known there.
  const isKnownHere = known.organizationIds.includes(organizationId)
  const introducedAs = reader === 'customer' && !isKnownHere ? body.name : null
  const row = { id: newId(at), ...place, role: body.role, introducedAs, createdAt: at }
  await people.insertMembership(tx, row)
  await people.refreshOrganizationIds(tx, known.id)
  return known
}

async function lockMembership(tx: Tx, place: Place) {
  await lockOrganization(tx, place.organizationId)
  const membership = await people.findMembership(tx, place)
  if (!membership) throw new AppError('not_found')
  return membership
}

export async function viewOf(
  tx: Tx,
  { organizationId, userId }: Place,
  reader: Reader,
): Promise<MemberView> {
  const rows = await people.findUserWithDesk(tx, userId)
  const [view] = await toMemberViews(tx, { organizationId, reader }, rows)
  if (!view) throw new AppError('not_found')
  return view
}

/**
 * Sessions, links and the audit log are out of a customer's sight. Used only after `demand` said yes
 * to this organization, and for nothing but it.
 */
const beyondSight = (actor: Caller): Caller =>
  actor.kind === 'staff'
    ? actor
    : {
        kind: 'system',
        tenantId: actor.tenantId,
        name: actor.name,
        ...(actor.once === undefined ? {} : { once: actor.once }),
      }

/** An API key of an organization reads as its people do. */
const readerOf = (actor: Caller): Reader =>
  scopeOf(actor).kind === 'customer' ? 'customer' : 'desk'

function demand(actor: Caller, permission: Permission, organizationId: string) {
  const decision = can(actor, permission, { organizationId })
  if (decision.allowed) return
  if (decision.reason === 'not_your_organization') throw new AppError('not_found')
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}
