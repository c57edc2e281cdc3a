import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { WhatIfBody, WhatIfView } from '@mesa/shared/wire/what-if.schema'
import type { WhatIfService } from './what-if.service.ts'

export const whatIfRoutes: FastifyPluginAsyncTypebox<{ whatIf: WhatIfService }> = async (
  app,
  { whatIf },
) => {
  app.post(
    '/what-if',
    {
      schema: {
        tags: ['reports'],
        summary: 'Attainment of a period under another calendar or other targets; changes nothing',
        body: WhatIfBody,
        response: { 200: WhatIfView },
      },
    },
    async ({ actor, body }) => whatIf.run(actor, body),
  )
}
