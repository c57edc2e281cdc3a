import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
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
import { Coverage } from './vocabulary.schema.ts'

/** Where the hours of a case come from, as its key user said (HR-7); `quote`: they are quoted apart. */
export const FundingSource = Type.Enum(['contract', 'quote'], { type: 'string' })
export type FundingSource = Static<typeof FundingSource>

export const CoverageContract = Type.Object({
  id: Uuid,
  number: Type.String(),
  name: Type.String(),
})
export type CoverageContract = Static<typeof CoverageContract>

/** A contract that a case could be charged to, soonest to end first. */
export const CoverageChoice = Type.Object({
  ...CoverageContract.properties,
  startsOn: LocalDate,
  /** Exclusive. */
  endsOn: LocalDate,
  /** It names the product of the case, or all. */
  coversProduct: Type.Boolean(),
  /** Available minutes less open overdraft. */
  balanceMinutes: SignedMinutes,
})
export type CoverageChoice = Static<typeof CoverageChoice>

/** `GET /tickets/:ref/coverage`: how the case is covered, who ruled it and why (HR-4). */
export const CoverageView = Type.Object({
  ticketNumber: TicketNumber,
  coverage: Coverage,
  /** The contract that pays; absent for who sees no contracts. */
  contract: Type.Optional(nullable(CoverageContract)),
  /** Null: the default of the desk still stands. */
  ruling: nullable(Type.Object({ reason: Type.String(), by: Type.String(), at: Instant })),
  /** Null until the key user says it (HR-7). */
  funding: nullable(Type.Object({ source: FundingSource, by: Type.String(), at: Instant })),
  /** An objection that waits for an answer. */
  hasOpenObjection: Type.Boolean(),
  canRule: Type.Boolean(),
  canObject: Type.Boolean(),
  canChooseFunding: Type.Boolean(),
  /** What a ruling or the key user may choose among; empty for who may do neither. */
  choices: Type.Array(CoverageChoice),
})
export type CoverageView = Static<typeof CoverageView>

/**
 * `PUT /tickets/:ref/coverage` (HR-4): 200 with `CoverageRulingView`. Without `contractId` the contract of the
 * case stays, or is the soonest-ending one that covers its product; 422 `contract_required` where there is none.
 */
export const RuleCoverageBody = Type.Object(
  { coverage: Coverage, contractId: Type.Optional(Uuid), reason: text(4000) },
  strict,
)
export type RuleCoverageBody = Static<typeof RuleCoverageBody>

/** What a ruling moved in the ledger, in minutes. */
export const RulingEffects = Type.Object({
  /** Work of the case that was posted anew. */
  worklogs: Type.Integer({ minimum: 0 }),
  reversedMinutes: Minutes,
  chargedMinutes: Minutes,
  /** Work that neither lots nor overdraft pay now. */
  unchargedMinutes: Minutes,
  releasedMinutes: Minutes,
  heldMinutes: Minutes,
  /** Closed months (`YYYY-MM`) that entries of the open month put right. */
  correctedMonths: Type.Array(Type.String()),
})
export type RulingEffects = Static<typeof RulingEffects>

export const CoverageRulingView = Type.Object({
  ...CoverageView.properties,
  effects: RulingEffects,
})
export type CoverageRulingView = Static<typeof CoverageRulingView>

/** `POST /tickets/:ref/coverage/objections`: 201 with `ObjectionView`; one open at a time (`already_exists`). */
export const ObjectCoverageBody = Type.Object({ reason: text(4000) }, strict)
export type ObjectCoverageBody = Static<typeof ObjectCoverageBody>

export const ObjectionStatus = Type.Enum(['open', 'upheld', 'rejected'], { type: 'string' })
export type ObjectionStatus = Static<typeof ObjectionStatus>

export const ObjectionView = Type.Object({
  id: Uuid,
  ticketNumber: TicketNumber,
  /** As it was ruled then. */
  coverage: Coverage,
  reason: Type.String(),
  madeBy: PersonView,
  madeAt: Instant,
  status: ObjectionStatus,
  answer: nullable(Type.String()),
  answeredBy: nullable(PersonView),
  answeredAt: nullable(Instant),
  /** The caller may answer it now. */
  canAnswer: Type.Boolean(),
})
export type ObjectionView = Static<typeof ObjectionView>

/** `GET /tickets/:ref/coverage/objections`, newest first. */
export const ObjectionListQuery = Type.Object(pageFields, strict)
export type ObjectionListQuery = Static<typeof ObjectionListQuery>

export const ObjectionList = page(ObjectionView)
export type ObjectionList = Static<typeof ObjectionList>

/**
 * `POST /coverage-objections/:id/answer`: 200 with `ObjectionView`. `upheld` rules anew in the same act by
 * `ruling`, whose reason is the answer, or after a ruling since the objection; else 422 `ruling_required`.
 */
export const AnswerObjectionBody = Type.Object(
  {
    outcome: Type.Enum(['upheld', 'rejected'], { type: 'string' }),
    answer: text(4000),
    ruling: Type.Optional(
      Type.Object({ coverage: Coverage, contractId: Type.Optional(Uuid) }, strict),
    ),
  },
  strict,
)
export type AnswerObjectionBody = Static<typeof AnswerObjectionBody>

/** `PUT /tickets/:ref/funding` (HR-7): 200 with `CoverageView`. `contractId` only of source `contract`. */
export const ChooseFundingBody = Type.Object(
  { source: FundingSource, contractId: Type.Optional(Uuid) },
  strict,
)
export type ChooseFundingBody = Static<typeof ChooseFundingBody>
