import { can, type Permission } from '@mesa/shared/access/can'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type {
  GroupMemberBody,
  GroupMemberList,
  GroupMemberView,
  OrganizationGroupBody,
  OrganizationGroupList,
  OrganizationGroupView,
} from '@mesa/shared/wire/organization-groups.schema'
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
import { etagOfContent, refuseOther } from '../../etag.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import {
  addGroupMember,
  listGroupMembers,
  removeGroupMember,
} from '../people/group-members.service.ts'
import * as groups from './groups.repository.ts'

export type GroupsService = ReturnType<typeof createGroupsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Change = { body: OrganizationGroupBody; ifMatch: string | undefined }
type Place = { groupId: string; userId: string }

/** Organizations that share their key users (EN-4). */
export const createGroupsService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, { limit = 50, cursor }: PageQuery): Promise<OrganizationGroupList> {
    demand(actor, 'organization.read')
    const bound = { actor, filters: { list: 'organization-groups' } }
    const [name, id] = cursors.decode(cursor, bound) ?? []
    const after = id === undefined ? undefined : { name: String(name), id: String(id) }
    return db.transaction(
      actor,
      async (tx) => {
        const rows = await groups.listGroups(tx, { after, limit })
        const page = toPage(rows, limit, (last) => cursors.encode([last.name, last.id], bound))
        return { ...page, items: await viewsOf(tx, page.items) }
      },
      { readOnly: true },
    )
  },

  create: (actor: Caller, { name }: OrganizationGroupBody): Promise<OrganizationGroupView> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'organization.update')
      const at = clock.now()
      const id = newId(at)
      await groups.insertGroup(tx, { id, name, createdAt: at }).catch(refuseTakenName)
      const act = { action: 'organization_group.created', targetType: 'group', targetId: id }
      await audit(tx, { actor, ...act, details: { name }, at })
      return viewOf(tx, id)
    }),

  rename: (actor: Caller, id: string, { body, ifMatch }: Change): Promise<OrganizationGroupView> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'organization.update')
      const group = await lock(tx, id)
      refuseOther(ifMatch, etagOfGroup(group))
      await groups.renameGroup(tx, id, body.name).catch(refuseTakenName)
      const act = { action: 'organization_group.changed', targetType: 'group', targetId: id }
      const details = { before: group.name, name: body.name }
      await audit(tx, { actor, ...act, details, at: clock.now() })
      return viewOf(tx, id)
    }),

  members: (actor: Caller, groupId: string, page: PageQuery): Promise<GroupMemberList> =>
    listMembers({ db, cursors }, actor, { groupId, page }),

  /** 409 `key_user_limit` where the rulebook's number is reached, in the group or in one of its organizations. */
  addMember: (actor: Caller, groupId: string, body: GroupMemberBody): Promise<GroupMemberView> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'people.manage')
      await lock(tx, groupId)
      const at = clock.now()
      const view = await addGroupMember(tx, { groupId, ...body, at })
      const act = { action: 'member.invited', targetType: 'user', targetId: body.userId }
      await audit(tx, { actor, ...act, details: { groupId, role: body.role }, at })
      return view
    }),

  removeMember: (actor: Caller, { groupId, userId }: Place): Promise<null> =>
    db.transaction(actor, async (tx) => {
      demand(actor, 'people.manage')
      await lock(tx, groupId)
      const at = clock.now()
      await removeGroupMember(tx, { groupId, userId, at })
      const act = { action: 'member.removed', targetType: 'user', targetId: userId }
      await audit(tx, { actor, ...act, details: { groupId }, at })
      return null
    }),
})

async function listMembers(
  { db, cursors }: Pick<Deps, 'db' | 'cursors'>,
  actor: Caller,
  { groupId, page }: { groupId: string; page: PageQuery },
): Promise<GroupMemberList> {
  const { limit = 50, cursor } = page
  demand(actor, 'people.read')
  const bound = { actor, filters: { list: 'group-members', groupId } }
  const [name, id] = cursors.decode(cursor, bound) ?? []
  const after = id === undefined ? undefined : { name: String(name), id: String(id) }
  const rows = await db.transaction(
    actor,
    async (tx) => {
      if (!(await groups.findGroup(tx, groupId))) throw new AppError('not_found')
      return listGroupMembers(tx, { groupId, after, limit })
    },
    { readOnly: true },
  )
  return toPage(rows, limit, (last) => cursors.encode([last.name, last.userId], bound))
}

/** Groups are the desk's way to say who belongs together: customers and their keys see the organizations. */
function demand(actor: Caller, permission: Permission): void {
  const decision = can(actor, permission)
  if (decision.allowed && scopeOf(actor).kind !== 'customer') return
  const isScope = !decision.allowed && decision.reason === 'scope_missing'
  throw new AppError(isScope ? 'scope_missing' : 'not_allowed')
}

async function lock(tx: Tx, id: string) {
  const group = await groups.lockGroup(tx, id)
  if (!group) throw new AppError('not_found')
  return group
}

function refuseTakenName(error: unknown): never {
  if (violatedConstraint(error) !== 'organization_groups_tenant_id_name_key') throw error
  throw new AppError('already_exists', { errors: [{ path: 'name', code: 'not_unique' }] })
}

const etagOfGroup = ({ id, name }: groups.Group) => etagOfContent([id, name])

async function viewOf(tx: Tx, id: string): Promise<OrganizationGroupView> {
  const group = await groups.findGroup(tx, id)
  const [view] = group ? await viewsOf(tx, [group]) : []
  if (!view) throw new AppError('not_found')
  return view
}

async function viewsOf(tx: Tx, rows: groups.Group[]): Promise<OrganizationGroupView[]> {
  const members = await groups.listOrganizations(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map((group) => ({
    id: group.id,
    name: group.name,
    organizations: members
      .filter(({ groupId }) => groupId === group.id)
      .map(({ id, name }) => ({ id, name })),
    createdAt: group.createdAt.toISOString(),
    etag: etagOfGroup(group),
  }))
}
