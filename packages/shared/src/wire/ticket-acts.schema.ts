import { Type, type Static } from 'typebox'
import { Instant, nullable, page, strict, text, Uuid } from './common.schema.ts'
import { CatalogCode } from './catalogs.schema.ts'
import { FieldKey, FieldNumber, TicketContact } from './tickets.schema.ts'
import {
  Criticality,
  Impact,
  Level,
  Nature,
  TicketActionName,
  TicketStatus,
  TicketType,
} from './vocabulary.schema.ts'

/**
 * `POST /tickets/:ref/transitions`, answered with the ticket. What else an action takes:
 * `hand_to_vendor` vendorCaseNumber, reason; `propose` nature, body, attachmentIds; `ask` body;
 * `watch` until; `reject`, `close`, `cancel` reason; any may carry `comment`.
 * `reason` of close and cancel is the code of a catalogue entry or free text.
 */
export const TransitionBody = Type.Object(
  {
    action: TicketActionName,
    reason: Type.Optional(text(2000)),
    comment: Type.Optional(text(4000)),
    nature: Type.Optional(Nature),
    body: Type.Optional(text(50_000)),
    attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 20, uniqueItems: true })),
    until: Type.Optional(Instant),
    vendorCaseNumber: Type.Optional(text(80)),
    /** The code of one that divides the state it moves to; the desk's alone. */
    subState: Type.Optional(CatalogCode),
  },
  strict,
)
export type TransitionBody = Static<typeof TransitionBody>

/** An action as a button: disabled with a reason code where it is not possible now. */
export const TransitionOption = Type.Object({
  action: TicketActionName,
  enabled: Type.Boolean(),
  reason: Type.Optional(Type.String()),
  to: Type.Optional(nullable(TicketStatus)),
})
export type TransitionOption = Static<typeof TransitionOption>

/** `GET /tickets/:ref/transitions`. */
export const TransitionList = page(TransitionOption)
export type TransitionList = Static<typeof TransitionList>

/** `PUT /tickets/:ref/classification`; what is not sent stays. */
export const ClassificationBody = Type.Object(
  {
    type: Type.Optional(TicketType),
    requestKind: Type.Optional(text(64)),
    impact: Type.Optional(Impact),
    criticality: Type.Optional(Criticality),
    level: Type.Optional(Level),
    reason: Type.Optional(text(2000)),
    vendorCaseNumber: Type.Optional(text(80)),
  },
  { ...strict, minProperties: 1 },
)
export type ClassificationBody = Static<typeof ClassificationBody>

/** `PATCH /tickets/:ref`, a JSON Merge Patch; `reason` goes with a change of assignee (CL-9). */
export const PatchTicketBody = Type.Object(
  {
    subject: Type.Optional(text(250)),
    module: Type.Optional(text(80)),
    categoryId: Type.Optional(nullable(Uuid)),
    fields: Type.Optional(
      Type.Record(
        FieldKey,
        Type.Union([Type.String({ maxLength: 4000 }), FieldNumber, Type.Boolean(), Type.Null()]),
        { ...strict, maxProperties: 50 },
      ),
    ),
    /** IN-11: whom to call and when; whoever may write in the case may correct it alone. */
    contact: Type.Optional(nullable(TicketContact)),
    tags: Type.Optional(Type.Array(text(64), { maxItems: 30, uniqueItems: true })),
    assigneeId: Type.Optional(nullable(Uuid)),
    teamId: Type.Optional(nullable(Uuid)),
    reason: Type.Optional(text(2000)),
    /** The code of one that divides the state of the case (CA-1). */
    subState: Type.Optional(nullable(CatalogCode)),
    priorityId: Type.Optional(nullable(Uuid)),
  },
  { ...strict, minProperties: 1 },
)
export type PatchTicketBody = Static<typeof PatchTicketBody>

/** `PUT /tickets/:ref/away` (IN-8). */
export const AwayBody = Type.Object({ until: Instant, note: Type.Optional(text(500)) }, strict)
export type AwayBody = Static<typeof AwayBody>

/** `PUT /tickets/:ref/rating`. */
export const RatingBody = Type.Object(
  { score: Type.Integer({ minimum: 1, maximum: 5 }), comment: Type.Optional(text(2000)) },
  strict,
)
export type RatingBody = Static<typeof RatingBody>

/**
 * `PUT /tickets/:ref/priority` by the desk (IN-7), answered with the ticket: whether a claimed priority
 * holds, and why, which the customer reads. `priorityReason` is the code of one of the rulebook's
 * reasons: a case without one becomes a priority by it.
 */
export const RulePriorityBody = Type.Object(
  { holds: Type.Boolean(), reason: text(2000), priorityReason: Type.Optional(text(64)) },
  strict,
)
export type RulePriorityBody = Static<typeof RulePriorityBody>
