import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { MailList, MailListItem, MailListQuery, MailView } from '@mesa/shared/wire/mails.schema'
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

  app.post(
    '/mails/:id/retry',
    {
      schema: {
        tags,
        summary: 'Try a mail that was given up, or an event that never became mails, again',
        params: IdParams,
        response: { 200: MailListItem },
      },
    },
    async ({ actor, params }) => mails.retry(actor, params.id),
  )

  app.get(
    '/mails/:id',
    { schema: { tags, summary: 'One mail', params: IdParams, response: { 200: MailView } } },
    async ({ actor, params }) => mails.get(actor, params.id),
  )
}
