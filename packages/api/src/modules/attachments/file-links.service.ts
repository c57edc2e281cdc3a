import type { Actor } from '@mesa/shared/access/actor'
import type { AttachmentLink } from '@mesa/shared/wire/attachments.schema'
import type { Clock } from '../../clock.ts'
import type { Caller } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { AttachmentsService, Download } from './attachments.service.ts'
import { createFileLinks, type LinkedFile } from './file-links.ts'

export type FileLinksService = ReturnType<typeof createFileLinksService>

type Deps = {
  attachments: AttachmentsService
  authenticate: {
    bySession(claims: { tenantId: string; sessionId: string }): Promise<Actor | null>
  }
  clock: Clock
  secrets: { fileLinks: string }
}
const minutes = 5

/** Links to one file for its reader's own browser (A60). Whatever is wrong with one, the answer is 404. */
export function createFileLinksService({ attachments, authenticate, clock, secrets }: Deps) {
  const links = createFileLinks(secrets.fileLinks)
  return {
    /** People only: a key sends its own header. */
    async make(actor: Caller, id: string): Promise<AttachmentLink & { cookie: string }> {
      const { hasThumbnail } = await attachments.view(actor, id)
      if (!('sessionId' in actor)) throw new AppError('not_allowed')
      const { tenantId, sessionId } = actor
      const expiresAt = new Date(clock.now().getTime() + minutes * 60_000)
      const urlOf = (part: LinkedFile['part']) =>
        `/api/v1/files/${links.seal({ tenantId, attachmentId: id, part, sessionId, expiresAt })}`
      return {
        url: urlOf('file'),
        thumbnailUrl: hasThumbnail ? urlOf('thumbnail') : null,
        expiresAt: expiresAt.toISOString(),
        cookie: links.cookieOf(sessionId),
      }
    },

    /** Asks whom the session stands for now, and what they may read now. */
    async open(token: string, cookie: string | undefined): Promise<Download> {
      const linked = links.open(token, { cookie, now: clock.now() })
      const actor = linked && (await authenticate.bySession(linked))
      if (!linked || !actor) throw new AppError('not_found')
      return linked.part === 'file'
        ? attachments.download(actor, linked.attachmentId)
        : attachments.thumbnail(actor, linked.attachmentId)
    },
  }
}
