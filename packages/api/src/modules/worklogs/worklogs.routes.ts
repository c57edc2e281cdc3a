import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery, TicketParams } from '@mesa/shared/wire/common.schema'
import {
  WorklogBody,
  WorklogCorrectionBody,
  WorklogList,
  WorklogPreviewBody,
  WorklogPreviewView,
  WorklogView,
} from '@mesa/shared/wire/worklogs.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { WorklogsService } from './worklogs.service.ts'

type Options = { worklogs: WorklogsService; cursors: Cursors }
const tags = ['worklogs']
const params = TicketParams

export const worklogRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { worklogs, cursors },
) => {
  const summary = 'Log work; it is always recorded, and says what was charged (HR-5)'
  const logged = { tags, summary, params, body: WorklogBody, response: { 201: WorklogView } }
  app.post('/tickets/:ref/worklogs', { schema: logged }, async (request, reply) =>
    reply.code(201).send(await worklogs.log(request.actor, request.params.ref, request.body)),
  )

  const preview = { tags, summary: 'What an entry would charge now', params }
  app.post(
    '/tickets/:ref/worklogs/preview',
    { schema: { ...preview, body: WorklogPreviewBody, response: { 200: WorklogPreviewView } } },
    async ({ actor, params: { ref }, body }) => worklogs.preview(actor, ref, body),
  )

  const correct = { tags, summary: 'Put an entry right, or withdraw it (HR-5)', params: IdParams }
  app.post(
    '/worklogs/:id/correction',
    { schema: { ...correct, body: WorklogCorrectionBody, response: { 201: WorklogView } } },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await worklogs.correct(actor, id, body)),
  )

  const list = { tags, summary: 'The work of a case, newest first', params }
  app.get(
    '/tickets/:ref/worklogs',
    { schema: { ...list, querystring: PageQuery, response: { 200: WorklogList } } },
    async ({ actor, params: { ref }, query: { limit = 50, cursor } }) => {
      const bound = { actor, filters: { worklogsOf: ref } }
      const [createdAt, id] = cursors.decode(cursor, bound) ?? []
      const after =
        createdAt === undefined ? undefined : { createdAt: new Date(createdAt), id: String(id) }
      const rows = await worklogs.list(actor, ref, { after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.createdAt, last.id], bound))
    },
  )
}
