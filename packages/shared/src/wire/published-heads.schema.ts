import { Type, type Static } from 'typebox'
import { Instant, LocalDate, page, pageFields, Sha256, strict, Uuid } from './common.schema.ts'

/** Heads of the chains as they left the building on one day; `hash` = SHA-256(prevHash ‖ body). */
export const PublishedHeadsView = Type.Object({
  id: Uuid,
  onDate: LocalDate,
  publishedAt: Instant,
  /** Where it went: the key in the store of files, and addresses. */
  sentTo: Type.Array(Type.String()),
  /** Accounts of hours and chains of the record that the text names. */
  accounts: Type.Integer({ minimum: 0 }),
  chains: Type.Integer({ minimum: 0 }),
  prevHash: Sha256,
  hash: Sha256,
  /** The exact text that was hashed and sent. */
  body: Type.String(),
})
export type PublishedHeadsView = Static<typeof PublishedHeadsView>

/** `GET /published-heads`, newest first; supervisors and administrators. */
export const PublishedHeadsList = page(PublishedHeadsView)
export type PublishedHeadsList = Static<typeof PublishedHeadsList>

export const PublishedHeadsQuery = Type.Object(pageFields, strict)
export type PublishedHeadsQuery = Static<typeof PublishedHeadsQuery>
