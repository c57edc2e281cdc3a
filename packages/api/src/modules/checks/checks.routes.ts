import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CheckList, CheckListQuery } from '@mesa/shared/wire/checks.schema'
import type { ChecksService } from './checks.service.ts'

/** What each night's recomputation of ledger and record found. */
export const checksRoutes: FastifyPluginAsyncTypebox<{ checks: ChecksService }> = async (
  app,
  { checks },
) => {
  app.get(
    '/audit/checks',
    {
      schema: {
        tags: ['audit'],
        summary: 'Nightly recomputations of ledger and record, newest first',
        querystring: CheckListQuery,
        response: { 200: CheckList },
      },
    },
    async ({ actor, query }) => checks.list(actor, query),
  )
}
