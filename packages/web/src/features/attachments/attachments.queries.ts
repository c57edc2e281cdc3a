import { queryOptions } from '@tanstack/react-query'
import type { AttachmentView, TicketAttachmentList } from '@mesa/shared/wire/attachments.schema'
import { download, http } from '../../lib/http.ts'
import { upload, type UploadOptions } from '../../lib/upload.ts'

export const attachmentQueries = {
  /** Every file of a case. */
  gallery: (ref: number | string) =>
    queryOptions({
      queryKey: ['tickets', 'attachments', String(ref)],
      queryFn: ({ signal }) =>
        http.get<TicketAttachmentList>(`/tickets/${ref}/attachments`, {
          query: { limit: 200 },
          signal,
        }),
    }),
  /** The bytes, with the session; a file never changes, so it is fetched once. */
  file: (id: string) =>
    queryOptions({
      queryKey: ['files', id],
      queryFn: ({ signal }) => download(`/attachments/${id}`, { signal }),
      staleTime: Infinity,
    }),
  thumbnail: (id: string) =>
    queryOptions({
      queryKey: ['files', id, 'thumbnail'],
      queryFn: ({ signal }) => download(`/attachments/${id}/thumbnail`, { signal }),
      staleTime: Infinity,
    }),
}

export const uploadAttachment = (file: File, options: UploadOptions) =>
  upload<AttachmentView>('/attachments', file, options)
