import { Type, type Static } from 'typebox'
import { Instant, nullable, TicketNumber, Uuid } from './common.schema.ts'

/** `data` of one server-sent event of `GET /stream`: that something changed, never what; the reader asks again for what it shows. */
export const StreamEvent = Type.Object({
  /** A type of the record (`message.added`) or of the desk (`organization.changed`). */
  type: Type.String(),
  ticketNumber: nullable(TicketNumber),
  ticketId: nullable(Uuid),
  organizationId: nullable(Uuid),
  at: Instant,
})
export type StreamEvent = Static<typeof StreamEvent>
