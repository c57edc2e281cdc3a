import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  CriticalWindowBody,
  CriticalWindowList,
  CriticalWindowQuery,
  CriticalWindowView,
} from '@mesa/shared/wire/critical-windows.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { CriticalWindowsService } from './critical-windows.service.ts'

type Options = { criticalWindows: CriticalWindowsService; cursors: Cursors }
const tags = ['critical-windows']

export const criticalWindowRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { criticalWindows, cursors },
) => {
  app.get(
    '/critical-windows',
    {
      schema: {
        tags,
        summary: 'Hours in which nothing may fail, the next ones first',
        querystring: CriticalWindowQuery,
        response: { 200: CriticalWindowList },
      },
    },
    async ({ actor, query: { limit = 50, cursor, organizationId, open } }) => {
      const bound = { actor, filters: { list: 'critical-windows', organizationId, open } }
      const [startsAt, id] = cursors.decode(cursor, bound) ?? []
      const after =
        startsAt === undefined ? undefined : { startsAt: new Date(startsAt), id: String(id) }
      const rows = await criticalWindows.list(actor, { organizationId, open, after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.startsAt, last.id], bound))
    },
  )
  app.post(
    '/critical-windows',
    {
      schema: {
        tags,
        summary: 'Announce hours in which nothing may fail (IN-10)',
        body: CriticalWindowBody,
        response: { 201: CriticalWindowView },
      },
    },
    async ({ actor, body }, reply) =>
      reply.code(201).send(await criticalWindows.announce(actor, body)),
  )
  app.delete(
    '/critical-windows/:id',
    {
      schema: {
        tags,
        summary: 'Cancel announced hours',
        params: IdParams,
        response: { 200: CriticalWindowView },
      },
    },
    async ({ actor, params }) => criticalWindows.cancel(actor, params.id),
  )
}
