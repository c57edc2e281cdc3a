import type { CustomerRole } from '@mesa/shared/access/actor'
import type { GroupMemberView } from '@mesa/shared/wire/organization-groups.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { endSessions } from '../identity/identity.service.ts'
import { lockOrganization } from '../organizations/organizations.service.ts'
import * as groupMembers from './group-members.repository.ts'
import { refuseAbove } from './members.service.ts'
import * as people from './people.repository.ts'

type Place = { groupId: string; userId: string }
type Page = { groupId: string; after: { name: string; id: string } | undefined; limit: number }

/** By name, one row more than asked. */
export const listGroupMembers = (tx: Tx, page: Page): Promise<GroupMemberView[]> =>
  groupMembers.listMembers(tx, page)

/** Lets a customer act for every organization of a group. The caller holds the group. */
export async function addGroupMember(
  tx: Tx,
  { groupId, userId, role, at }: Place & { role: CustomerRole; at: Date },
): Promise<GroupMemberView> {
  const user = await people.lockUser(tx, { id: userId })
  if (!user || user.kind !== 'customer' || user.disabledAt !== null)
    throw new AppError('reference_unknown', { errors: [{ path: 'userId', code: 'not_found' }] })
  if (await groupMembers.findMember(tx, { groupId, userId })) throw new AppError('already_exists')
  const row = { id: newId(at), userId, groupId, role, createdAt: at }
  await people.insertMembership(tx, row)
  await people.refreshOrganizationIds(tx, userId)
  await refuseAboveInGroup(tx, groupId, [role])
  return { userId, name: user.name, email: user.email, role }
}

/** Who belongs nowhere any more has no session left either. The caller holds the group. */
export async function removeGroupMember(
  tx: Tx,
  { groupId, userId, at }: Place & { at: Date },
): Promise<void> {
  const place = { groupId, userId }
  if (!(await groupMembers.findMember(tx, place))) throw new AppError('not_found')
  await groupMembers.deleteMember(tx, place)
  await people.refreshOrganizationIds(tx, userId)
  const left = await people.listMemberships(tx, [userId])
  if (left.length === 0) await endSessions(tx, userId, { at, because: 'removed' })
}

type Regrouping = { organizationId: string; before: string | null; after: string | null }

/**
 * An organization came into a group or left one: who acts for the group acts for it from now on, or no
 * more. Refuses `key_user_limit` where its own key users and the group's are too many together (EN-4).
 */
export async function regrouped(tx: Tx, { organizationId, before, after }: Regrouping) {
  const groups = [before, after].filter((id) => id !== null)
  for (const userId of await groupMembers.listUserIds(tx, groups))
    await people.refreshOrganizationIds(tx, userId)
  if (after === null) return
  for (const role of ['key_user', 'backup_key_user'] as const)
    await refuseAbove(tx, { organizationId, role, more: 0 })
}

/** Each organization has its key users and the group's, so each is asked, in one order. */
async function refuseAboveInGroup(tx: Tx, groupId: string, roles: CustomerRole[]) {
  for (const organizationId of await groupMembers.listOrganizationIds(tx, groupId)) {
    await lockOrganization(tx, organizationId)
    for (const role of roles) await refuseAbove(tx, { organizationId, role, more: 0 })
  }
}
