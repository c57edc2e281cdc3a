import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import { TransitionBody } from '@mesa/shared/wire/ticket-acts.schema'
import { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { TransitionsService } from './transitions.service.ts'

export const transitionsRoutes: FastifyPluginAsyncTypebox<{
  transitions: TransitionsService
}> = async (app, { transitions }) => {
  app.post(
    '/tickets/:ref/transitions',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Move a case',
        params: TicketParams,
        body: TransitionBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const ticket = await transitions.act(actor, params.ref, body)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
}
