import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  Money,
  nullable,
  page,
  pageFields,
  PersonView,
  SignedMinutes,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { LotOrigin } from './contracts.schema.ts'
import { ConsentPurpose, DecisionKind, DecisionStatus, Nature } from './vocabulary.schema.ts'

/** Where the minutes of an acceptance come from; all but `contract` only where the contract allows it. */
export const ConsentSource = Type.Enum(['contract', 'overdraft', 'independent', 'new_lot'], {
  type: 'string',
})
export type ConsentSource = Static<typeof ConsentSource>

/**
 * A source beside the contract's lots: overdraft, with the minutes the contract still allows; independent, at
 * the desk's rate; the next lot of the contract. `unheldMinutes` would be worked on it, the rest is held.
 */
export const SourceOffer = Type.Object({
  source: Type.Enum(['overdraft', 'independent', 'new_lot'], { type: 'string' }),
  unheldMinutes: Minutes,
  /** Of overdraft and independent; null where no rate says it, absent for who sees no money. */
  hourPrice: Type.Optional(nullable(Money)),
})
export type SourceOffer = Static<typeof SourceOffer>

/** What accepting would do now, so that the customer sees it before deciding. */
export const DecisionEffects = Type.Object({
  limitAfterMinutes: Minutes,
  /** Newly held: the limit minus what the case has charged and holds already. */
  holdMinutes: Minutes,
  /** Of what is held: work done already, which accepting charges at once. */
  chargedNowMinutes: Minutes,
  balanceAfterMinutes: SignedMinutes,
  /** Above 0: the balance cannot carry it, accepting answers `balance_insufficient` but with a source. */
  shortfallMinutes: Minutes,
  /** What the customer agreed to for the case before, and would have agreed to with this. */
  agreedBeforeMinutes: Minutes,
  agreedAfterMinutes: Minutes,
  /** What may be named where the balance does not carry it. */
  sources: Type.Array(SourceOffer),
  /** Soonest to end first. */
  lots: Type.Array(
    Type.Object({
      lotId: Uuid,
      name: Type.String(),
      origin: LotOrigin,
      validFrom: LocalDate,
      /** Exclusive. */
      validUntil: LocalDate,
      minutes: Minutes,
      availableMinutes: Minutes,
    }),
  ),
})
export type DecisionEffects = Static<typeof DecisionEffects>

export const DecisionView = Type.Object({
  id: Uuid,
  ticketId: Uuid,
  ticketNumber: TicketNumber,
  ticketSubject: Type.String(),
  kind: DecisionKind,
  status: DecisionStatus,
  /** Only of kind hours. */
  purpose: nullable(ConsentPurpose),
  minutes: nullable(Minutes),
  /** Only of kind solution. */
  nature: nullable(Nature),
  explanation: Type.String(),
  askedBy: PersonView,
  askedAt: Instant,
  expiresAt: nullable(Instant),
  answeredBy: nullable(PersonView),
  answeredAt: nullable(Instant),
  comment: nullable(Type.String()),
  source: nullable(ConsentSource),
  /** Of accepted hours: agreed minutes that no lot carries yet. */
  unheldMinutes: Minutes,
  /** Of kind terms: what is confirmed. */
  terms: nullable(
    Type.Object({
      version: Type.Integer({ minimum: 1 }),
      title: Type.String(),
      bodyHtml: Type.String(),
    }),
  ),
  /** Of kind access. */
  accessUntil: nullable(Instant),
  /** Of kind after_hours: the window, and what an hour in it costs. */
  afterHours: nullable(
    Type.Object({ id: Uuid, startsAt: Instant, endsAt: Instant, hourPrice: Money }),
  ),
  /** The caller may answer it now. */
  canAnswer: Type.Boolean(),
  /** Null unless pending and of kind hours. */
  effects: nullable(DecisionEffects),
})
export type DecisionView = Static<typeof DecisionView>

/** `GET /tickets/:ref/decisions`, `GET /tickets/:ref/consents` (kind hours), newest first. */
export const DecisionListQuery = Type.Object(
  { ...pageFields, status: Type.Optional(DecisionStatus) },
  strict,
)
export type DecisionListQuery = Static<typeof DecisionListQuery>

export const DecisionList = page(DecisionView)
export type DecisionList = Static<typeof DecisionList>

/** `POST /tickets/:ref/consents` (HR-6): 201 with `DecisionView`. */
export const AskConsentBody = Type.Object(
  {
    purpose: ConsentPurpose,
    minutes: Type.Integer({ minimum: 1, maximum: 100_000 }),
    explanation: text(4000),
    /** Default by the rulebook's `consentExpiresBusinessDays`. */
    expiresAt: Type.Optional(Instant),
  },
  strict,
)
export type AskConsentBody = Static<typeof AskConsentBody>

/** `POST /consents/:id/decision`: answered with `DecisionView`. */
export const ConsentDecisionBody = Type.Object(
  {
    decision: Type.Enum(['accept', 'decline'], { type: 'string' }),
    comment: Type.Optional(text(2000)),
    source: Type.Optional(ConsentSource),
  },
  strict,
)
export type ConsentDecisionBody = Static<typeof ConsentDecisionBody>

/**
 * `POST /tickets/:ref/decisions`, 201 with `DecisionView`: asks again for the terms of attention as
 * published now (EN-6), or for access to the customer's systems: `explanation` says to what, and
 * `accessUntil` until when (HR-14).
 */
export const AskDecisionBody = Type.Object(
  {
    kind: Type.Enum(['terms', 'access'], { type: 'string' }),
    explanation: Type.Optional(text(4000)),
    accessUntil: Type.Optional(Instant),
    /** Of access: default by the rulebook's `consentExpiresBusinessDays`. Terms do not expire. */
    expiresAt: Type.Optional(Instant),
  },
  strict,
)
export type AskDecisionBody = Static<typeof AskDecisionBody>

/** `POST /decisions/:id/answer`; `watch` with `until` only of kind solution. */
export const AnswerDecisionBody = Type.Object(
  {
    decision: Type.Enum(['accept', 'decline', 'watch'], { type: 'string' }),
    comment: Type.Optional(text(2000)),
    source: Type.Optional(ConsentSource),
    until: Type.Optional(Instant),
  },
  strict,
)
export type AnswerDecisionBody = Static<typeof AnswerDecisionBody>

/** `POST /decisions/:id/withdrawal`. */
export const WithdrawDecisionBody = Type.Object({ reason: Type.Optional(text(2000)) }, strict)
export type WithdrawDecisionBody = Static<typeof WithdrawDecisionBody>
