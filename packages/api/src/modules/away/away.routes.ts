import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import { AwayBody } from '@mesa/shared/wire/ticket-acts.schema'
import { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { AwayService } from './away.service.ts'

const tags = ['tickets']

export const awayRoutes: FastifyPluginAsyncTypebox<{ away: AwayService }> = async (
  app,
  { away },
) => {
  app.put(
    '/tickets/:ref/away',
    {
      schema: {
        tags,
        summary: 'Leave a case until an instant, at most 60 days ahead',
        params: TicketParams,
        body: AwayBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const ticket = await away.set(actor, params.ref, body)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
  app.delete(
    '/tickets/:ref/away',
    {
      schema: {
        tags,
        summary: 'Be back in a case',
        params: TicketParams,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params }, reply) => {
      const ticket = await away.clear(actor, params.ref)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
}
