import { Type, type Static } from 'typebox'
import { Instant, nullable, page, Sha256, strict, Uuid } from './common.schema.ts'
import { EvidenceKind } from './vocabulary.schema.ts'

/**
 * What the virus scanner says: `unscanned` where none is configured, `pending` until it answers,
 * `infected`: kept in quarantine, nobody can open it.
 */
export const FileSafety = Type.Enum(['unscanned', 'pending', 'clean', 'infected'], {
  type: 'string',
})
export type FileSafety = Static<typeof FileSafety>

/** Answer of `POST /attachments` (multipart, field `file`) and a file of a message. */
export const AttachmentView = Type.Object({
  id: Uuid,
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer({ minimum: 0 }),
  /** Found from the bytes, never from the name. */
  mediaType: Type.String(),
  sha256: Sha256,
  evidence: nullable(EvidenceKind),
  safety: FileSafety,
  hasThumbnail: Type.Boolean(),
  widthPixels: nullable(Type.Integer()),
  heightPixels: nullable(Type.Integer()),
  createdAt: Instant,
})
export type AttachmentView = Static<typeof AttachmentView>

/** `GET /tickets/:ref/attachments`: the gallery of a case; `messageId` null for one not posted yet. */
export const TicketAttachmentView = Type.Object({
  ...AttachmentView.properties,
  messageId: nullable(Uuid),
})
export type TicketAttachmentView = Static<typeof TicketAttachmentView>

export const TicketAttachmentList = page(TicketAttachmentView)
export type TicketAttachmentList = Static<typeof TicketAttachmentList>

/**
 * `POST /attachments/:id/link`: addresses signed for this one file and five minutes. They open it in
 * the browser that keeps the cookie of this answer, for as long as its session may read the file.
 */
export const AttachmentLink = Type.Object({
  url: Type.String(),
  thumbnailUrl: nullable(Type.String()),
  expiresAt: Instant,
})
export type AttachmentLink = Static<typeof AttachmentLink>

export const LinkToken = Type.Object(
  { token: Type.String({ pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$', maxLength: 600 }) },
  strict,
)
export type LinkToken = Static<typeof LinkToken>
