import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { BacktestQuery, BacktestView } from '@mesa/shared/wire/expectations.schema'
import type { BacktestService } from './backtest.service.ts'

export const expectationRoutes: FastifyPluginAsyncTypebox<{ backtest: BacktestService }> = async (
  app,
  { backtest },
) => {
  app.get(
    '/expectations/backtest',
    {
      schema: {
        tags: ['reports'],
        summary: 'CL-8: how often what would have been said at opening came true',
        querystring: BacktestQuery,
        response: { 200: BacktestView },
      },
    },
    async ({ actor }) => backtest.backtest(actor),
  )
}
