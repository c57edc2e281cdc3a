import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import {
  MessageList,
  MessageListQuery,
  MessageView,
  PostMessageBody,
  ReadBody,
  ReadReceipt,
} from '@mesa/shared/wire/messages.schema'
import { sendJson } from '../../http/send-json.ts'
import type { MessagesService } from './messages.service.ts'

const tags = ['messages']

export const messagesRoutes: FastifyPluginAsyncTypebox<{ messages: MessagesService }> = async (
  app,
  { messages },
) => {
  app.get(
    '/tickets/:ref/messages',
    {
      schema: {
        tags,
        summary: 'The conversation of a case',
        params: TicketParams,
        querystring: MessageListQuery,
        response: { 200: MessageList },
      },
    },
    async ({ actor, params, query }, reply) =>
      sendJson(reply, await messages.list(actor, params.ref, query)),
  )
  app.post(
    '/tickets/:ref/messages',
    {
      schema: {
        tags,
        summary: 'Reply, note, call or progress',
        params: TicketParams,
        body: PostMessageBody,
        response: { 201: MessageView },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await messages.post(actor, params.ref, body)),
  )
  app.post(
    '/tickets/:ref/read',
    {
      schema: {
        tags,
        summary: 'Leave a receipt of having read',
        params: TicketParams,
        body: ReadBody,
        response: { 200: ReadReceipt },
      },
    },
    async ({ actor, params, body }) => messages.read(actor, params.ref, body.messageId),
  )
}
