import { Type, type Static } from 'typebox'
import {
  Email,
  Instant,
  nullable,
  page,
  pageFields,
  strict,
  text,
  TimeZone,
  Uuid,
} from './common.schema.ts'
import { MembershipView } from './session.schema.ts'
import { Locale, StaffRole, UserKind, UserRole, UserStatus } from './vocabulary.schema.ts'

/** `role` of a customer is the strongest of their memberships. */
export const UserView = Type.Object({
  id: Uuid,
  name: Type.String(),
  email: Type.String(),
  kind: UserKind,
  role: UserRole,
  status: UserStatus,
  locale: Locale,
  timeZone: Type.String(),
  memberships: Type.Array(MembershipView),
  hasSecondFactor: Type.Boolean(),
  lastSeenAt: nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type UserView = Static<typeof UserView>

export const UserList = page(UserView)
export type UserList = Static<typeof UserList>

/** `GET /users`. */
export const UserListQuery = Type.Object(
  {
    ...pageFields,
    kind: Type.Optional(UserKind),
    role: Type.Optional(UserRole),
    status: Type.Optional(UserStatus),
    organizationId: Type.Optional(Uuid),
    q: Type.Optional(text(200)),
  },
  strict,
)
export type UserListQuery = Static<typeof UserListQuery>

/** `POST /users`: invites a person of the desk by mail; customers are invited at their organization. */
export const InviteStaffBody = Type.Object(
  {
    name: text(120),
    email: Email,
    role: StaffRole,
    locale: Type.Optional(Locale),
    timeZone: Type.Optional(TimeZone),
  },
  strict,
)
export type InviteStaffBody = Static<typeof InviteStaffBody>

/** `PATCH /users/:id`; `role` only of staff, `status: disabled` ends all sessions at once. */
export const PatchUserBody = Type.Object(
  {
    name: Type.Optional(text(120)),
    role: Type.Optional(StaffRole),
    status: Type.Optional(Type.Enum(['active', 'disabled'], { type: 'string' })),
    locale: Type.Optional(Locale),
    timeZone: Type.Optional(TimeZone),
  },
  { ...strict, minProperties: 1 },
)
export type PatchUserBody = Static<typeof PatchUserBody>
