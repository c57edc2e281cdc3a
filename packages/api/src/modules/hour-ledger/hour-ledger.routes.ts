import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  PostingList,
  PostingListQuery,
  PostingView,
  ReversalBody,
} from '@mesa/shared/wire/postings.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { ReversalsService } from './reversals.service.ts'
import type { StatementsService } from './statements.service.ts'

type Options = { statements: StatementsService; reversals: ReversalsService; cursors: Cursors }
const tags = ['ledger']
const params = IdParams

export const hourLedgerRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { statements, reversals, cursors },
) => {
  const postings = { tags, summary: 'Postings with their lines, newest first', params }
  app.get(
    '/contracts/:id/postings',
    { schema: { ...postings, querystring: PostingListQuery, response: { 200: PostingList } } },
    async ({ actor, params: { id }, query: { cursor, limit = 50, ticketNumber } }) => {
      const bound = { actor, filters: { postingsOf: id, ticketNumber } }
      const [seq] = cursors.decode(cursor, bound) ?? []
      const beforeSeq = seq === undefined ? undefined : Number(seq)
      const rows = await statements.postings(actor, id, { ticketNumber, beforeSeq, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.seq], bound))
    },
  )

  const reversal = { tags, summary: 'Negate one posting, once', params, body: ReversalBody }
  app.post(
    '/postings/:id/reversal',
    { schema: { ...reversal, response: { 201: PostingView } } },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await reversals.reverse(actor, id, body)),
  )
}
