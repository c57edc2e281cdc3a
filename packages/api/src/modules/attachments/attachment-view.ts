import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import type { Attachment } from './attachments.repository.ts'

export const toView = (row: Attachment): AttachmentView => ({
  id: row.id,
  name: row.name,
  size: row.size,
  mediaType: row.mediaType,
  sha256: row.sha256,
  evidence: row.evidence,
  safety: row.safety,
  hasThumbnail: row.thumbnailKey !== null && row.safety !== 'pending',
  widthPixels: row.width,
  heightPixels: row.height,
  createdAt: row.createdAt.toISOString(),
})
