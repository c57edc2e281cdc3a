import { Type, type Static } from 'typebox'
import {
  Email,
  Instant,
  nullable,
  page,
  pageFields,
  PersonView,
  CaseCloser,
  strict,
  text,
  TicketNumber,
  TimeZone,
  Uuid,
} from './common.schema.ts'
import { ContractView } from './contracts.schema.ts'
import { ProductView } from './products.schema.ts'
import { TicketListItem } from './tickets.schema.ts'
import {
  AccountClass,
  CustomerRole,
  Locale,
  SizeBracket,
  Standing,
  TicketStatus,
  UserStatus,
} from './vocabulary.schema.ts'

export const OrganizationView = Type.Object({
  id: Uuid,
  name: Type.String(),
  taxId: nullable(Type.String()),
  groupId: nullable(Uuid),
  accountClass: AccountClass,
  /** With the contract's type it decides the limit of open cases (EN-3). */
  sizeBracket: SizeBracket,
  /** CL-10: cases in progress at once; null: what the rulebook says of its class. */
  inProgressLimit: nullable(Type.Integer({ minimum: 1 })),
  standing: Standing,
  accountLeadId: nullable(Uuid),
  accountLeadName: nullable(Type.String()),
  locale: Locale,
  /** Null: the desk's. */
  timeZone: nullable(Type.String()),
  /** Null: the desk's. */
  calendarId: nullable(Uuid),
  openCases: Type.Integer({ minimum: 0 }),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type OrganizationView = Static<typeof OrganizationView>

export const OrganizationList = page(OrganizationView)
export type OrganizationList = Static<typeof OrganizationList>

/** `GET /organizations`, by name. */
export const OrganizationListQuery = Type.Object(
  {
    ...pageFields,
    standing: Type.Optional(Standing),
    accountLeadId: Type.Optional(Uuid),
    groupId: Type.Optional(Uuid),
    q: Type.Optional(text(200)),
  },
  strict,
)
export type OrganizationListQuery = Static<typeof OrganizationListQuery>

const optionalFields = {
  taxId: Type.Optional(nullable(text(40))),
  groupId: Type.Optional(nullable(Uuid)),
  accountClass: Type.Optional(AccountClass),
  sizeBracket: Type.Optional(SizeBracket),
  inProgressLimit: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 1000 }))),
  accountLeadId: Type.Optional(nullable(Uuid)),
  locale: Type.Optional(Locale),
  timeZone: Type.Optional(nullable(TimeZone)),
}

/** `POST /organizations`. */
export const CreateOrganizationBody = Type.Object({ name: text(160), ...optionalFields }, strict)
export type CreateOrganizationBody = Static<typeof CreateOrganizationBody>

/** `PATCH /organizations/:id`. */
export const PatchOrganizationBody = Type.Object(
  {
    name: Type.Optional(text(160)),
    ...optionalFields,
    /** Measures its open cases from now on; null: by the desk's calendar. */
    calendarId: Type.Optional(nullable(Uuid)),
  },
  { ...strict, minProperties: 1 },
)
export type PatchOrganizationBody = Static<typeof PatchOrganizationBody>

/** A person of an organization. */
const contactFields = {
  userId: Uuid,
  name: Type.String(),
  email: Type.String(),
  role: CustomerRole,
  status: UserStatus,
  hasSecondFactor: Type.Boolean(),
  lastSeenAt: nullable(Instant),
}

/**
 * Who was added by a customer is, to customers, only what was typed: `invited`, by the name typed,
 * until they sign in. The desk sees the person.
 */
export const MemberView = Type.Object({ ...contactFields, etag: Type.String() })
export type MemberView = Static<typeof MemberView>

export const ContactView = Type.Object(contactFields)
export type ContactView = Static<typeof ContactView>

/** `GET /organizations/:id/users`. */
export const MemberList = page(MemberView)
export type MemberList = Static<typeof MemberList>

/** `POST /organizations/:id/users`: invites by mail; an address already of the desk gains the membership; 409 `key_user_limit` (EN-4). */
export const InviteMemberBody = Type.Object(
  {
    name: text(120),
    email: Email,
    role: CustomerRole,
    locale: Type.Optional(Locale),
    timeZone: Type.Optional(TimeZone),
  },
  strict,
)
export type InviteMemberBody = Static<typeof InviteMemberBody>

export const MemberParams = Type.Object({ id: Uuid, userId: Uuid }, strict)
export type MemberParams = Static<typeof MemberParams>

/** `PATCH /organizations/:id/users/:userId`; 409 `key_user_limit` (EN-4). `DELETE` ends the membership. */
export const PatchMemberBody = Type.Object({ role: CustomerRole }, strict)
export type PatchMemberBody = Static<typeof PatchMemberBody>

/**
 * `POST /organizations/:id/key-user` (EN-4): hands a role over in one act, whatever the limit, to
 * somebody of the organization. `fromUserId` is needed only where several hold it; they become
 * `formerRole`, a requester unless said otherwise. What was pending waits for the new one.
 */
export const HandOverBody = Type.Object(
  {
    userId: Uuid,
    role: Type.Optional(Type.Enum(['key_user', 'backup_key_user'], { type: 'string' })),
    fromUserId: Type.Optional(Uuid),
    formerRole: Type.Optional(CustomerRole),
  },
  strict,
)
export type HandOverBody = Static<typeof HandOverBody>

export const HandOverView = Type.Object({ keyUser: MemberView, former: nullable(MemberView) })
export type HandOverView = Static<typeof HandOverView>

/** `PUT /organizations/:id/standing` (EN-2). */
export const StandingBody = Type.Object({ standing: Standing, reason: text(2000) }, strict)
export type StandingBody = Static<typeof StandingBody>

export const StandingView = Type.Object({
  standing: Standing,
  reason: Type.String(),
  setBy: PersonView,
  at: Instant,
})
export type StandingView = Static<typeof StandingView>

/** `GET /organizations/:id/standing`: history, newest first. */
export const StandingList = page(StandingView)
export type StandingList = Static<typeof StandingList>

/** A case that holds a place. Of others' cases a requester sees number and subject only. */
export const SlotHolder = Type.Object({
  number: TicketNumber,
  subject: Type.String(),
  module: Type.Optional(Type.String()),
  requesterId: Type.Optional(Uuid),
  requesterName: Type.Optional(Type.String()),
  isMine: Type.Boolean(),
  status: Type.Optional(TicketStatus),
  closableBy: Type.Array(CaseCloser),
})
export type SlotHolder = Static<typeof SlotHolder>

/** `GET /organizations/:id/slots` (EN-3); `limit` null: no limit. */
export const SlotsView = Type.Object({
  limit: nullable(Type.Integer({ minimum: 0 })),
  used: Type.Integer({ minimum: 0 }),
  holders: Type.Array(SlotHolder),
  /** Who may close any of them, and who decides for the organization (EN-4). */
  keyUsers: Type.Array(CaseCloser),
})
export type SlotsView = Static<typeof SlotsView>

/** `GET /organizations/:id/overview` (CU-1); `contracts` only for who sees hours. */
export const OrganizationOverview = Type.Object({
  organization: OrganizationView,
  slots: SlotsView,
  contracts: Type.Optional(Type.Array(ContractView)),
  products: Type.Array(ProductView),
  contacts: Type.Array(ContactView),
  openTickets: Type.Array(TicketListItem),
  recentTickets: Type.Array(TicketListItem),
})
export type OrganizationOverview = Static<typeof OrganizationOverview>
