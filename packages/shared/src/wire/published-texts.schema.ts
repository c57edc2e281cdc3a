import { Type, type Static } from 'typebox'
import { Instant, nullable, page, strict, text } from './common.schema.ts'

/** One version of the conditions of service (EN-5) or of the terms of attention (EN-6). */
export const PublishedText = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  title: Type.String(),
  /** Markdown, as written. */
  body: Type.String(),
  bodyHtml: Type.String(),
  publishedBy: Type.String(),
  publishedAt: Instant,
  /** People who accepted this version; only of conditions, only for who publishes them. */
  acceptances: Type.Optional(Type.Integer({ minimum: 0 })),
})
export type PublishedText = Static<typeof PublishedText>

/** `GET /conditions/versions`, `GET /terms/versions`: newest first. */
export const PublishedTextList = page(PublishedText)
export type PublishedTextList = Static<typeof PublishedTextList>

/** `GET /conditions`; `acceptedAt`: when the caller accepted the current version. */
export const ConditionsView = Type.Object({
  current: nullable(PublishedText),
  acceptedAt: nullable(Instant),
})
export type ConditionsView = Static<typeof ConditionsView>

/** `GET /terms`. */
export const TermsView = Type.Object({ current: nullable(PublishedText) })
export type TermsView = Static<typeof TermsView>

/** `POST /conditions`, `POST /terms`: publishes the next version; markdown. */
export const PublishTextBody = Type.Object({ title: text(200), body: text(50_000) }, strict)
export type PublishTextBody = Static<typeof PublishTextBody>

export const TextVersionParams = Type.Object(
  { version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) },
  strict,
)
export type TextVersionParams = Static<typeof TextVersionParams>

/** `POST /conditions/:version/acceptance`; accepting twice keeps the first instant. 409 `conditions_superseded` of an earlier one. */
export const AcceptanceView = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  acceptedAt: Instant,
})
export type AcceptanceView = Static<typeof AcceptanceView>
