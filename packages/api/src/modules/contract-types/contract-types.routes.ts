import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  AddContractTypeVersionBody,
  ContractTypeList,
  ContractTypeListQuery,
  ContractTypeVersion,
  ContractTypeVersionList,
  ContractTypeView,
  CreateContractTypeBody,
} from '@mesa/shared/wire/contract-types.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { ContractTypesService } from './contract-types.service.ts'

const tags = ['contracts']
const params = IdParams

export const contractTypeRoutes: FastifyPluginAsyncTypebox<{
  contractTypes: ContractTypesService
}> = async (app, { contractTypes }) => {
  const list = { tags, summary: 'Types of contract with the terms in force (HR-1)' }
  app.get(
    '/contract-types',
    {
      schema: { ...list, querystring: ContractTypeListQuery, response: { 200: ContractTypeList } },
    },
    ({ actor, query, headers }) =>
      contractTypes.list(actor, negotiateLocale(headers['accept-language']), query),
  )

  const create = { tags, summary: 'Design a type of contract' }
  app.post(
    '/contract-types',
    { schema: { ...create, body: CreateContractTypeBody, response: { 201: ContractTypeView } } },
    async ({ actor, body, headers }, reply) => {
      const locale = negotiateLocale(headers['accept-language'])
      return reply.code(201).send(await contractTypes.create(actor, locale, body))
    },
  )

  const one = { tags, summary: 'A type of contract', params }
  app.get(
    '/contract-types/:id',
    { schema: { ...one, response: { 200: ContractTypeView } } },
    ({ actor, params: { id }, headers }) =>
      contractTypes.get(actor, negotiateLocale(headers['accept-language']), id),
  )

  const versions = { tags, summary: 'What a type said and will say, the newest first', params }
  app.get(
    '/contract-types/:id/versions',
    {
      schema: { ...versions, querystring: PageQuery, response: { 200: ContractTypeVersionList } },
    },
    ({ actor, params: { id }, query }) => contractTypes.versions(actor, id, query),
  )

  const add = { tags, summary: 'Other terms from a day on, never backwards', params }
  app.post(
    '/contract-types/:id/versions',
    {
      schema: { ...add, body: AddContractTypeVersionBody, response: { 201: ContractTypeVersion } },
    },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await contractTypes.addVersion(actor, id, body)),
  )
}
