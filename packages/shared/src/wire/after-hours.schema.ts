import { Type, type Static } from 'typebox'
import {
  Instant,
  Minutes,
  Money,
  nullable,
  page,
  PersonView,
  strict,
  text,
  TicketNumber,
  TicketRef,
  Uuid,
} from './common.schema.ts'

/**
 * IN-1: a window in which the customer asks for attention, at most 31 days ahead and three days long,
 * at least partly outside of attention hours. `POST /tickets/:ref/after-hours`, 201 with
 * `AfterHoursView`; also part of `OpenTicketBody`.
 */
export const AfterHoursBody = Type.Object(
  { startsAt: Instant, endsAt: Instant, note: Type.Optional(text(2000)) },
  strict,
)
export type AfterHoursBody = Static<typeof AfterHoursBody>

/** `offered`: the desk is available at a price, and a decision of kind `after_hours` is pending. */
export const AfterHoursStatus = Type.Enum(
  ['asked', 'offered', 'unavailable', 'accepted', 'declined', 'withdrawn'],
  { type: 'string' },
)
export type AfterHoursStatus = Static<typeof AfterHoursStatus>

export const AfterHoursView = Type.Object({
  id: Uuid,
  ticketId: Uuid,
  ticketNumber: TicketNumber,
  startsAt: Instant,
  endsAt: Instant,
  note: nullable(Type.String()),
  status: AfterHoursStatus,
  askedBy: PersonView,
  askedAt: Instant,
  answeredBy: nullable(PersonView),
  answeredAt: nullable(Instant),
  answerNote: nullable(Type.String()),
  /** Of one hour; null until the desk offered it. */
  hourPrice: nullable(Money),
  /** The decision by which the customer takes the offer or not. */
  decisionId: nullable(Uuid),
  /** Work started in the window since it was accepted: what is charged at that price. */
  workedMinutes: Minutes,
})
export type AfterHoursView = Static<typeof AfterHoursView>

/** `GET /tickets/:ref/after-hours`, newest first. */
export const AfterHoursList = page(AfterHoursView)
export type AfterHoursList = Static<typeof AfterHoursList>

export const AfterHoursParams = Type.Object({ ref: TicketRef, id: Uuid }, strict)
export type AfterHoursParams = Static<typeof AfterHoursParams>

/** `POST /tickets/:ref/after-hours/:id/answer` by the desk; `hourPrice` goes with `isAvailable`, 0 is a price. */
export const AnswerAfterHoursBody = Type.Object(
  {
    isAvailable: Type.Boolean(),
    hourPrice: Type.Optional(
      Type.Object(
        {
          amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
          currency: Money.properties.currency,
        },
        strict,
      ),
    ),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type AnswerAfterHoursBody = Static<typeof AnswerAfterHoursBody>
