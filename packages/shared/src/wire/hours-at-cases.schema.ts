import { Type, type Static } from 'typebox'
import { Instant, LocalDate, Minutes, nullable, TicketNumber, Uuid } from './common.schema.ts'

const Count = Type.Integer({ minimum: 0 })
const ofCase = { ticketNumber: TicketNumber, ticketSubject: Type.String() }

/** Minutes that a case holds; `consentId` null: of a case that needed none. */
export const HeldAtCase = Type.Object({
  ...ofCase,
  consentId: nullable(Uuid),
  heldMinutes: Minutes,
  /** What was agreed to with the consent, when and by whom. */
  agreedMinutes: nullable(Minutes),
  answeredBy: nullable(Type.String()),
  answeredAt: nullable(Instant),
})
export type HeldAtCase = Static<typeof HeldAtCase>

/** Work that is recorded and not charged (HR-6): it passes what was agreed to, or what the contract had. */
export const UnchargedAtCase = Type.Object({
  ...ofCase,
  unchargedMinutes: Minutes,
  worklogs: Count,
  lastWorkedOn: LocalDate,
})
export type UnchargedAtCase = Static<typeof UnchargedAtCase>

/**
 * `GET /contracts/:id/hours-at-cases`: which consents the held minutes of a balance are for, and what was
 * worked without being charged. The hundred largest of each; the sums are of all.
 */
export const HoursAtCases = Type.Object({
  contractId: Uuid,
  heldMinutes: Minutes,
  held: Type.Array(HeldAtCase),
  heldLeftOff: Count,
  unchargedMinutes: Minutes,
  uncharged: Type.Array(UnchargedAtCase),
  unchargedLeftOff: Count,
})
export type HoursAtCases = Static<typeof HoursAtCases>
