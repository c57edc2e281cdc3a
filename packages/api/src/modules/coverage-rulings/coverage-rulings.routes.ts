import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, TicketParams } from '@mesa/shared/wire/common.schema'
import {
  AnswerObjectionBody,
  ChooseFundingBody,
  CoverageRulingView,
  CoverageView,
  ObjectCoverageBody,
  ObjectionList,
  ObjectionListQuery,
  ObjectionView,
  RuleCoverageBody,
} from '@mesa/shared/wire/coverage.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import type { CoverageRulingsService } from './coverage-rulings.service.ts'

type Options = { coverageRulings: CoverageRulingsService; cursors: Cursors }
const tags = ['coverage']
const params = TicketParams

export const coverageRulingRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { coverageRulings, cursors },
) => {
  const shown = { tags, summary: 'How a case is covered, who ruled it and why (HR-4)', params }
  app.get(
    '/tickets/:ref/coverage',
    { schema: { ...shown, response: { 200: CoverageView } } },
    async ({ actor, params: { ref } }) => coverageRulings.get(actor, ref),
  )

  const summary = 'Rule the coverage; what was charged moves by reversal and a new posting'
  app.put(
    '/tickets/:ref/coverage',
    {
      schema: {
        tags,
        summary,
        params,
        body: RuleCoverageBody,
        response: { 200: CoverageRulingView },
      },
    },
    async ({ actor, params: { ref }, body }) => coverageRulings.rule(actor, ref, body),
  )

  const funding = { tags, summary: 'Hours of the contract, or quoted apart (HR-7)', params }
  app.put(
    '/tickets/:ref/funding',
    { schema: { ...funding, body: ChooseFundingBody, response: { 200: CoverageView } } },
    async ({ actor, params: { ref }, body }) => coverageRulings.fund(actor, ref, body),
  )

  const objecting = { tags, summary: 'Object to the coverage of a case', params }
  app.post(
    '/tickets/:ref/coverage/objections',
    { schema: { ...objecting, body: ObjectCoverageBody, response: { 201: ObjectionView } } },
    async ({ actor, params: { ref }, body }, reply) =>
      reply.code(201).send(await coverageRulings.object(actor, ref, body.reason)),
  )

  const list = { tags, summary: 'Objections to the coverage, newest first', params }
  app.get(
    '/tickets/:ref/coverage/objections',
    { schema: { ...list, querystring: ObjectionListQuery, response: { 200: ObjectionList } } },
    async ({ actor, params: { ref }, query: { limit = 50, cursor } }) => {
      const bound = { actor, filters: { objectionsOf: ref } }
      const [madeAt, id] = cursors.decode(cursor, bound) ?? []
      const after = madeAt === undefined ? undefined : { madeAt: new Date(madeAt), id: String(id) }
      const rows = await coverageRulings.objections(actor, ref, { after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.madeAt, last.id], bound))
    },
  )

  const answering = { tags, summary: 'Uphold or reject an objection', params: IdParams }
  app.post(
    '/coverage-objections/:id/answer',
    { schema: { ...answering, body: AnswerObjectionBody, response: { 200: ObjectionView } } },
    async ({ actor, params: { id }, body }) => coverageRulings.answer(actor, id, body),
  )
}
