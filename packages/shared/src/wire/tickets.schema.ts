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
import { TemplateFieldType } from './catalogs.schema.ts'
import { AfterHoursBody } from './after-hours.schema.ts'
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
  PriorityState,
  TicketColor,
  TicketStatus,
  TicketType,
  WaitingOn,
  WorkComponent,
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
    /** IN-7: why it is urgent, where its reason had to be announced ahead or none is named. */
    priorityNote: Type.Optional(text(2000)),
    /** CL-4: what the customer asks for; the desk rules. */
    requestedCriticality: Type.Optional(Criticality),
    /** IN-1: attention outside of hours, where the rulebook offers it. */
    afterHours: Type.Optional(AfterHoursBody),
    organizationId: Type.Optional(Uuid),
    requesterId: Type.Optional(Uuid),
    channel: Type.Optional(Channel),
  },
  strict,
)
export type OpenTicketBody = Static<typeof OpenTicketBody>

/**
 * What only the desk may send in `OpenTicketBody`; 400 `desk_only_field` from a customer. Somebody of
 * several organizations says with `organizationId` for which of theirs they write (EN-4).
 */
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
  /** By code of the component: l1, l2, l3 and quality always, others where work was logged (HR-5). */
  loggedMinutes: Type.Record(WorkComponent, Minutes),
  chargedMinutes: Minutes,
  unchargedMinutes: Minutes,
  /** Still held for this case by accepted consents. */
  heldMinutes: Minutes,
  /** Of what was logged: started in a window of attention outside of hours that was accepted (IN-1). */
  afterHoursMinutes: Minutes,
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
  /** EN-1: why no contract covered it when it was opened, whatever the rulebook made of that. */
  withoutContract: Type.Optional(nullable(Type.String())),
  evidence: Type.Boolean(),
  subject: Type.Boolean(),
  /** CV-8: its customer escalated it and the desk has not written since. */
  escalatedAt: nullable(Instant),
})
export type TicketFlags = Static<typeof TicketFlags>

/** What a field was called and which choices it had when the case was written. */
export const CaseField = Type.Object({
  key: Type.String(),
  label: Type.String(),
  type: TemplateFieldType,
  options: Type.Optional(Type.Array(Type.String())),
})
export type CaseField = Static<typeof CaseField>

/** Names behind the ids, for screens. */
export const TicketNames = Type.Object({
  organization: nullable(Type.String()),
  requester: nullable(Type.String()),
  assignee: nullable(Type.String()),
  accountLead: Type.Optional(nullable(Type.String())),
  product: nullable(Type.String()),
  category: nullable(Type.String()),
  subState: Type.Optional(nullable(Type.String())),
  priority: Type.Optional(nullable(Type.String())),
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
  /** The code of a sub-state (CA-1). */
  subState: Type.Optional(nullable(Type.String())),
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
  /** IN-7: null of a case that is no priority; `downgraded` is none any more. */
  priorityState: nullable(PriorityState),
  /** EN-6: terms were sent and not yet confirmed, so that work may not start. */
  termsPending: Type.Boolean(),
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

/** 1: the next one to be started. */
export const QueuePlace = Type.Object({
  place: Type.Integer({ minimum: 1 }),
  limit: Type.Integer({ minimum: 1 }),
})
export type QueuePlace = Static<typeof QueuePlace>

/** IN-10: the window a case was opened in, which made it a priority. */
export const CaseCriticalWindow = Type.Object({
  id: Uuid,
  reason: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  isLate: Type.Boolean(),
})
export type CaseCriticalWindow = Static<typeof CaseCriticalWindow>

/** IN-7: who ruled whether the priority of a case holds, when, and the reason its customer reads. */
export const PriorityRuling = Type.Object({
  holds: Type.Boolean(),
  reason: Type.String(),
  at: Instant,
  author: Type.String(),
})
export type PriorityRuling = Static<typeof PriorityRuling>

/** CV-9: the last progress message of a case. */
export const Headline = Type.Object({
  messageId: Uuid,
  body: Type.String(),
  at: Instant,
  author: Type.String(),
})
export type Headline = Static<typeof Headline>

/**
 * What a customer may do with a case beyond reading it (CV-10): write in it, move it (validate, withdraw,
 * leave it for a while), confirm terms of attention, answer other decisions.
 */
export const CaseRights = Type.Object({
  reply: Type.Boolean(),
  move: Type.Boolean(),
  confirmTerms: Type.Boolean(),
  decide: Type.Boolean(),
})
export type CaseRights = Static<typeof CaseRights>

/** The ticket as returned; what the customer may not see is absent, not null. */
export const TicketView = Type.Object({
  ...rowFields,
  requestKind: nullable(Type.String()),
  categoryId: nullable(Uuid),
  accountLeadId: Type.Optional(nullable(Uuid)),
  /** The contract that pays; null without one. */
  contractId: nullable(Uuid),
  fields: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
  /** Of the version of the category that the case was written under (IN-4). */
  template: Type.Array(CaseField),
  closeReason: nullable(Type.String()),
  previousTicketNumber: nullable(TicketNumber),
  /** Numbers that turned out to be replies to this case, and answer as it (IN-6). */
  mergedFrom: Type.Array(TicketNumber),
  /** Until when a merge of this case into another can be undone (IN-6). */
  unmergeableUntil: Type.Optional(nullable(Instant)),
  /** When intake was through with it (CL-1). */
  reviewedAt: Type.Optional(nullable(Instant)),
  /** Until when the closed case may be reopened (EX-5); null: it may not, or is not closed. */
  reopenableUntil: nullable(Instant),
  /** CL-10: the place in the queue of its organization, which has `limit` cases in progress. */
  queuePlace: nullable(QueuePlace),
  sla: SlaView,
  hours: TicketHours,
  /** An entry of the desk's own `priorities`. */
  priorityId: nullable(Uuid),
  /** Why the customer calls it urgent; once the desk ruled, the reason it gave. */
  priorityNote: nullable(Type.String()),
  /** The desk's last ruling on the priority; null while there is none. */
  priorityRuling: nullable(PriorityRuling),
  criticalWindow: nullable(CaseCriticalWindow),
  headline: nullable(Headline),
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
  /** The reader's own; absent from the desk's answer. */
  access: Type.Optional(CaseRights),
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
