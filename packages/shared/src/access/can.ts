import type { Actor, CustomerActor, CustomerRole, StaffRole } from './actor.ts'
import { CONTRACT_ACCESS } from './contract-access.ts'

/** What the question is about, as far as the caller knows it. Ids of users and organizations. */
export type Thing = {
  organizationId?: string
  requesterId?: string
  /** May read, or read and reply (CV-10). */
  sharedWithUserIds?: readonly string[]
  sharedForReplyUserIds?: readonly string[]
  accountLeadId?: string | null
  /** Technicians with a visit on the case. */
  visitTechnicianIds?: readonly string[]
}

/**
 * How the actor must stand to the thing. `organization`: a member with this role there.
 * `own`: also its requester. `shared`, `shared_reply`: also invited to it. `lead`: named account
 * lead on the organization. `visit`: has a visit on it. `desk`: anything of the tenant.
 */
export type Relation =
  | 'desk'
  | 'lead'
  | 'visit'
  | 'organization'
  | 'own'
  | 'shared'
  | 'shared_reply'
export type ActorRole = StaffRole | CustomerRole
type Row = Partial<Record<ActorRole, readonly Relation[]>> & {
  /** The API key scope that grants it; absent: never by key. `deskKeysOnly`: no organization. */
  scope?: string
  deskKeysOnly?: true
  /** A decision of the customer: no key and no system takes it for them. */
  customerDecides?: true
}

const KEY_USERS = { key_user: ['organization'], backup_key_user: ['organization'] } as const
const MEMBERS = { requester: ['organization'], ...KEY_USERS } as const
const OWN_CASES = { requester: ['own'], ...KEY_USERS } as const
const DESK = { agent: ['desk'], supervisor: ['desk'] } as const
const OWN_ALONE = { requester: ['own'], key_user: ['own'], backup_key_user: ['own'] } as const
const READERS = { requester: ['own', 'shared'], ...KEY_USERS, ...DESK } as const
const SALES = { commercial: ['desk'], admin: ['desk'] } as const
const ADMIN = { admin: ['desk'] } as const
const CASE_WORK = { ...DESK, scope: 'tickets:write', deskKeysOnly: true } as const
const CUSTOMER_DECIDES = { customerDecides: true } as const

/** Role × action × relation, as api.md "Roles"; what is absent is refused. */
export const ACCESS = {
  'ticket.read': {
    ...READERS,
    technician: ['visit'],
    scope: 'tickets:read',
  },
  /** Number and subject of the cases that hold a place (EN-3). */
  'ticket.read_place': { ...MEMBERS, ...DESK, scope: 'tickets:read' },
  'ticket.open': { ...MEMBERS, ...DESK, scope: 'tickets:write' },
  /** For another user: naming organization, requester, channel or type. */
  'ticket.open_for': CASE_WORK,
  'ticket.reply': {
    ...READERS,
    requester: ['own', 'shared_reply'],
    scope: 'tickets:write',
  },
  'ticket.note': CASE_WORK,
  /** Notes, the desk chain and the read receipts (CV-2, EX-2). */
  'ticket.read_desk': {
    ...DESK,
    technician: ['visit'],
    scope: 'tickets:read',
    deskKeysOnly: true,
  },
  /** The door to the machine, which decides which action is the role's. */
  'ticket.transition': { ...OWN_CASES, ...CASE_WORK },
  'ticket.classify': CASE_WORK,
  'ticket.assign': CASE_WORK,
  /** Whether a priority holds (IN-7). */
  'ticket.prioritize': CASE_WORK,
  /** Whom to call (IN-11): whoever may write in the case. */
  'ticket.contact': { ...READERS, requester: ['own', 'shared_reply'], scope: 'tickets:write' },
  'ticket.update': CASE_WORK,
  /** The checklist of intake and its result (CL-1). */
  'ticket.review': CASE_WORK,
  /** One ticket is a reply to another, and it was not (IN-6). */
  'ticket.merge': CASE_WORK,
  'ticket.validate': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'ticket.away': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'ticket.rate': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'ticket.share': KEY_USERS,
  /** Attention outside of hours (IN-1): asked for by the customer, offered by the desk. */
  'after_hours.ask': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'after_hours.answer': CASE_WORK,
  /** Critical windows (IN-10). */
  'critical_window.read': { ...MEMBERS, ...DESK, scope: 'tickets:read' },
  'critical_window.announce': { ...MEMBERS, ...DESK, scope: 'tickets:write' },
  /** Of a requester: one they announced. */
  'critical_window.cancel': { ...OWN_CASES, ...DESK, scope: 'tickets:write' },
  'consent.ask': CASE_WORK,
  'consent.withdraw': CASE_WORK,
  'consent.read': {
    ...READERS,
    scope: 'tickets:read',
  },
  'consent.decide': { ...KEY_USERS, ...CUSTOMER_DECIDES },
  /** Terms of attention (EN-6): whoever may reply as the customer. */
  'terms.confirm': { ...KEY_USERS, requester: ['own', 'shared_reply'], ...CUSTOMER_DECIDES },
  'funding.choose': { ...KEY_USERS, ...CUSTOMER_DECIDES },
  'coverage.rule': { agent: ['lead'], supervisor: ['desk'] },
  /** Not to agree with a ruling (HR-4): the key users, and who opened the case. */
  'coverage.object': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'worklog.read': {
    ...KEY_USERS,
    ...DESK,
    technician: ['visit'],
    commercial: ['desk'],
    scope: 'tickets:read',
  },
  'worklog.create': {
    ...DESK,
    technician: ['visit'],
    scope: 'worklogs:write',
    deskKeysOnly: true,
  },
  /** `own`: work of one's own. */
  'worklog.correct': { agent: ['own'], technician: ['own'], supervisor: ['desk'] },
  /** Time on no case (HR-13); `own`: one's own. */
  'time_entry.read': { agent: ['own'], technician: ['own'], supervisor: ['desk'] },
  'time_entry.record': { agent: ['own'], technician: ['own'], supervisor: ['own'] },
  'time_entry.withdraw': { agent: ['own'], technician: ['own'], supervisor: ['desk'] },
  'hours.read': { ...KEY_USERS, ...DESK, ...SALES, scope: 'ledger:read' },
  /** Mailed to the asker's own address (HR-10). */
  'statement.request': KEY_USERS,
  'money.read': { ...KEY_USERS, supervisor: ['desk'], commercial: ['desk'], scope: 'ledger:read' },
  ...CONTRACT_ACCESS,
  'standing.read': { ...KEY_USERS, ...DESK, ...SALES, scope: 'organizations:read' },
  'standing.set': { ...SALES, scope: 'organizations:write', deskKeysOnly: true },
  'organization.read': { ...MEMBERS, ...DESK, ...SALES, scope: 'organizations:read' },
  'organization.create': { ...SALES, scope: 'organizations:write', deskKeysOnly: true },
  'organization.update': { ...SALES, scope: 'organizations:write', deskKeysOnly: true },
  'people.read': { ...KEY_USERS, ...DESK, ...SALES, scope: 'organizations:read' },
  /** Customer users of an organization. */
  'people.invite': { ...KEY_USERS, ...ADMIN },
  /** Staff of the desk, and roles of anyone. */
  'people.manage': ADMIN,
  /** Who stands in for whom as account lead (CL-1). */
  'lead.read': { ...DESK, commercial: ['desk'], ...ADMIN },
  'lead.manage': { supervisor: ['desk'], ...ADMIN },
  /** What agents know, by product (CL-11). */
  'skill.read': { ...DESK, ...ADMIN },
  'skill.manage': { supervisor: ['desk'], ...ADMIN },
  /** Conditions and terms, which whoever is signed in reads (EN-5, EN-6). */
  'text.publish': ADMIN,
  'conditions.accept': { ...MEMBERS, ...CUSTOMER_DECIDES },
  /** EN-7; `own`: one's own. */
  'training.read': { ...OWN_CASES, ...DESK, ...ADMIN },
  'training.record': { ...KEY_USERS, ...DESK, ...ADMIN },
  /** Cases of who may not open one (EN-4): the customer's own affair until they are sent. */
  'draft.read': { ...OWN_CASES, ...CUSTOMER_DECIDES },
  'draft.write': { ...MEMBERS, ...CUSTOMER_DECIDES },
  'draft.discard': { ...OWN_ALONE, ...CUSTOMER_DECIDES },
  'draft.decide': { ...KEY_USERS, ...CUSTOMER_DECIDES },
  'product.manage': ADMIN,
  'catalog.manage': ADMIN,
  'calendar.read': { ...DESK, ...SALES, viewer: ['desk'] },
  'calendar.manage': ADMIN,
  'rulebook.read': { ...DESK, ...SALES, viewer: ['desk'] },
  'rulebook.manage': ADMIN,
  'record.export': {
    ...READERS,
    scope: 'tickets:read',
  },
  'record.export_desk': { ...DESK, scope: 'tickets:read', deskKeysOnly: true },
  'report.read': {
    supervisor: ['desk'],
    viewer: ['desk'],
    ...ADMIN,
    scope: 'reports:read',
    deskKeysOnly: true,
  },
  /** What is left of contracts: RP-6, RP-7, RP-9. */
  'report.read_contracts': {
    supervisor: ['desk'],
    commercial: ['desk'],
    viewer: ['desk'],
    ...ADMIN,
    scope: 'reports:read',
    deskKeysOnly: true,
  },
  /** The radar of contracts and its tasks (HR-12); the contract that follows is `contract.create`. */
  'renewal.read': { ...DESK, ...SALES, scope: 'ledger:read', deskKeysOnly: true },
  'renewal.manage': {
    supervisor: ['desk'],
    ...SALES,
    scope: 'ledger:write',
    deskKeysOnly: true,
  },
  /** Replays of clocks under other hours or targets, and how well expectations were met. */
  'what_if.run': { supervisor: ['desk'], ...ADMIN },
  /** Mails carry one-time links, which are secrets: not the supervisor's. */
  'mail_log.read': ADMIN,
  'audit.read': { supervisor: ['desk'], ...ADMIN },
  'api_key.manage': ADMIN,
  /** Providers of single sign-on, and whom they stand for. */
  'sign_on.manage': ADMIN,
} as const satisfies Record<string, Row>

export type Permission = keyof typeof ACCESS
export const PERMISSIONS = Object.keys(ACCESS) as Permission[]

export type AccessReason =
  | 'not_your_role'
  | 'not_your_organization'
  | 'not_your_case'
  | 'scope_missing'
  | 'customer_decides'
export type AccessDecision = { allowed: true } | { allowed: false; reason: AccessReason }

const ALLOWED: AccessDecision = { allowed: true }
const refuse = (reason: AccessReason): AccessDecision => ({ allowed: false, reason })

/**
 * May the actor do this to the thing (api.md, Roles)? Tenant and visibility are the loader's and
 * the database's business; this is asked after loading. `not_your_organization` answers 404.
 */
export function can(actor: Actor, action: Permission, thing: Thing = {}): AccessDecision {
  const row: Row = ACCESS[action]
  switch (actor.kind) {
    case 'staff':
      return judgeRelations(row[actor.role], actor.userId, thing)
    case 'customer':
      return judgeCustomer(actor, row, thing)
    case 'api_key':
      return judgeApiKey(actor, row, thing)
    case 'system':
      return row.customerDecides ? refuse('customer_decides') : ALLOWED
  }
}

/** A customer acts by their role in the thing's organization; without one, by any of theirs. */
function judgeCustomer(actor: CustomerActor, row: Row, thing: Thing): AccessDecision {
  const { organizationId } = thing
  const memberships = actor.memberships.filter(
    (membership) => organizationId === undefined || membership.organizationId === organizationId,
  )
  if (memberships.length === 0) return refuse('not_your_organization')
  const decisions = memberships.map(({ role }) => judgeRelations(row[role], actor.userId, thing))
  return decisions.find(({ allowed }) => allowed) ?? decisions[0] ?? refuse('not_your_role')
}

function judgeRelations(
  relations: readonly Relation[] | undefined,
  userId: string,
  thing: Thing,
): AccessDecision {
  if (!relations) return refuse('not_your_role')
  const holds = relations.some((relation) => HOLDS[relation](userId, thing))
  return holds ? ALLOWED : refuse('not_your_case')
}

const HOLDS: Record<Relation, (userId: string, thing: Thing) => boolean> = {
  desk: () => true,
  organization: () => true,
  own: (userId, { requesterId }) => requesterId === userId,
  shared: (userId, thing) =>
    [...(thing.sharedWithUserIds ?? []), ...(thing.sharedForReplyUserIds ?? [])].includes(userId),
  shared_reply: (userId, { sharedForReplyUserIds = [] }) => sharedForReplyUserIds.includes(userId),
  lead: (userId, { accountLeadId }) => accountLeadId === userId,
  visit: (userId, { visitTechnicianIds = [] }) => visitTechnicianIds.includes(userId),
}

function judgeApiKey(
  key: { scopes: readonly string[]; organizationId: string | null },
  row: Row,
  thing: Thing,
): AccessDecision {
  if (row.customerDecides) return refuse('customer_decides')
  if (row.scope === undefined) return refuse('not_your_role')
  if (!key.scopes.includes(row.scope)) return refuse('scope_missing')
  if (key.organizationId === null) return ALLOWED
  if (row.deskKeysOnly) return refuse('not_your_role')
  const isElsewhere =
    thing.organizationId !== undefined && thing.organizationId !== key.organizationId
  return isElsewhere ? refuse('not_your_organization') : ALLOWED
}
