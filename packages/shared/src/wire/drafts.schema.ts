import { Type, type Static } from 'typebox'
import { AttachmentView } from './attachments.schema.ts'
import {
  Instant,
  nullable,
  page,
  pageFields,
  PersonView,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { OpenTicketBody } from './tickets.schema.ts'

const {
  type: _type,
  organizationId: _organizationId,
  requesterId: _requesterId,
  channel: _channel,
  confirmNotDuplicate: _confirmNotDuplicate,
  productId,
  ...parts
} = OpenTicketBody.properties

/** What a customer sends to `POST /tickets`, as far as it is written. */
export const DraftContent = Type.Object(
  { ...Type.Partial(Type.Object(parts)).properties, productId },
  strict,
)
export type DraftContent = Static<typeof DraftContent>

export const DraftStatus = Type.Enum(['open', 'sent', 'merged', 'declined', 'discarded'], {
  type: 'string',
})
export type DraftStatus = Static<typeof DraftStatus>

/** A case written by who may not open one (EN-4): it has no number and holds no place. */
export const DraftView = Type.Object({
  id: Uuid,
  organizationId: Uuid,
  organizationName: Type.String(),
  productName: Type.String(),
  author: Type.Object({ id: Uuid, name: Type.String() }),
  content: DraftContent,
  attachments: Type.Array(AttachmentView),
  status: DraftStatus,
  /** The case it became or was added to, where the reader may read it. */
  ticketNumber: nullable(TicketNumber),
  reason: nullable(Type.String()),
  decidedBy: nullable(PersonView),
  decidedAt: nullable(Instant),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type DraftView = Static<typeof DraftView>

/** `GET /drafts`: newest first; their own for who writes them, all of the organization for its key users. */
export const DraftList = page(DraftView)
export type DraftList = Static<typeof DraftList>

export const DraftListQuery = Type.Object(
  {
    ...pageFields,
    status: Type.Optional(DraftStatus),
    organizationId: Type.Optional(Uuid),
  },
  strict,
)
export type DraftListQuery = Static<typeof DraftListQuery>

/** `POST /drafts`. */
export const CreateDraftBody = Type.Object(
  {
    content: DraftContent,
    /** One of the author's own; needed only where they belong to several. */
    organizationId: Type.Optional(Uuid),
  },
  strict,
)
export type CreateDraftBody = Static<typeof CreateDraftBody>

/** `PATCH /drafts/:id`: the whole content anew, by its author or a key user. */
export const PatchDraftBody = Type.Object({ content: DraftContent }, strict)
export type PatchDraftBody = Static<typeof PatchDraftBody>

/**
 * `POST /drafts/:id/decision`: `send` opens the case as the key user, about its author, with `content`
 * instead of the draft's where given; `merge` adds it to `intoNumber` as a message; `decline` says why.
 */
export const DraftDecisionBody = Type.Object(
  {
    decision: Type.Enum(['send', 'merge', 'decline'], { type: 'string' }),
    reason: Type.Optional(text(2000)),
    intoNumber: Type.Optional(TicketNumber),
    content: Type.Optional(DraftContent),
    confirmNotDuplicate: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type DraftDecisionBody = Static<typeof DraftDecisionBody>
