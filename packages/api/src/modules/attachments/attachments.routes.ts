import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  AttachmentLink,
  AttachmentView,
  LinkToken,
  TicketAttachmentList,
} from '@mesa/shared/wire/attachments.schema'
import { IdParams, PageQuery, TicketParams } from '@mesa/shared/wire/common.schema'
import { AppError } from '../../errors.ts'
import type { AttachmentsService, Download } from './attachments.service.ts'
import { asRefusal } from './blobs.ts'
import type { FileLinksService } from './file-links.service.ts'
import { contentDisposition } from './file-names.ts'
import type { IncomingFile } from './staging.service.ts'

type Options = {
  attachments: AttachmentsService
  fileLinks: FileLinksService
  config: { isSecure: boolean }
}
const tags = ['attachments']
const linkCookiePath = '/api/v1/files'

export const attachmentRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { attachments, fileLinks, config },
) => {
  const linkCookie = `${config.isSecure ? '__Secure-' : ''}mesa_files`

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
      const view = await attachments.stage(request.actor, await readFilePart(request))
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

  app.post(
    '/attachments/:id/link',
    {
      schema: {
        tags,
        summary: 'Addresses of a file that its reader’s own browser can open for five minutes',
        params: IdParams,
        response: { 200: AttachmentLink },
      },
    },
    async ({ actor, params }, reply) => {
      const { cookie, ...link } = await fileLinks.make(actor, params.id)
      reply.setCookie(linkCookie, cookie, {
        path: linkCookiePath,
        httpOnly: true,
        sameSite: 'strict',
        secure: config.isSecure,
      })
      return link
    },
  )

  app.get(
    '/files/:token',
    {
      config: { isPublic: true },
      schema: { tags, summary: 'The file of a link, to the browser that asked', params: LinkToken },
    },
    async (request, reply) =>
      sendFile(reply, await fileLinks.open(request.params.token, request.cookies[linkCookie])),
  )

  app.get(
    '/tickets/:ref/attachments',
    {
      schema: {
        tags,
        summary: 'The files of a case',
        params: TicketParams,
        querystring: PageQuery,
        response: { 200: TicketAttachmentList },
      },
    },
    async ({ actor, params, query }) => attachments.listOfTicket(actor, params.ref, query),
  )
}

/** The one part `file`; whatever else the form holds is read, bounded and dropped (A58). */
async function readFilePart(request: FastifyRequest): Promise<IncomingFile> {
  if (!request.isMultipart()) throw new AppError('unsupported_media_type')
  // Not `for await`: leaving that loop would end the parts that are still to come.
  const parts = request.parts()
  const next = () =>
    parts.next().catch((error: unknown) => {
      throw asRefusal(error)
    })
  let step = await next()
  while (!step.done && step.value.type === 'field') step = await next()
  const part = step.value
  if (part?.type === 'file' && part.fieldname === 'file')
    return {
      name: part.filename ?? '',
      stream: part.file,
      isCut: () => part.file.truncated,
      async finish() {
        while (!(await next()).done);
      },
    }
  if (part?.type === 'file') part.file.resume()
  throw new AppError('malformed', { errors: [{ path: 'file', code: 'required' }] })
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
