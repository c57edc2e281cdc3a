import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PublishedHeadsList, PublishedHeadsQuery } from '@mesa/shared/wire/published-heads.schema'
import type { PublishedHeadsService } from './published-heads.service.ts'

export const publishedHeadsRoutes: FastifyPluginAsyncTypebox<{
  publishedHeads: PublishedHeadsService
}> = async (app, { publishedHeads }) => {
  app.get(
    '/published-heads',
    {
      schema: {
        tags: ['audit'],
        summary: 'Heads of the chains as they left the building, newest first',
        querystring: PublishedHeadsQuery,
        response: { 200: PublishedHeadsList },
      },
    },
    async ({ actor, query }) => publishedHeads.list(actor, query),
  )
}
