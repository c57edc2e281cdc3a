import { Type, type Static } from 'typebox'
import {
  DuplicateCandidate,
  Instant,
  LocalDate,
  nullable,
  page,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { TicketListItem } from './tickets.schema.ts'
import { EvidenceKind, Standing } from './vocabulary.schema.ts'

/** What of a case intake must look at; none of them: it only waits for its turn. */
export const ReviewCheck = Type.Enum(
  ['entitlement', 'evidence', 'subject', 'priority', 'escalated'],
  { type: 'string' },
)
export type ReviewCheck = Static<typeof ReviewCheck>

export const ReviewListItem = Type.Object({
  ...TicketListItem.properties,
  checks: Type.Array(ReviewCheck),
})
export type ReviewListItem = Static<typeof ReviewListItem>

/** `GET /reviews` (CL-1): what nobody reviewed; flagged and priority cases first, then the oldest. */
export const ReviewList = page(ReviewListItem)
export type ReviewList = Static<typeof ReviewList>

/**
 * `GET /tickets/:ref/review`: the checklist of CL-1, as it stands today. `contract`, `standing`,
 * `duplicates`, `evidenceMissing`: null where the rulebook does not look at them. `replyTo`: cases that this one may be an answer to.
 */
export const ReviewView = Type.Object({
  contract: nullable(
    Type.Object({
      state: Type.Enum(['valid', 'no_contract', 'expired', 'product_not_covered'], {
        type: 'string',
      }),
      /** The one that covers the product today, else the latest that there was. */
      contract: nullable(
        Type.Object({ id: Uuid, name: Type.String(), startsOn: LocalDate, endsOn: LocalDate }),
      ),
    }),
  ),
  standing: nullable(
    Type.Object({ standing: Standing, reason: nullable(Type.String()), since: nullable(Instant) }),
  ),
  duplicates: nullable(Type.Array(DuplicateCandidate)),
  replyTo: Type.Array(DuplicateCandidate),
  evidenceMissing: nullable(Type.Array(EvidenceKind)),
  /** What its customer says makes it a priority (IN-7); null: nothing. */
  priority: nullable(
    Type.Object({
      reason: nullable(Type.String()),
      state: nullable(
        Type.Enum(['claimed', 'confirmed', 'downgraded'], {
          type: 'string',
        }),
      ),
      note: nullable(Type.String()),
      isInCriticalWindow: Type.Boolean(),
    }),
  ),
  checks: Type.Array(ReviewCheck),
  reviewedAt: nullable(Instant),
})
export type ReviewView = Static<typeof ReviewView>

export const ReviewOutcome = Type.Enum(
  ['accept', 'duplicate', 'reply_to_other', 'not_entitled', 'spam'],
  { type: 'string' },
)
export type ReviewOutcome = Static<typeof ReviewOutcome>

/**
 * `POST /tickets/:ref/review`, answered with the case. `accept` takes `note` alone; `duplicate` and
 * `reply_to_other` ask for `intoNumber`; all but `accept` and `spam` for the customer's `noticeBody`.
 */
export const ReviewBody = Type.Object(
  {
    outcome: ReviewOutcome,
    /** For the desk. */
    note: Type.Optional(text(2000)),
    intoNumber: Type.Optional(TicketNumber),
    /** For the customer. */
    noticeBody: Type.Optional(text(4000)),
  },
  strict,
)
export type ReviewBody = Static<typeof ReviewBody>

/** `POST /tickets/:ref/merge` (IN-6), answered with the merged ticket, whose `mergedInto` is set. */
export const MergeBody = Type.Object({ intoNumber: TicketNumber, noticeBody: text(4000) }, strict)
export type MergeBody = Static<typeof MergeBody>
