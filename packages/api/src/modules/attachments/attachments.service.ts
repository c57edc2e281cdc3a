import { Readable } from 'node:stream'
import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type { AttachmentView, TicketAttachmentView } from '@mesa/shared/wire/attachments.schema'
import type { EvidenceKind } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Storage } from '../../outside/storage.ts'
import { toView } from './attachment-view.ts'
import * as attachments from './attachments.repository.ts'
import { hasExecutableName, normaliseFileName } from './file-names.ts'
import { HEAD_BYTES, judgeBytes, OPAQUE } from './file-types.ts'
import { canHaveThumbnail, makeThumbnail } from './thumbnails.ts'

export type AttachmentsService = ReturnType<typeof createAttachmentsService>
export type LinkedAttachment = AttachmentView
export type Download = { name: string; mediaType: string; size: number | null; stream: Readable }

/** `isCut` says, after the end, whether the stream ended at the size limit instead of the file's end. */
type IncomingFile = { name: string; stream: Readable; isCut: () => boolean }
type Deps = { db: Database; clock: Clock; storage: Storage }
const stagedHoursMax = 24
const diskIsFull = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'])

export const createAttachmentsService = ({ db, clock, storage }: Deps) => ({
  /** Keeps a file until its uploader posts it; nothing stays behind when the stream fails (F16). */
  async stage(actor: Caller, file: IncomingFile): Promise<AttachmentView> {
    refuseStrangers(actor)
    const name = normaliseFileName(file.name)
    if (hasExecutableName(name)) {
      file.stream.resume()
      throw new AppError('file_type_refused')
    }
    const at = clock.now()
    const id = newId(at)
    const storageKey = `${actor.tenantId}/${id}`
    const { size, sha256 } = await writeBlob(storage, storageKey, file.stream)
    try {
      if (file.isCut()) throw new AppError('file_too_large')
      if (size === 0) throw new AppError('file_empty')
      const mediaType = await readMediaType(storage, storageKey)
      const thumbnail = await storeThumbnail(storage, storageKey, mediaType)
      const row = { id, name, size, mediaType, sha256, storageKey, createdAt: at, ...thumbnail }
      const owner = {
        uploadedBy: 'userId' in actor ? actor.userId : null,
        organizationId: actor.kind === 'api_key' ? actor.organizationId : null,
      }
      const stored = await db.transaction(actor, (tx) =>
        attachments.insertAttachment(tx, { ...row, ...owner }),
      )
      return toView(stored)
    } catch (error) {
      await removeBlobs(storage, [storageKey, `${storageKey}.webp`])
      throw error
    }
  },

  async download(actor: Caller, id: string): Promise<Download> {
    const { name, mediaType, size, storageKey } = await this.getReadable(actor, id)
    return { name, mediaType, size, stream: await openBlob(storage, storageKey) }
  },

  /** Pictures we could not reduce safely are 422: the original stays (A57). */
  async thumbnail(actor: Caller, id: string): Promise<Download> {
    const { name, mediaType, thumbnailKey } = await this.getReadable(actor, id)
    if (thumbnailKey === null)
      throw new AppError(mediaType.startsWith('image/') ? 'file_damaged' : 'not_found')
    const stream = await openBlob(storage, thumbnailKey)
    return { name: `${name}.webp`, mediaType: 'image/webp', size: null, stream }
  },

  /** The file, if the actor staged it or may read its case; notes' files are the desk's (CV-2). */
  async getReadable(actor: Caller, id: string) {
    const found = await db.transaction(actor, (tx) => attachments.findAttachment(tx, id), {
      readOnly: true,
    })
    if (!found || !mayRead(actor, found)) throw new AppError('not_found')
    return found.attachment
  },

  async listOfTicket(actor: Caller, ref: string) {
    const items = await db.transaction(
      actor,
      async (tx) => {
        const ticket = await attachments.findCase(tx, ref)
        if (!ticket || !can(actor, 'ticket.read', withNulls(ticket)).allowed)
          throw new AppError('not_found')
        return attachmentsOfTickets(tx, ticket.id)
      },
      { readOnly: true },
    )
    return { items, nextCursor: null }
  },

  removeOrphans: (now: Date) => removeOrphans({ db, clock, storage }, now),
})

/** Removes what was uploaded a day ago and never posted, and what killed uploads left; rows first. */
async function removeOrphans({ db, clock, storage }: Deps, now: Date): Promise<number> {
  const before = new Date(now.getTime() - stagedHoursMax * 3_600_000)
  let removed = 0
  for (const { id } of await db.directory('select id from tenants')) {
    const tenantId = String(id)
    const rows = await db.transaction(systemScope(tenantId), (tx) =>
      attachments.deleteStagedBefore(tx, before),
    )
    for (const row of rows) await removeBlobs(storage, [row.storageKey, row.thumbnailKey])
    removed += rows.length + (await removeStrays({ db, clock, storage }, tenantId))
  }
  return removed
}

/** Bytes without a row: the process died between both (F16). */
async function removeStrays({ db, storage }: Deps, tenantId: string): Promise<number> {
  const keys = await storage.listOlderThan(tenantId, stagedHoursMax)
  if (keys.length === 0) return 0
  const ofRow = (key: string) => key.replace(/\.webp$/, '')
  const known = await db.transaction(
    systemScope(tenantId),
    (tx) => attachments.listKnownKeys(tx, keys.map(ofRow)),
    { readOnly: true },
  )
  const strays = keys.filter((key) => !known.has(ofRow(key)))
  await removeBlobs(storage, strays)
  return strays.length
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
 * `attachment_unusable` unless each was uploaded by the actor and is not part of any message yet.
 */
export async function linkAttachments(
  tx: Tx,
  { actor, ids, ticket, messageId, internal, at }: LinkRequest,
): Promise<LinkedAttachment[]> {
  if (ids.length === 0) return []
  const staged = await attachments.lockStaged(
    tx,
    ids.map(({ id }) => id),
  )
  const linked: LinkedAttachment[] = []
  for (const { id, evidence } of ids) {
    const row = staged.find((candidate) => candidate.id === id)
    const isTwice = linked.some((earlier) => earlier.id === id)
    if (!row || isTwice || !isOwn(actor, row)) throw new AppError('attachment_unusable')
    const kind = evidence ?? (row.mediaType.startsWith('image/') ? 'screen' : null)
    const set = { ticketId: ticket.id, organizationId: ticket.organizationId, messageId }
    linked.push(
      toView(
        await attachments.linkAttachment(tx, id, {
          ...set,
          internal,
          evidence: kind,
          linkedAt: at,
        }),
      ),
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
  return rows.map((row) => ({ ...toView(row), messageId: row.messageId }))
}

function refuseStrangers(actor: Actor) {
  const mayPost = can(actor, 'ticket.open').allowed || can(actor, 'worklog.create').allowed
  if (!mayPost) throw new AppError(actor.kind === 'api_key' ? 'scope_missing' : 'not_allowed')
}

function isOwn(actor: Actor, row: attachments.Attachment): boolean {
  if ('userId' in actor) return row.uploadedBy === actor.userId
  const isOfKey = actor.kind === 'api_key' && row.organizationId === actor.organizationId
  return row.uploadedBy === null && (isOfKey || actor.kind === 'system')
}

type Found = NonNullable<Awaited<ReturnType<typeof attachments.findAttachment>>>

function mayRead(actor: Actor, { attachment, ticket }: Found): boolean {
  if (attachment.linkedAt === null) return isOwn(actor, attachment)
  if (!ticket || !can(actor, 'ticket.read', withNulls(ticket)).allowed) return false
  return !attachment.internal || can(actor, 'ticket.read_desk', withNulls(ticket)).allowed
}

const withNulls = ({
  organizationId,
  requesterId,
  accountLeadId,
  sharedWithUserIds,
}: attachments.CaseAccess) => ({
  organizationId,
  requesterId,
  accountLeadId,
  sharedWithUserIds,
})

async function writeBlob(storage: Storage, key: string, stream: Readable) {
  try {
    return await storage.write(key, stream)
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    // busboy's own words for a body that ends before its last boundary; it gives no code.
    if (code === undefined && message.includes('multipart')) throw new AppError('malformed')
    if (code && diskIsFull.has(code)) throw new AppError('unavailable', { retryAfterSeconds: 60 })
    throw error
  }
}

async function openBlob(storage: Storage, key: string): Promise<Readable> {
  try {
    return await storage.read(key)
  } catch {
    // The row is there and the bytes are not: a restore in progress, or a disk that is away.
    throw new AppError('unavailable', { retryAfterSeconds: 60 })
  }
}

async function readMediaType(storage: Storage, key: string): Promise<string> {
  const verdict = await judgeBytes(await readHead(await storage.read(key)))
  if (verdict.kind === 'refused') throw new AppError('file_type_refused')
  return verdict.kind === 'known' ? verdict.mediaType : OPAQUE
}

async function readHead(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer)
    size += (chunk as Buffer).length
    if (size >= HEAD_BYTES) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD_BYTES)
}

async function storeThumbnail(storage: Storage, storageKey: string, mediaType: string) {
  const none = { thumbnailKey: null, width: null, height: null }
  if (!canHaveThumbnail(mediaType)) return none
  const thumbnail = await makeThumbnail(await storage.read(storageKey))
  if (!thumbnail) return none
  const { width, height, image } = thumbnail
  const { key } = await writeBlob(storage, `${storageKey}.webp`, Readable.from([image]))
  return { thumbnailKey: key, width, height }
}

async function removeBlobs(storage: Storage, keys: Array<string | null>) {
  for (const key of keys) if (key !== null) await storage.remove(key)
}
