import type { Readable } from 'node:stream'
import type { Actor } from '@mesa/shared/access/actor'
import type { AttachmentView, TicketAttachmentView } from '@mesa/shared/wire/attachments.schema'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { toPage } from '../../cursor.ts'
import { AppError } from '../../errors.ts'
import { decidesOn, isOwn, mayRead, mayReadCase } from './attachment-access.ts'
import { toView } from './attachment-view.ts'
import * as attachments from './attachments.repository.ts'
import { openBlob } from './blobs.ts'
import { assertServable, rescan } from './file-safety.service.ts'
import { removeOrphans } from './orphans.service.ts'
import { moveCharge } from './quota.service.ts'
import { stage, type AttachmentsDeps, type IncomingFile } from './staging.service.ts'

export type AttachmentsService = ReturnType<typeof createAttachmentsService>
export type Download = { name: string; mediaType: string; size: number | null; stream: Readable }
export const createAttachmentsService = (deps: AttachmentsDeps) => ({
  /** Keeps a file until its uploader posts it; nothing stays behind when the stream fails (F16). */
  stage: (actor: Caller, file: IncomingFile): Promise<AttachmentView> => stage(deps, actor, file),

  async download(actor: Caller, id: string): Promise<Download> {
    const { name, mediaType, size, storageKey } = await getServable(deps, actor, id)
    return { name, mediaType, size, stream: await openBlob(deps.storage, storageKey) }
  },

  /** Pictures we could not reduce safely are 422: the original stays (A57). */
  async thumbnail(actor: Caller, id: string): Promise<Download> {
    const { name, mediaType, thumbnailKey } = await getServable(deps, actor, id)
    if (thumbnailKey === null)
      throw new AppError(mediaType.startsWith('image/') ? 'file_damaged' : 'not_found')
    const stream = await openBlob(deps.storage, thumbnailKey)
    return { name: `${name}.webp`, mediaType: 'image/webp', size: null, stream }
  },

  /** The file's view, to whom may have its bytes. */
  view: async (actor: Caller, id: string): Promise<AttachmentView> =>
    toView(await getServable(deps, actor, id)),

  async listOfTicket(actor: Caller, ref: string, { limit = 50, cursor }: PageQuery) {
    const bound = { actor, filters: { files: ref } }
    const [after] = deps.cursors.decode(cursor, bound) ?? []
    const page = { after: after === undefined ? undefined : String(after), limit: limit + 1 }
    const rows = await deps.db.transaction(
      actor,
      async (tx) => {
        const ticket = await attachments.findCase(tx, ref)
        if (!ticket || !mayReadCase(actor, ticket)) throw new AppError('not_found')
        return attachments.listOfTicket(tx, ticket.id, page)
      },
      { readOnly: true },
    )
    return toPage(rows.map(viewOfTicket), limit, ({ id }) => deps.cursors.encode([id], bound))
  },

  removeOrphans: (now: Date) => removeOrphans(deps, now),
  rescan: () => rescan(deps),
})

/** The file, if the actor staged it or may read its case, and if it is safe to hand out. */
async function getServable({ db, config }: AttachmentsDeps, actor: Caller, id: string) {
  const found = await db.transaction(actor, (tx) => attachments.findAttachment(tx, id), {
    readOnly: true,
  })
  if (!found || !mayRead(actor, found)) throw new AppError('not_found')
  assertServable(found.attachment, config)
  return found.attachment
}

type LinkRequest = {
  actor: Actor
  /** Evidence of a picture is `screen` unless said otherwise (IN-3). */
  ids: Array<{ id: string; evidence?: EvidenceKind }>
  ticket: { id: string; organizationId: string }
  /** The message must be stored already. */
  messageId: string | null
  internal: boolean
  at: Date
}

/**
 * Posts staged files with a message, in the caller's transaction and in the order given. Refuses
 * `attachment_unusable` unless each was uploaded by the actor, or is of a draft they decide, and is not part of any message yet. A
 * quarantined file is posted too: the desk must see what came, and nobody can open it.
 */
export async function linkAttachments(
  tx: Tx,
  { actor, ids, ticket, messageId, internal, at }: LinkRequest,
): Promise<AttachmentView[]> {
  if (ids.length === 0) return []
  const staged = await attachments.lockStaged(
    tx,
    ids.map(({ id }) => id),
  )
  const linked: AttachmentView[] = []
  for (const { id, evidence } of ids) {
    const row = staged.find((candidate) => candidate.id === id)
    const isTwice = linked.some((earlier) => earlier.id === id)
    const mayPost = row && (isOwn(actor, row) || decidesOn(actor, row))
    if (!mayPost || isTwice) throw new AppError('attachment_unusable')
    const { organizationId } = ticket
    const chargedTo = await moveCharge(tx, { actor, file: row, to: organizationId })
    const kind = evidence ?? (row.mediaType.startsWith('image/') ? 'screen' : null)
    const set = { ticketId: ticket.id, organizationId, messageId, internal, linkedAt: at }
    linked.push(
      toView(await attachments.linkAttachment(tx, id, { ...set, evidence: kind, chargedTo })),
    )
  }
  return linked
}

/** Every file of a case that the transaction's actor may see, oldest first, each with its message. */
export async function attachmentsOfTickets(
  tx: Tx,
  ticketId: string,
): Promise<TicketAttachmentView[]> {
  const rows = await attachments.listOfTicket(tx, ticketId)
  return rows.map(viewOfTicket)
}

const viewOfTicket = (row: attachments.Attachment): TicketAttachmentView => ({
  ...toView(row),
  messageId: row.messageId,
})
