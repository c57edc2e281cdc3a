import { Type, type Static } from 'typebox'
import {
  anyText,
  DuplicateCandidate,
  Email,
  Instant,
  Minutes,
  nullable,
  page,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { ExpectedView } from './expectations.schema.ts'
import {
  Channel,
  ConsentPurpose,
  Coverage,
  Criticality,
  DecisionKind,
  EvidenceKind,
  Impact,
  Level,
  TicketColor,
  TicketStatus,
  TicketType,
  WaitingOn,
} from './vocabulary.schema.ts'

export const FieldKey = Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9_]{0,63}$', maxLength: 64 })

/** What a double holds exactly (A80): 2^53 + 1 would be kept as another number. */
export const FieldNumber = Type.Number({
  minimum: -9_007_199_254_740_991,
  maximum: 9_007_199_254_740_991,
})

/** Values of the category's template (IN-4), by the key of the field. */
export const TicketFields = Type.Record(
  FieldKey,
  Type.Union([Type.String({ maxLength: 4000 }), FieldNumber, Type.Boolean()]),
  { ...strict, maxProperties: 50 },
)
export type TicketFields = Static<typeof TicketFields>

/** IN-11: whom the desk may call, and when. */
export const TicketContact = Type.Object(
  {
    name: text(120),
    phone: Type.Optional(text(40)),
    hours: Type.Optional(text(120)),
  },
  strict,
)
export type TicketContact = Static<typeof TicketContact>

/** EN-4: the person the case is about, when the key user opens it. */
export const AffectedUser = Type.Object(
  { name: text(120), email: Type.Optional(Email), phone: Type.Optional(text(40)) },
  strict,
)
export type AffectedUser = Static<typeof AffectedUser>

/** `POST /tickets`. Send `attachmentIds` or `attachments`, not both (400). */
export const OpenTicketBody = Type.Object(
  {
    type: Type.Optional(TicketType),
    productId: Uuid,
    /** The name of one of the product's modules. */
    module: text(80),
    summary: text(160),
    body: text(50_000),
    categoryId: Type.Optional(Uuid),
    priorityReason: Type.Optional(text(64)),
    fields: Type.Optional(TicketFields),
    /** Bare ids count as evidence `screen` when they are images (IN-3). */
    attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 20, uniqueItems: true })),
    attachments: Type.Optional(
      Type.Array(Type.Object({ id: Uuid, evidence: EvidenceKind }, strict), { maxItems: 20 }),
    ),
    contact: Type.Optional(TicketContact),
    affectedUser: Type.Optional(AffectedUser),
    previousTicketNumber: Type.Optional(TicketNumber),
    confirmNotDuplicate: Type.Optional(Type.Boolean()),
    organizationId: Type.Optional(Uuid),
    requesterId: Type.Optional(Uuid),
    channel: Type.Optional(Channel),
  },
  strict,
)
export type OpenTicketBody = Static<typeof OpenTicketBody>

/** What only the desk may send in `OpenTicketBody`; 400 `desk_only_field` from a customer. */
export const deskOnlyOpenFields = ['organizationId', 'requesterId', 'channel', 'type'] as const

/** `POST /tickets/duplicates` (IN-5): candidates for a draft. */
export const DuplicatesBody = Type.Object(
  {
    productId: Uuid,
    module: text(80),
    summary: anyText(160),
    body: Type.Optional(anyText(50_000)),
    organizationId: Type.Optional(Uuid),
  },
  strict,
)
export type DuplicatesBody = Static<typeof DuplicatesBody>

export const DuplicatesView = Type.Object({ candidates: Type.Array(DuplicateCandidate) })
export type DuplicatesView = Static<typeof DuplicatesView>

export const ClockView = Type.Object({
  targetMinutes: Minutes,
  elapsedMinutes: Minutes,
  /** Null while the clock is paused. */
  dueAt: nullable(Instant),
  /** Null while it runs, stands still or is late and still open. */
  finishedAt: nullable(Instant),
  state: Type.Enum(['running', 'paused', 'met', 'breached'], { type: 'string' }),
})
export type ClockView = Static<typeof ClockView>

/** A clock is null where the rulebook sets no target for it. */
export const SlaView = Type.Object({
  firstReply: nullable(ClockView),
  nextReply: nullable(ClockView),
  resolution: nullable(ClockView),
})
export type SlaView = Static<typeof SlaView>

export const TicketHours = Type.Object({
  consentedMinutes: Minutes,
  loggedMinutes: Type.Object({ l1: Minutes, l2: Minutes, l3: Minutes, quality: Minutes }),
  chargedMinutes: Minutes,
  unchargedMinutes: Minutes,
  /** Still held for this case by accepted consents. */
  heldMinutes: Minutes,
  /** max(consent-free threshold, accepted consents); null where the desk sets no threshold. */
  limitMinutes: nullable(Minutes),
})
export type TicketHours = Static<typeof TicketHours>

export const PendingDecision = Type.Object({
  id: Uuid,
  kind: DecisionKind,
  purpose: nullable(ConsentPurpose),
  minutes: nullable(Minutes),
  expiresAt: nullable(Instant),
})
export type PendingDecision = Static<typeof PendingDecision>

export const TicketLink = Type.Object({
  kind: Type.Enum(['related', 'problem_of', 'follow_up_of', 'duplicate_of'], { type: 'string' }),
  number: TicketNumber,
  subject: Type.String(),
})
export type TicketLink = Static<typeof TicketLink>

/** IN-8. */
export const AwayView = Type.Object({ until: Instant, note: nullable(Type.String()) })
export type AwayView = Static<typeof AwayView>

/**
 * CV-8: `at` is from when the customer may escalate, null while the desk spoke last; `phone` is the
 * product's; `escalatedAt` stands until the desk writes.
 */
export const EscalationView = Type.Object({
  isAllowed: Type.Boolean(),
  at: nullable(Instant),
  phone: nullable(Type.String()),
  escalatedAt: nullable(Instant),
})
export type EscalationView = Static<typeof EscalationView>

/** What review must look at: a check that did not hold where the rulebook says `flag`. */
export const TicketFlags = Type.Object({
  entitlement: nullable(Type.String()),
  evidence: Type.Boolean(),
  subject: Type.Boolean(),
  /** CV-8: its customer escalated it and the desk has not written since. */
  escalatedAt: nullable(Instant),
})
export type TicketFlags = Static<typeof TicketFlags>

/** Names behind the ids, for screens. */
export const TicketNames = Type.Object({
  organization: nullable(Type.String()),
  requester: nullable(Type.String()),
  assignee: nullable(Type.String()),
  accountLead: Type.Optional(nullable(Type.String())),
  product: nullable(Type.String()),
  category: nullable(Type.String()),
})
export type TicketNames = Static<typeof TicketNames>

/** Fields a row of the list and the whole ticket share. Optional: absent from a customer's answer. */
const rowFields = {
  id: Uuid,
  number: TicketNumber,
  subject: Type.String(),
  productId: Uuid,
  module: Type.String(),
  /** Null until review sets it. */
  type: nullable(TicketType),
  impact: nullable(Impact),
  criticality: nullable(Criticality),
  level: nullable(Level),
  status: TicketStatus,
  subState: nullable(Type.String()),
  stage: nullable(Type.String()),
  coverage: Coverage,
  organizationId: Uuid,
  requesterId: Uuid,
  assigneeId: nullable(Uuid),
  teamId: Type.Optional(nullable(Uuid)),
  channel: Channel,
  tags: Type.Optional(Type.Array(Type.String())),
  flags: Type.Optional(TicketFlags),
  evidenceMissing: Type.Array(EvidenceKind),
  priorityReason: nullable(Type.String()),
  openedAt: Instant,
  updatedAt: Instant,
  closedAt: nullable(Instant),
  away: nullable(AwayView),
  color: Type.Optional(TicketColor),
  redAt: Type.Optional(nullable(Instant)),
  /** When the desk last wrote to the customer. */
  lastDeskMessageAt: Type.Optional(nullable(Instant)),
  waitingOn: WaitingOn,
  /** When the customer's silence closes it (CV-4). */
  autoCloseAt: nullable(Instant),
  pendingDecisions: Type.Array(PendingDecision),
  mergedInto: nullable(TicketNumber),
  names: TicketNames,
}

/** The ticket as returned; what the customer may not see is absent, not null. */
export const TicketView = Type.Object({
  ...rowFields,
  requestKind: nullable(Type.String()),
  categoryId: nullable(Uuid),
  accountLeadId: Type.Optional(nullable(Uuid)),
  /** The contract that pays; null without one. */
  contractId: nullable(Uuid),
  fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  closeReason: nullable(Type.String()),
  previousTicketNumber: nullable(TicketNumber),
  sla: SlaView,
  hours: TicketHours,
  priorityId: nullable(Uuid),
  requestedCriticality: nullable(Criticality),
  /** Null once answered, and while there is too little history to say. */
  expected: nullable(ExpectedView),
  /** Null where the rulebook knows no escalation, and once the case ended. */
  escalation: nullable(EscalationView),
  vendorCaseNumber: nullable(Type.String()),
  problemNumber: Type.Optional(nullable(TicketNumber)),
  links: Type.Array(TicketLink),
  contact: nullable(TicketContact),
  affectedUser: nullable(AffectedUser),
  etag: Type.String(),
})
export type TicketView = Static<typeof TicketView>

/** A row of `GET /tickets`. */
export const TicketListItem = Type.Object({
  ...rowFields,
  /** The earliest due instant of its running clocks; null when none runs. */
  dueAt: nullable(Instant),
  dueClock: nullable(Type.Enum(['firstReply', 'nextReply', 'resolution'], { type: 'string' })),
  /** Since when that clock runs, and what measures it. */
  dueSince: Type.Optional(nullable(Instant)),
  dueCalendarVersionId: Type.Optional(nullable(Uuid)),
  /** A message of the other side the caller has not read. */
  isUnread: Type.Boolean(),
})
export type TicketListItem = Static<typeof TicketListItem>

export const TicketList = page(TicketListItem)
export type TicketList = Static<typeof TicketList>
