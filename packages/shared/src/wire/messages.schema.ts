import { Type, type Static } from 'typebox'
import { AttachmentView } from './attachments.schema.ts'
import { Instant, nullable, page, pageFields, strict, text, Uuid } from './common.schema.ts'
import { Channel, Nature, Visibility } from './vocabulary.schema.ts'

/** `POST /tickets/:ref/messages`; a customer posts only `reply` (403 otherwise); `note` is never seen by the customer (CV-2). */
export const PostMessageBody = Type.Object(
  {
    kind: Type.Enum(['reply', 'note', 'call', 'progress'], { type: 'string' }),
    body: text(50_000),
    /** Default `markdown`. */
    bodyFormat: Type.Optional(Type.Enum(['markdown', 'html'], { type: 'string' })),
    nature: Type.Optional(Nature),
    /** Puts the next move on the customer. */
    asks: Type.Optional(Type.Boolean()),
    attachmentIds: Type.Optional(Type.Array(Uuid, { maxItems: 20, uniqueItems: true })),
    /** IN-11: of kind call alone, when it was and how long it took. */
    call: Type.Optional(
      Type.Object(
        {
          at: Type.Optional(Instant),
          minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type PostMessageBody = Static<typeof PostMessageBody>

/** `opening`: what the case was placed with; `solution`: what `propose` said. */
export const MessageKind = Type.Enum(
  ['opening', 'reply', 'note', 'call', 'progress', 'solution', 'system'],
  { type: 'string' },
)
export type MessageKind = Static<typeof MessageKind>

export const MessageAuthor = Type.Object({
  /** Null for the system. */
  id: nullable(Uuid),
  name: Type.String(),
  role: Type.String(),
  side: Type.Enum(['desk', 'customer', 'system'], { type: 'string' }),
})
export type MessageAuthor = Static<typeof MessageAuthor>

/** EX-2: one reader of one message. */
export const ReadReceipt = Type.Object({
  userId: Uuid,
  name: Type.String(),
  firstReadAt: Instant,
  lastReadAt: Instant,
  count: Type.Integer({ minimum: 1 }),
})
export type ReadReceipt = Static<typeof ReadReceipt>

export const MessageView = Type.Object({
  id: Uuid,
  ticketId: Uuid,
  author: MessageAuthor,
  kind: MessageKind,
  visibility: Visibility,
  channel: Channel,
  /** As written. */
  body: Type.String(),
  bodyFormat: Type.Enum(['markdown', 'html'], { type: 'string' }),
  /** Sanitised by the server, safe to insert. */
  bodyHtml: Type.String(),
  nature: nullable(Nature),
  asks: Type.Boolean(),
  attachments: Type.Array(AttachmentView),
  /** IN-11: null but for calls; `minutes` null where nobody said. */
  call: nullable(Type.Object({ at: Instant, minutes: nullable(Type.Integer({ minimum: 0 })) })),
  reads: Type.Array(ReadReceipt),
  createdAt: Instant,
})
export type MessageView = Static<typeof MessageView>

/** `GET /tickets/:ref/messages`, oldest first unless `order=newest`. */
export const MessageListQuery = Type.Object(
  {
    ...pageFields,
    order: Type.Optional(Type.Enum(['oldest', 'newest'], { type: 'string' })),
  },
  strict,
)
export type MessageListQuery = Static<typeof MessageListQuery>

export const MessageList = page(MessageView)
export type MessageList = Static<typeof MessageList>

/** `POST /tickets/:ref/read`: the reader's receipt, answered with `ReadReceipt`. */
export const ReadBody = Type.Object({ messageId: Uuid }, strict)
export type ReadBody = Static<typeof ReadBody>
