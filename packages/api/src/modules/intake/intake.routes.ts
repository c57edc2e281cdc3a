import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  DuplicatesBody,
  DuplicatesView,
  OpenTicketBody,
  TicketView,
} from '@mesa/shared/wire/tickets.schema'
import type { IntakeService } from './intake.service.ts'

const tags = ['tickets']

export const intakeRoutes: FastifyPluginAsyncTypebox<{ intake: IntakeService }> = async (
  app,
  { intake },
) => {
  app.post(
    '/tickets',
    {
      schema: { tags, summary: 'Open a case', body: OpenTicketBody, response: { 201: TicketView } },
    },
    async ({ actor, body }, reply) => {
      const ticket = await intake.open(actor, body)
      return reply
        .code(201)
        .header('location', `/api/v1/tickets/${ticket.number}`)
        .header('etag', ticket.etag)
        .send(ticket)
    },
  )
  app.post(
    '/tickets/duplicates',
    {
      schema: {
        tags,
        summary: 'Look-alikes of a draft',
        body: DuplicatesBody,
        response: { 200: DuplicatesView },
      },
    },
    async ({ actor, body }) => intake.duplicates(actor, body),
  )
}
