import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { AuditList, AuditListQuery } from '@mesa/shared/wire/audit.schema'
import type { AuditService } from './audit.service.ts'

/** The log of configuration and access. */
export const auditRoutes: FastifyPluginAsyncTypebox<{ audit: AuditService }> = async (
  app,
  { audit },
) => {
  app.get(
    '/audit',
    {
      schema: {
        tags: ['audit'],
        summary: 'Configuration and access, newest first',
        querystring: AuditListQuery,
        response: { 200: AuditList },
      },
    },
    async ({ actor, query }) => audit.list(actor, query),
  )
}
