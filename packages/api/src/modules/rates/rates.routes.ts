import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { CreateRateBody, RateList, RateListQuery, RateView } from '@mesa/shared/wire/rates.schema'
import type { RateCardService } from './rate-card.service.ts'

const tags = ['rates']

export const rateRoutes: FastifyPluginAsyncTypebox<{ rateCard: RateCardService }> = async (
  app,
  { rateCard },
) => {
  const list = { tags, summary: 'The rate card: prices of an hour from a day on (HR-11)' }
  app.get(
    '/rates',
    { schema: { ...list, querystring: RateListQuery, response: { 200: RateList } } },
    ({ actor, query }) => rateCard.list(actor, query),
  )

  const add = { tags, summary: 'Add a price from a day on' }
  app.post(
    '/rates',
    { schema: { ...add, body: CreateRateBody, response: { 201: RateView } } },
    async ({ actor, body }, reply) => reply.code(201).send(await rateCard.create(actor, body)),
  )

  const withdraw = { tags, summary: 'Withdraw a price; what it priced stays', params: IdParams }
  app.delete(
    '/rates/:id',
    { schema: { ...withdraw, response: { 204: Type.Null() } } },
    async ({ actor, params: { id } }, reply) => {
      await rateCard.withdraw(actor, id)
      return reply.code(204).send(null)
    },
  )
}
