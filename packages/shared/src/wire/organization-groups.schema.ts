import { Type, type Static } from 'typebox'
import { Instant, NamedThing, page, strict, text, Uuid } from './common.schema.ts'
import { CustomerRole } from './vocabulary.schema.ts'

/** Organizations that share their key users (EN-4). */
export const OrganizationGroupView = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** By name, the first hundred; all: `GET /organizations?groupId=`. */
  organizations: Type.Array(NamedThing),
  createdAt: Instant,
  etag: Type.String(),
})
export type OrganizationGroupView = Static<typeof OrganizationGroupView>

/** `GET /organization-groups`, by name. */
export const OrganizationGroupList = page(OrganizationGroupView)
export type OrganizationGroupList = Static<typeof OrganizationGroupList>

/** `POST /organization-groups`, `PATCH /organization-groups/:id`. Organizations join by `PATCH /organizations/:id { groupId }`. */
export const OrganizationGroupBody = Type.Object({ name: text(160) }, strict)
export type OrganizationGroupBody = Static<typeof OrganizationGroupBody>

export const GroupMemberView = Type.Object({
  userId: Uuid,
  name: Type.String(),
  email: Type.String(),
  role: CustomerRole,
})
export type GroupMemberView = Static<typeof GroupMemberView>

/** `GET /organization-groups/:id/members`, by name. */
export const GroupMemberList = page(GroupMemberView)
export type GroupMemberList = Static<typeof GroupMemberList>

/** `POST /organization-groups/:id/members`: somebody of the customers acts for each organization of the group. */
export const GroupMemberBody = Type.Object({ userId: Uuid, role: CustomerRole }, strict)
export type GroupMemberBody = Static<typeof GroupMemberBody>
