import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import { ContractView } from '@mesa/shared/wire/contracts.schema'
import {
  CreateRenewalTaskBody,
  PatchRenewalTaskBody,
  RenewalList,
  RenewalQuery,
  RenewalTask,
  RenewalTaskList,
  RenewalTaskQuery,
  RenewContractBody,
} from '@mesa/shared/wire/renewals.schema'
import { expectedVersion } from '../../etag.ts'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { FollowOnService } from './follow-on.service.ts'
import type { RadarService } from './radar.service.ts'
import type { RenewalTasksService } from './renewal-tasks.service.ts'

type Options = { radar: RadarService; renewalTasks: RenewalTasksService; followOn: FollowOnService }
const tags = ['renewals']

export const renewalRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { radar, renewalTasks, followOn },
) => {
  const list = { tags, summary: 'Contracts by what is left of them (HR-12)' }
  app.get(
    '/renewals',
    { schema: { ...list, querystring: RenewalQuery, response: { 200: RenewalList } } },
    async ({ actor, query, headers }) =>
      radar.list(actor, query, negotiateLocale(headers['accept-language'])),
  )

  const renew = { tags, summary: 'The contract that goes on from this one', params: IdParams }
  app.post(
    '/contracts/:id/renewals',
    { schema: { ...renew, body: RenewContractBody, response: { 201: ContractView } } },
    async ({ actor, params: { id }, body }, reply) => {
      const view = await followOn.renew(actor, id, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  const tasks = { tags, summary: 'Renewals that are due, or were' }
  app.get(
    '/renewal-tasks',
    { schema: { ...tasks, querystring: RenewalTaskQuery, response: { 200: RenewalTaskList } } },
    async ({ actor, query }) => renewalTasks.list(actor, query),
  )

  const create = { tags, summary: 'A renewal to be done', body: CreateRenewalTaskBody }
  app.post(
    '/renewal-tasks',
    { schema: { ...create, response: { 201: RenewalTask } } },
    async ({ actor, body }, reply) => {
      const view = await renewalTasks.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  const patch = { tags, summary: 'Who does it, until when, and what came of it' }
  app.patch(
    '/renewal-tasks/:id',
    {
      schema: {
        ...patch,
        params: IdParams,
        body: PatchRenewalTaskBody,
        response: { 200: RenewalTask },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const version = expectedVersion(headers['if-match'])
      const view = await renewalTasks.patch(actor, id, { body, expectedVersion: version })
      return reply.header('etag', view.etag).send(view)
    },
  )
}
