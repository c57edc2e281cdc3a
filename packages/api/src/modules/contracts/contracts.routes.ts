import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  ContractBalance,
  ContractList,
  ContractListQuery,
  ContractView,
  CreateContractBody,
  GrantLotBody,
  LotList,
  LotView,
  PatchContractBody,
} from '@mesa/shared/wire/contracts.schema'
import { toPage, type Cursors } from '../../cursor.ts'
import { expectedVersion } from '../../etag.ts'
import type { ContractsService } from './contracts.service.ts'

type Options = { contracts: ContractsService; cursors: Cursors }
const tags = ['contracts']

export const contractRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { contracts, cursors },
) => {
  const list = { tags, summary: 'Contracts, soonest to end first', querystring: ContractListQuery }
  app.get(
    '/contracts',
    { schema: { ...list, response: { 200: ContractList } } },
    async ({ actor, query: { cursor, limit = 50, ...filters } }) => {
      const bound = { actor, filters: { contracts: filters } }
      const [endsOn, id] = cursors.decode(cursor, bound) ?? []
      const after = endsOn === undefined ? undefined : { endsOn: String(endsOn), id: String(id) }
      const rows = await contracts.list(actor, { ...filters, after, limit })
      return toPage(rows, limit, (last) => cursors.encode([last.endsOn, last.id], bound))
    },
  )

  const create = { tags, summary: 'Open a contract with its ledger account' }
  app.post(
    '/contracts',
    { schema: { ...create, body: CreateContractBody, response: { 201: ContractView } } },
    async ({ actor, body }, reply) => {
      const view = await contracts.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  const one = { tags, params: IdParams }
  app.get(
    '/contracts/:id',
    { schema: { ...one, summary: 'A contract', response: { 200: ContractView } } },
    async ({ actor, params: { id } }, reply) => {
      const view = await contracts.get(actor, id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  const patch = { ...one, summary: 'Change a contract', body: PatchContractBody }
  app.patch(
    '/contracts/:id',
    { schema: { ...patch, response: { 200: ContractView } } },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const expected = expectedVersion(headers['if-match'])
      const view = await contracts.patch(actor, id, { body, expectedVersion: expected })
      return reply.header('etag', view.etag).send(view)
    },
  )
  await app.register(hoursRoutes, { contracts, cursors })
}

/** What a contract has, beside what it says. */
const hoursRoutes: FastifyPluginAsyncTypebox<Options> = async (app, { contracts, cursors }) => {
  const one = { tags, params: IdParams }
  const balance = { ...one, summary: 'Minutes of a contract now' }
  app.get(
    '/contracts/:id/balance',
    { schema: { ...balance, response: { 200: ContractBalance } } },
    async ({ actor, params: { id } }) => contracts.balance(actor, id),
  )

  const grant = { ...one, summary: 'Grant a lot of minutes, once', body: GrantLotBody }
  app.post(
    '/contracts/:id/lots',
    { schema: { ...grant, response: { 201: LotView } } },
    async ({ actor, params: { id }, body }, reply) =>
      reply.code(201).send(await contracts.grantLot(actor, id, body)),
  )

  const lots = { ...one, summary: 'Lots, soonest to end first', querystring: PageQuery }
  app.get(
    '/contracts/:id/lots',
    { schema: { ...lots, response: { 200: LotList } } },
    async ({ actor, params: { id }, query: { cursor, limit = 50 } }) => {
      const bound = { actor, filters: { lotsOf: id } }
      const [offsetId] = cursors.decode(cursor, bound) ?? []
      const all = await contracts.lots(actor, id)
      const start = offsetId === undefined ? 0 : all.findIndex((lot) => lot.id === offsetId) + 1
      const rows = all.slice(start, start + limit + 1)
      return toPage(rows, limit, (last) => cursors.encode([last.id], bound))
    },
  )
}
