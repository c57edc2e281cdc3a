import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Actor } from '@mesa/shared/access/actor'
import { IdParams, TicketParams } from '@mesa/shared/wire/common.schema'
import {
  AnswerDecisionBody,
  AskConsentBody,
  AskDecisionBody,
  ConsentDecisionBody,
  DecisionList,
  DecisionListQuery,
  DecisionView,
  WithdrawDecisionBody,
} from '@mesa/shared/wire/decisions.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { DecisionsService } from './decisions.service.ts'

type Options = { decisions: DecisionsService; cursors: Cursors }
const tags = ['decisions']
const answered = { 200: DecisionView }

export const decisionRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { decisions, cursors },
) => {
  const ask = { tags, summary: 'Ask a key user for minutes (HR-6)', params: TicketParams }
  app.post(
    '/tickets/:ref/consents',
    { schema: { ...ask, body: AskConsentBody, response: { 201: DecisionView } } },
    async ({ actor, params: { ref }, body }, reply) =>
      reply.code(201).send(await decisions.askConsent(actor, ref, body)),
  )

  app.post(
    '/tickets/:ref/decisions',
    {
      schema: {
        tags,
        summary: 'Ask again for the terms of attention, or for access to systems',
        params: TicketParams,
        body: AskDecisionBody,
        response: { 201: DecisionView },
      },
    },
    async ({ actor, params: { ref }, body }, reply) =>
      reply.code(201).send(await decisions.ask(actor, ref, body)),
  )

  const listOf = async (
    actor: Actor,
    ref: string,
    { kind, status, limit = 50, cursor }: DecisionListQuery & { kind?: 'hours' },
  ) => {
    const bound = { actor, filters: { decisionsOf: ref, kind, status } }
    const [askedAt, id] = cursors.decode(cursor, bound) ?? []
    const after = askedAt === undefined ? undefined : { askedAt: new Date(askedAt), id: String(id) }
    const rows = await decisions.list(actor, ref, { kind, status, after, limit })
    return toPage(rows, limit, (last) => cursors.encode([last.askedAt, last.id], bound))
  }
  const list = { tags, params: TicketParams, querystring: DecisionListQuery }
  const response = { 200: DecisionList }
  app.get(
    '/tickets/:ref/decisions',
    { schema: { ...list, summary: 'The decisions of a case, newest first', response } },
    async ({ actor, params: { ref }, query }) => listOf(actor, ref, query),
  )
  app.get(
    '/tickets/:ref/consents',
    { schema: { ...list, summary: 'The consents of a case, newest first', response } },
    async ({ actor, params: { ref }, query }) => listOf(actor, ref, { ...query, kind: 'hours' }),
  )

  const decide = { tags, summary: "The customer's answer; agents cannot decide", params: IdParams }
  app.post(
    '/consents/:id/decision',
    { schema: { ...decide, body: ConsentDecisionBody, response: answered } },
    async ({ actor, params: { id }, body }) => decisions.answer(actor, id, body),
  )
  app.post(
    '/decisions/:id/answer',
    { schema: { ...decide, body: AnswerDecisionBody, response: answered } },
    async ({ actor, params: { id }, body }) => decisions.answer(actor, id, body),
  )

  const withdraw = { tags, summary: 'Take a question back', params: IdParams }
  app.post(
    '/decisions/:id/withdrawal',
    { schema: { ...withdraw, body: WithdrawDecisionBody, response: answered } },
    async ({ actor, params: { id }, body }) => decisions.withdraw(actor, id, body.reason),
  )
}
