import { Type, type Static } from 'typebox'
import { Instant, nullable, page, strict, TicketRef, Uuid } from './common.schema.ts'

/** What somebody may do with a case that was shared with them. */
export const ParticipantAccess = Type.Enum(['read', 'reply'], { type: 'string' })
export type ParticipantAccess = Static<typeof ParticipantAccess>

/**
 * `POST /tickets/:ref/participants` (CV-10): 201 with `ParticipantView`. Shares with somebody of the
 * case's organization, anybody else is 404; shared already, their access changes;
 * 422 `already_theirs` for who opened it.
 */
export const ParticipantBody = Type.Object({ userId: Uuid, access: ParticipantAccess }, strict)
export type ParticipantBody = Static<typeof ParticipantBody>

export const ParticipantView = Type.Object({
  userId: Uuid,
  name: Type.String(),
  access: ParticipantAccess,
  /** The name of who let them in, as the record tells it. */
  sharedBy: nullable(Type.String()),
  addedAt: Instant,
})
export type ParticipantView = Static<typeof ParticipantView>

/** `GET /tickets/:ref/participants`, in the order they came. */
export const ParticipantList = page(ParticipantView)
export type ParticipantList = Static<typeof ParticipantList>

/** `DELETE /tickets/:ref/participants/:userId`: 204; by a key user, or by oneself. */
export const ParticipantParams = Type.Object({ ref: TicketRef, userId: Uuid }, strict)
export type ParticipantParams = Static<typeof ParticipantParams>
