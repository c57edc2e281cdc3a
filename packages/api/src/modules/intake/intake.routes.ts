import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import { RulePriorityBody } from '@mesa/shared/wire/ticket-acts.schema'
import {
  DuplicatesBody,
  DuplicatesView,
  OpenTicketBody,
  TicketView,
} from '@mesa/shared/wire/tickets.schema'
import type { IntakeService } from './intake.service.ts'
import type { PriorityService } from './priority.service.ts'

type Options = { intake: IntakeService; priority: PriorityService }
const tags = ['tickets']

export const intakeRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { intake, priority },
) => {
  app.put(
    '/tickets/:ref/priority',
    {
      schema: {
        tags,
        summary: 'Rule whether a priority holds (IN-7)',
        params: TicketParams,
        body: RulePriorityBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const ticket = await priority.rule(actor, params.ref, body)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
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
