import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import type { HoursAtCasesService } from './hours-at-cases.service.ts'

type Options = { hoursAtCases: HoursAtCasesService }

export const hoursAtCasesRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { hoursAtCases },
) => {
  const schema = {
    tags: ['ledger'],
    summary: 'What consents hold, and what was worked without being charged',
    params: IdParams,
    response: { 200: HoursAtCases },
  }
  app.get('/contracts/:id/hours-at-cases', { schema }, async ({ actor, params: { id } }) =>
    hoursAtCases.hoursAtCases(actor, id),
  )
}
