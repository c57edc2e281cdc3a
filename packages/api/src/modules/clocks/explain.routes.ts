import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ClocksExplained } from '@mesa/shared/wire/clocks-explain.schema'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import type { ClockExplainService } from './explain.service.ts'

export const clockExplainRoutes: FastifyPluginAsyncTypebox<{
  clockExplain: ClockExplainService
}> = async (app, { clockExplain }) => {
  app.get(
    '/tickets/:ref/clocks/explain',
    {
      schema: {
        tags: ['tickets'],
        summary: 'Day by day what each clock of a case counted, and whose the next move was',
        params: TicketParams,
        response: { 200: ClocksExplained },
      },
    },
    async ({ actor, params }) => clockExplain.explain(actor, params.ref),
  )
}
