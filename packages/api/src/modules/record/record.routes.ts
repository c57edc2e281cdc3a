import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply } from 'fastify'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import {
  EventList,
  EventListQuery,
  RecordExport,
  VerificationView,
} from '@mesa/shared/wire/record.schema'
import type { RecordService } from './record-export.service.ts'

const tags = ['record']
const params = TicketParams
const response = { 200: RecordExport }

export const recordRoutes: FastifyPluginAsyncTypebox<{ records: RecordService }> = async (
  app,
  { records },
) => {
  app.get(
    '/tickets/:ref/events',
    {
      schema: {
        tags,
        summary: 'What happened to a case, oldest first',
        params,
        querystring: EventListQuery,
        response: { 200: EventList },
      },
    },
    async ({ actor, params: { ref }, query }) => records.events(actor, ref, query),
  )
  app.get(
    '/tickets/:ref/record',
    { schema: { tags, summary: 'The record, verifiable offline', params, response } },
    async ({ actor, params: { ref } }, reply) => {
      const { bytes } = await records.json(actor, ref)
      return sendBytes(reply, bytes, 'application/json; charset=utf-8')
    },
  )
  app.get(
    '/tickets/:ref/record.json',
    { schema: { tags, summary: 'The record as a file', params, response } },
    async ({ actor, params: { ref } }, reply) => {
      const { name, bytes } = await records.json(actor, ref)
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return sendBytes(reply, bytes, 'application/json; charset=utf-8')
    },
  )
  app.get(
    '/tickets/:ref/record.pdf',
    { schema: { tags, summary: 'The record on paper, without notes of the desk', params } },
    async ({ actor, params: { ref } }, reply) => {
      const { name, bytes } = await records.pdf(actor, ref)
      reply.header('content-disposition', `attachment; filename="${name}"`)
      return sendBytes(reply, bytes, 'application/pdf')
    },
  )
  app.get(
    '/audit/verify',
    {
      schema: {
        tags: ['audit'],
        summary: 'Recompute the hour ledger and every record of the desk',
        response: { 200: VerificationView },
      },
    },
    async ({ actor }) => records.verify(actor),
  )
}

/** As bytes past the serializer, which would write the hashed JSON anew. */
function sendBytes(reply: FastifyReply, bytes: Buffer, mediaType: string): never {
  return reply
    .header('content-type', mediaType)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .send(bytes) as never
}
