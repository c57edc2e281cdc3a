import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  AddContractVersionBody,
  ContractVersionList,
  ContractVersionView,
} from '@mesa/shared/wire/contract-versions.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { ContractVersionsService } from './version-acts.service.ts'

const tags = ['contracts']
const params = IdParams

export const contractVersionRoutes: FastifyPluginAsyncTypebox<{
  contractVersions: ContractVersionsService
}> = async (app, { contractVersions }) => {
  const list = {
    tags,
    summary: 'What holds for a contract from which day on, the newest first',
    params,
  }
  app.get(
    '/contracts/:id/versions',
    { schema: { ...list, querystring: PageQuery, response: { 200: ContractVersionList } } },
    ({ actor, params: { id }, query, headers }) => {
      const locale = negotiateLocale(headers['accept-language'])
      return contractVersions.list(actor, { id, locale }, query)
    },
  )

  const add = {
    tags,
    summary: 'Other terms from a day on, with the hours they bring (HR-1)',
    params,
  }
  app.post(
    '/contracts/:id/versions',
    { schema: { ...add, body: AddContractVersionBody, response: { 201: ContractVersionView } } },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const locale = negotiateLocale(headers['accept-language'])
      return reply.code(201).send(await contractVersions.add(actor, { id, locale }, body))
    },
  )
}
