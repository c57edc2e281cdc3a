import { can } from '@mesa/shared/access/can'
import type { StaffActor } from '@mesa/shared/access/actor'
import type {
  InviteStaffBody,
  PatchUserBody,
  UserList,
  UserListQuery,
  UserView,
} from '@mesa/shared/wire/users.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import {
  scopeOf,
  violatedConstraint,
  type Caller,
  type Database,
  type Tx,
} from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { refuseOther } from '../../etag.ts'
import { isTimeZone } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { endSessions, inviteByMail } from '../identity/identity.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import { refuseOverLimit } from './members.service.ts'
import * as people from './people.repository.ts'
import { createStaff } from './people.service.ts'
import { etagOfUser, toUserViews } from './person-views.ts'

export type DirectoryService = ReturnType<typeof createDirectoryService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Everybody of the desk and of its customers, for the desk. */
export const createDirectoryService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, query: UserListQuery): Promise<UserList> {
    demandDeskReader(actor)
    const { limit = 50, cursor, ...filters } = query
    const bound = { actor, filters: { list: 'users', ...filters } }
    const [name, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { name: String(name), id: String(id) }
    return db.transaction(
      actor,
      async (tx) => {
        const rows = await people.listUsers(tx, { ...filters, after, limit })
        const views = await toUserViews(tx, rows)
        return toPage(views, limit, (last) => cursors.encode([last.name, last.id], bound))
      },
      { readOnly: true },
    )
  },

  async get(actor: Caller, id: string): Promise<UserView> {
    demandDeskReader(actor)
    return db.transaction(actor, (tx) => viewOf(tx, id), { readOnly: true })
  },

  /** Adds a person of the desk and mails the invitation. */
  async inviteStaff(actor: Caller, body: InviteStaffBody): Promise<UserView> {
    demandAdmin(actor)
    refuseUnknownZone(body.timeZone)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const id = await createStaff(tx, { ...body, at }).catch(refuseTakenEmail)
      await inviteByMail(tx, { user: { id, email: body.email.toLowerCase() }, at })
      const details = { role: body.role }
      const act = { action: 'user.invited', targetType: 'user', targetId: id }
      await audit(tx, { actor, ...act, details, at })
      return viewOf(tx, id)
    })
  },

  async patch(
    actor: Caller,
    id: string,
    { body, ifMatch }: { body: PatchUserBody; ifMatch: string | undefined },
  ): Promise<UserView> {
    const admin = demandAdmin(actor)
    refuseUnknownZone(body.timeZone)
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      const user = await people.lockUser(tx, { id })
      if (!user) throw new AppError('not_found')
      refuseOther(ifMatch, etagOfUser(user))
      await changeUser(tx, { admin, user, body, at })
      return viewOf(tx, id)
    })
  },
})

type Change = { admin: StaffActor; user: people.UserRow; body: PatchUserBody; at: Date }

/** What a person is from now on holds from their next request; a disabled one has no session left. */
async function changeUser(tx: Tx, { admin, user, body, at }: Change): Promise<void> {
  const { role, status, ...profile } = body
  if (role !== undefined && user.kind === 'customer')
    throw new AppError('malformed', { errors: [{ path: 'role', code: 'not_allowed_here' }] })
  const losesAdmin =
    user.staffRole === 'admin' && (status === 'disabled' || (role ?? 'admin') !== 'admin')
  if (losesAdmin) await refuseLastAdmin(tx, user.id)
  if (status === 'active' && user.disabledAt !== null) await refuseReturnOverLimit(tx, user.id)
  const disabledAt = status === 'disabled' ? (user.disabledAt ?? at) : null
  await people.updateUser(tx, user.id, {
    ...profile,
    ...(role === undefined ? {} : { staffRole: role }),
    ...(status === undefined ? {} : { disabledAt }),
    updatedAt: at,
  })
  if (status === 'disabled') await endSessions(tx, user.id, { at, because: 'disabled' })
  const action = status === 'disabled' ? 'user.disabled' : 'user.changed'
  const before = { role: user.staffRole, status: user.disabledAt === null ? 'active' : 'disabled' }
  const target = { targetType: 'user', targetId: user.id }
  await audit(tx, { actor: admin, action, ...target, details: { before, change: body }, at })
}

/** A desk never loses its last administrator, not even to two of them at once. */
async function refuseLastAdmin(tx: Tx, leavingId: string) {
  const admins = await people.lockAdmins(tx)
  if (admins.every(({ id }) => id === leavingId)) throw new AppError('in_use')
}

/** Who comes back takes their places again, if these are still free (EN-4). */
async function refuseReturnOverLimit(tx: Tx, userId: string) {
  for (const { organizationId, role } of await people.listMemberships(tx, [userId])) {
    await lockOrganization(tx, organizationId)
    await refuseOverLimit(tx, { organizationId, role })
  }
}

async function viewOf(tx: Tx, id: string): Promise<UserView> {
  const [view] = await toUserViews(tx, await people.findUserWithDesk(tx, id))
  if (!view) throw new AppError('not_found')
  return view
}

function demandDeskReader(actor: Caller) {
  if (scopeOf(actor).kind === 'customer') throw new AppError('not_allowed')
  const decision = can(actor, 'people.read')
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

function demandAdmin(actor: Caller) {
  if (actor.kind !== 'staff' || !can(actor, 'people.manage').allowed)
    throw new AppError('not_allowed')
  return actor
}

function refuseUnknownZone(timeZone: string | undefined) {
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw new AppError('malformed', { errors: [{ path: 'timeZone', code: 'invalid' }] })
}

function refuseTakenEmail(error: unknown): never {
  if (violatedConstraint(error) === 'users_tenant_id_email_key')
    throw new AppError('email_in_use', { errors: [{ path: 'email', code: 'not_unique' }] })
  throw error
}
