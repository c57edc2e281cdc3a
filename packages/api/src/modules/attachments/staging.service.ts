import { Readable } from 'node:stream'
import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import { isDatabaseAway } from '../../db/away.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 as hashOf } from '../../ids.ts'
import type { Log } from '../../jobs/loop.ts'
import type { Scanner } from '../../outside/scanner.ts'
import type { Storage } from '../../outside/storage.ts'
import { toView } from './attachment-view.ts'
import * as attachments from './attachments.repository.ts'
import { openBlob, readHead, removeBlobs, writeBlob } from './blobs.ts'
import { hasExecutableName, normaliseFileName } from './file-names.ts'
import { auditQuarantine, judgeSafety } from './file-safety.service.ts'
import { HEAD_BYTES, judgeBytes, OPAQUE } from './file-types.ts'
import { payerOf, takeRoom, type Limits } from './quota.service.ts'
import { canHaveThumbnail, makeThumbnail } from './thumbnails.ts'

export type AttachmentsDeps = {
  db: Database
  clock: Clock
  storage: Storage
  /** Absent: no scanner is configured. */
  scanner?: Scanner | null
  config: Limits & { readsBeforeScan: boolean }
  cursors: Cursors
  log: Log
}

export type IncomingFile = {
  name: string
  stream: Readable
  /** After the stream's end: whether it ended at the size limit instead of the file's end. */
  isCut: () => boolean
  /** After the stream's end: reads what follows in a request, and throws if that may not be there. */
  finish?: () => Promise<void>
}

/**
 * Keeps a file until its uploader posts it. Bytes first, then one row that says where they are: what
 * fails leaves no row, and bytes without a row are removed, at the latest a day later (F16).
 */
export async function stage(deps: AttachmentsDeps, actor: Caller, file: IncomingFile) {
  refuseStrangers(actor)
  const name = normaliseFileName(file.name)
  if (hasExecutableName(name)) {
    file.stream.resume()
    throw new AppError('file_type_refused')
  }
  const at = deps.clock.now()
  const id = newId(at)
  const storageKey = `${actor.tenantId}/${id}`
  const { size, sha256 } = await writeBlob(deps.storage, storageKey, file.stream)
  const blobs = [storageKey, `${storageKey}.webp`]
  try {
    if (file.isCut()) throw new AppError('file_too_large')
    await file.finish?.()
    if (size === 0) throw new AppError('file_empty')
    const bytes = { id, name, size, sha256, storageKey, createdAt: at }
    const kept = await keep(deps, { actor: withContent(actor, { name, sha256 }), bytes })
    // The same request was answered before: its bytes are there already.
    if (kept.id !== id) await removeBlobs(deps.storage, blobs)
    return kept
  } catch (error) {
    // A lost answer to COMMIT leaves the row in doubt: its bytes stay, and the sweep takes strays (P19).
    if (!isDatabaseAway(error)) await removeBlobs(deps.storage, blobs)
    throw error
  }
}

/** The content belongs to the request: the same Idempotency-Key with another file is refused (P2). */
function withContent(actor: Caller, { name, sha256 }: { name: string; sha256: string }): Caller {
  if (!actor.once) return actor
  const requestHash = hashOf(`${actor.once.requestHash}\n${sha256}\n${name}`)
  return { ...actor, once: { ...actor.once, requestHash } }
}

type Bytes = Pick<
  attachments.Attachment,
  'id' | 'name' | 'size' | 'sha256' | 'storageKey' | 'createdAt'
>

async function keep(
  deps: AttachmentsDeps,
  { actor, bytes }: { actor: Caller; bytes: Bytes },
): Promise<AttachmentView> {
  const { db, storage, config } = deps
  const { storageKey, createdAt: at } = bytes
  const mediaType = await readMediaType(storage, storageKey)
  const safety = await judgeSafety(deps, { storageKey, at })
  const isInfected = safety.safety === 'infected'
  const thumbnail = isInfected ? noThumbnail : await storeThumbnail(storage, storageKey, mediaType)
  if (isInfected) await auditQuarantine(db, { actor, file: { ...bytes, ...safety }, at })
  const owner = {
    uploadedBy: 'userId' in actor ? actor.userId : null,
    organizationId: actor.kind === 'api_key' ? actor.organizationId : null,
    chargedTo: payerOf(actor),
  }
  const row = { ...bytes, ...owner, ...safety, ...thumbnail, mediaType }
  return db.transaction(actor, async (tx) => {
    await takeRoom(tx, row, config)
    return toView(await attachments.insertAttachment(tx, row))
  })
}

function refuseStrangers(actor: Actor) {
  const mayPost = can(actor, 'ticket.open').allowed || can(actor, 'worklog.create').allowed
  if (!mayPost) throw new AppError(actor.kind === 'api_key' ? 'scope_missing' : 'not_allowed')
}

async function readMediaType(storage: Storage, key: string): Promise<string> {
  const verdict = await judgeBytes(await readHead(await openBlob(storage, key), HEAD_BYTES))
  if (verdict.kind === 'refused') throw new AppError('file_type_refused')
  return verdict.kind === 'known' ? verdict.mediaType : OPAQUE
}

const noThumbnail = { thumbnailKey: null, width: null, height: null }

async function storeThumbnail(storage: Storage, storageKey: string, mediaType: string) {
  if (!canHaveThumbnail(mediaType)) return noThumbnail
  const thumbnail = await makeThumbnail(() => openBlob(storage, storageKey))
  if (!thumbnail) return noThumbnail
  const { width, height, image } = thumbnail
  const { key } = await writeBlob(storage, `${storageKey}.webp`, Readable.from([image]))
  return { thumbnailKey: key, width, height }
}
