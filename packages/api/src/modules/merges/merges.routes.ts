import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import { MergeBody } from '@mesa/shared/wire/reviews.schema'
import { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { MergesService } from './merges.service.ts'

const tags = ['tickets']

export const mergesRoutes: FastifyPluginAsyncTypebox<{ merges: MergesService }> = async (
  app,
  { merges },
) => {
  app.post(
    '/tickets/:ref/merge',
    {
      schema: {
        tags,
        summary: 'Make a ticket part of the case it is a reply to',
        params: TicketParams,
        body: MergeBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const ticket = await merges.merge(actor, params.ref, body)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
  app.post(
    '/tickets/:ref/unmerge',
    {
      schema: {
        tags,
        summary: 'Undo a merge, within 24 hours',
        params: TicketParams,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params }, reply) => {
      const ticket = await merges.unmerge(actor, params.ref)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
}
