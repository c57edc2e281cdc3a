import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { AttachmentView, TicketAttachmentList } from '@mesa/shared/wire/attachments.schema'
import { IdParams, TicketParams } from '@mesa/shared/wire/common.schema'
import { AppError } from '../../errors.ts'
import type { AttachmentsService, Download } from './attachments.service.ts'
import { contentDisposition } from './file-names.ts'

type Options = { attachments: AttachmentsService }
const tags = ['attachments']

export const attachmentRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { attachments },
) => {
  app.post(
    '/attachments',
    {
      schema: {
        tags,
        summary: 'Keep a file (multipart, field `file`) until it is posted',
        consumes: ['multipart/form-data'],
        response: { 201: AttachmentView },
      },
    },
    async (request, reply) => {
      if (!request.isMultipart()) throw new AppError('unsupported_media_type')
      const part = await request.file()
      if (!part || part.fieldname !== 'file') {
        part?.file.resume()
        throw new AppError('malformed', { errors: [{ path: 'file', code: 'required' }] })
      }
      const view = await attachments.stage(request.actor, {
        name: part.filename ?? '',
        stream: part.file,
        isCut: () => part.file.truncated,
      })
      return reply.code(201).send(view)
    },
  )

  app.get(
    '/attachments/:id',
    { schema: { tags, summary: 'The file, always as a download', params: IdParams } },
    async ({ actor, params }, reply) =>
      sendFile(reply, await attachments.download(actor, params.id)),
  )

  app.get(
    '/attachments/:id/thumbnail',
    { schema: { tags, summary: 'A small WebP of a picture', params: IdParams } },
    async ({ actor, params }, reply) =>
      sendFile(reply, await attachments.thumbnail(actor, params.id)),
  )

  app.get(
    '/tickets/:ref/attachments',
    {
      schema: {
        tags,
        summary: 'The files of a case',
        params: TicketParams,
        response: { 200: TicketAttachmentList },
      },
    },
    async ({ actor, params }) => attachments.listOfTicket(actor, params.ref),
  )
}

/** Nothing a customer sent may run or be shown inside our origin (A41, P26). */
function sendFile(reply: FastifyReply, { name, mediaType, size, stream }: Download) {
  if (size !== null) reply.header('content-length', size)
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store')
    .send(stream)
}
