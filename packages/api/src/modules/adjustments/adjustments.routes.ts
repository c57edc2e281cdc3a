import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AdjustmentList,
  AdjustmentListQuery,
  AdjustmentView,
  DecideAdjustmentBody,
} from '@mesa/shared/wire/adjustments.schema'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { AdjustmentBody } from '@mesa/shared/wire/contracts.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { AdjustmentsService } from './adjustments.service.ts'

type Options = { adjustments: AdjustmentsService; cursors: Cursors }
const tags = ['ledger']
const params = IdParams

export const adjustmentRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { adjustments, cursors },
) => {
  const asking = { tags, summary: 'Put minutes right by hand, with a reason', params }
  app.post(
    '/contracts/:id/adjustments',
    { schema: { ...asking, body: AdjustmentBody, response: { 201: AdjustmentView } } },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await adjustments.create(actor, id, body)),
  )

  const list = { tags, summary: 'Adjustments, newest first' }
  app.get(
    '/adjustments',
    { schema: { ...list, querystring: AdjustmentListQuery, response: { 200: AdjustmentList } } },
    async ({ actor, query: { status, contractId, limit = 50, cursor } }) => {
      const bound = { actor, filters: { adjustments: status, contractId } }
      const [askedAt, id] = cursors.decode(cursor, bound) ?? []
      const after =
        askedAt === undefined ? undefined : { askedAt: new Date(askedAt), id: String(id) }
      const rows = await adjustments.list(actor, { status, contractId, after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.askedAt, last.id], bound))
    },
  )

  const deciding = { tags, summary: 'A second person approves or declines', params }
  app.post(
    '/adjustments/:id/approval',
    { schema: { ...deciding, body: DecideAdjustmentBody, response: { 200: AdjustmentView } } },
    async ({ actor, params: { id }, body }) => adjustments.decide(actor, id, body),
  )

  const withdrawing = { tags, summary: 'Take back one that waits', params }
  app.delete(
    '/adjustments/:id',
    { schema: { ...withdrawing, response: { 200: AdjustmentView } } },
    async ({ actor, params: { id } }) => adjustments.withdraw(actor, id),
  )
}
