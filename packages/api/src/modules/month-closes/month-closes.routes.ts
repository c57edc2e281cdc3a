import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  CloseMonthBody,
  MonthClosed,
  MonthCloseList,
  MonthSummaryList,
} from '@mesa/shared/wire/month-closes.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { MonthClosesService } from './month-closes.service.ts'

type Options = { monthCloses: MonthClosesService; cursors: Cursors }
const tags = ['ledger']

export const monthCloseRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { monthCloses, cursors },
) => {
  const close = { tags, summary: 'End a month of contracts, and every one before it' }
  app.post(
    '/month-closes',
    { schema: { ...close, body: CloseMonthBody, response: { 200: MonthClosed } } },
    async ({ actor, body }) => monthCloses.close(actor, body),
  )

  const list = { tags, summary: 'Months that are over, newest first', querystring: PageQuery }
  app.get(
    '/month-closes',
    { schema: { ...list, response: { 200: MonthSummaryList } } },
    async ({ actor, query: { cursor, limit = 50 } }) => {
      const bound = { actor, filters: { list: 'month-closes' } }
      const [month] = cursors.decode(cursor, bound) ?? []
      const before = month === undefined ? undefined : String(month)
      const rows = await monthCloses.list(actor, { before, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.month], bound))
    },
  )

  const one = { tags, summary: 'Closed months of a contract, newest first', params: IdParams }
  app.get(
    '/contracts/:id/month-closes',
    { schema: { ...one, querystring: PageQuery, response: { 200: MonthCloseList } } },
    async ({ actor, params: { id }, query: { cursor, limit = 50 } }) => {
      const bound = { actor, filters: { monthClosesOf: id } }
      const [month] = cursors.decode(cursor, bound) ?? []
      const before = month === undefined ? undefined : String(month)
      const rows = await monthCloses.listOf(actor, id, { before, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.month], bound))
    },
  )
}
