import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { MailList, MailListQuery, MailView } from '@mesa/shared/wire/mails.schema'
import type { MailsService } from './mails.service.ts'

const tags = ['mails']

export const mailRoutes: FastifyPluginAsyncTypebox<{ mails: MailsService }> = async (
  app,
  { mails },
) => {
  app.get(
    '/mails',
    {
      schema: {
        tags,
        summary: 'Mails sent, waiting and failed, newest first',
        querystring: MailListQuery,
        response: { 200: MailList },
      },
    },
    async ({ actor, query }) => mails.list(actor, query),
  )

  app.get(
    '/mails/:id',
    { schema: { tags, summary: 'One mail', params: IdParams, response: { 200: MailView } } },
    async ({ actor, params }) => mails.get(actor, params.id),
  )
}
