import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AfterHoursBody,
  AfterHoursList,
  AfterHoursParams,
  AfterHoursView,
  AnswerAfterHoursBody,
} from '@mesa/shared/wire/after-hours.schema'
import { PageQuery, TicketParams } from '@mesa/shared/wire/common.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { AfterHoursService } from './after-hours.service.ts'

type Options = { afterHours: AfterHoursService; cursors: Cursors }
const tags = ['after-hours']

export const afterHoursRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { afterHours, cursors },
) => {
  app.get(
    '/tickets/:ref/after-hours',
    {
      schema: {
        tags,
        summary: 'Attention outside of hours that was asked for, newest first',
        params: TicketParams,
        querystring: PageQuery,
        response: { 200: AfterHoursList },
      },
    },
    async ({ actor, params: { ref }, query: { limit = 50, cursor } }) => {
      const bound = { actor, filters: { afterHoursOf: ref } }
      const [askedAt, id] = cursors.decode(cursor, bound) ?? []
      const after =
        askedAt === undefined ? undefined : { askedAt: new Date(askedAt), id: String(id) }
      const rows = await afterHours.list(actor, ref, { after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.askedAt, last.id], bound))
    },
  )
  app.post(
    '/tickets/:ref/after-hours',
    {
      schema: {
        tags,
        summary: 'Ask for attention outside of hours (IN-1)',
        params: TicketParams,
        body: AfterHoursBody,
        response: { 201: AfterHoursView },
      },
    },
    async ({ actor, params: { ref }, body }, reply) =>
      reply.code(201).send(await afterHours.ask(actor, ref, body)),
  )
  app.post(
    '/tickets/:ref/after-hours/:id/answer',
    {
      schema: {
        tags,
        summary: 'Say whether the desk is there, and what an hour costs',
        params: AfterHoursParams,
        body: AnswerAfterHoursBody,
        response: { 200: AfterHoursView },
      },
    },
    async ({ actor, params, body }) => afterHours.answer(actor, params, body),
  )
  app.delete(
    '/tickets/:ref/after-hours/:id',
    {
      schema: {
        tags,
        summary: 'Take a request back',
        params: AfterHoursParams,
        response: { 200: AfterHoursView },
      },
    },
    async ({ actor, params }) => afterHours.withdraw(actor, params),
  )
}
