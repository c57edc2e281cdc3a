import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  TimeEntryBody,
  TimeEntryList,
  TimeEntryQuery,
  TimeEntryView,
} from '@mesa/shared/wire/time-entries.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { TimeEntriesService } from './time-entries.service.ts'

type Options = { timeEntries: TimeEntriesService }
const tags = ['time-entries']

export const timeEntryRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { timeEntries }) => {
  const list = { tags, summary: 'Time on no case, the newest first, with totals by type (HR-13)' }
  app.get(
    '/time-entries',
    { schema: { ...list, querystring: TimeEntryQuery, response: { 200: TimeEntryList } } },
    ({ actor, query, headers }) =>
      timeEntries.list(actor, query, negotiateLocale(headers['accept-language'])),
  )

  const record = { tags, summary: 'Record time of one’s own that is on no case (HR-13)' }
  app.post(
    '/time-entries',
    { schema: { ...record, body: TimeEntryBody, response: { 201: TimeEntryView } } },
    async ({ actor, body, headers }, reply) => {
      const locale = negotiateLocale(headers['accept-language'])
      return reply.code(201).send(await timeEntries.record(actor, body, locale))
    },
  )

  const withdraw = { tags, summary: 'Withdraw time recorded by mistake', params: IdParams }
  app.delete(
    '/time-entries/:id',
    { schema: { ...withdraw, response: { 200: TimeEntryView } } },
    ({ actor, params, headers }) =>
      timeEntries.withdraw(actor, params.id, negotiateLocale(headers['accept-language'])),
  )
}
