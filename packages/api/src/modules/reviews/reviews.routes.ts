import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery, TicketParams } from '@mesa/shared/wire/common.schema'
import { ReviewBody, ReviewList, ReviewView } from '@mesa/shared/wire/reviews.schema'
import { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { ReviewsService } from './reviews.service.ts'

const tags = ['reviews']

export const reviewsRoutes: FastifyPluginAsyncTypebox<{ reviews: ReviewsService }> = async (
  app,
  { reviews },
) => {
  app.get(
    '/reviews',
    {
      schema: {
        tags,
        summary: 'The inbox of intake: flagged and priority cases first, then the oldest (CL-1)',
        querystring: PageQuery,
        response: { 200: ReviewList },
      },
    },
    async ({ actor, query }) => reviews.list(actor, query),
  )
  app.get(
    '/tickets/:ref/review',
    {
      schema: {
        tags,
        summary: 'The checklist of a case, with candidates',
        params: TicketParams,
        response: { 200: ReviewView },
      },
    },
    async ({ actor, params }) => reviews.checklist(actor, params.ref),
  )
  app.post(
    '/tickets/:ref/review',
    {
      schema: {
        tags,
        summary: 'Record what review came to, and carry it out',
        params: TicketParams,
        body: ReviewBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }, reply) => {
      const ticket = await reviews.record(actor, params.ref, body)
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
}
