import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TicketParams } from '@mesa/shared/wire/common.schema'
import {
  ClassificationBody,
  PatchTicketBody,
  TransitionList,
} from '@mesa/shared/wire/ticket-acts.schema'
import { MeTodo, TicketCounts, TicketListQuery } from '@mesa/shared/wire/ticket-queries.schema'
import { TicketList, TicketView } from '@mesa/shared/wire/tickets.schema'
import { expectedVersion } from '../../etag.ts'
import { sendJson } from '../../http/send-json.ts'
import type { TicketActsService } from './ticket-acts.service.ts'
import type { TicketQueriesService } from './ticket-queries.service.ts'

type Options = { queries: TicketQueriesService; acts: TicketActsService }
const tags = ['tickets']

export const ticketsRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { queries, acts }) => {
  app.get(
    '/tickets',
    {
      schema: {
        tags,
        summary: 'List cases the caller may see',
        querystring: TicketListQuery,
        response: { 200: TicketList },
      },
    },
    async ({ actor, query }, reply) => sendJson(reply, await queries.list(actor, query)),
  )
  app.get(
    '/tickets/counts',
    {
      schema: {
        tags,
        summary: 'Live counts of the console views',
        response: { 200: TicketCounts },
      },
    },
    async ({ actor }) => queries.counts(actor),
  )
  app.get(
    '/tickets/:ref',
    {
      schema: {
        tags,
        summary: 'Read a case by id or number',
        params: TicketParams,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params }, reply) => {
      const { json, etag } = await queries.get(actor, params.ref)
      return sendJson(reply.header('etag', etag), json)
    },
  )
  app.patch(
    '/tickets/:ref',
    {
      schema: {
        tags,
        summary: 'Change subject, module, category, fields, tags or assignee',
        params: TicketParams,
        headers: Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength: 100 })) }),
        body: PatchTicketBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body, headers }, reply) => {
      const ticket = await acts.patch(actor, params.ref, {
        body,
        expected: expectedVersion(headers['if-match']),
      })
      return reply.header('etag', ticket.etag).send(ticket)
    },
  )
  app.put(
    '/tickets/:ref/classification',
    {
      schema: {
        tags,
        summary: 'Classify a case',
        params: TicketParams,
        body: ClassificationBody,
        response: { 200: TicketView },
      },
    },
    async ({ actor, params, body }) => acts.classify(actor, params.ref, body),
  )
  app.get(
    '/tickets/:ref/transitions',
    {
      schema: {
        tags,
        summary: 'Actions of the caller, with why not',
        params: TicketParams,
        response: { 200: TransitionList },
      },
    },
    async ({ actor, params }) => queries.transitions(actor, params.ref),
  )
  app.get(
    '/me/todo',
    { schema: { tags, summary: 'What waits for the caller', response: { 200: MeTodo } } },
    async ({ actor }) => queries.todo(actor),
  )
}
