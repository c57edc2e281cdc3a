import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  ApiKeyList,
  CreateApiKeyBody,
  CreatedApiKey,
  RotateApiKeyBody,
} from '@mesa/shared/wire/api-keys.schema'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import type { ApiKeysService } from './api-keys.service.ts'

const tags = ['api-keys']

/** Keys of third parties; a key is shown once, when it is made. */
export const apiKeysRoutes: FastifyPluginAsyncTypebox<{ apiKeys: ApiKeysService }> = async (
  app,
  { apiKeys },
) => {
  app.get(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'API keys, newest first',
        querystring: PageQuery,
        response: { 200: ApiKeyList },
      },
    },
    async ({ actor, query }) => apiKeys.list(actor, query),
  )

  app.post(
    '/api-keys',
    {
      schema: {
        tags,
        summary: 'Make an API key',
        body: CreateApiKeyBody,
        response: { 201: CreatedApiKey },
      },
    },
    async ({ actor, body }, reply) => reply.code(201).send(await apiKeys.create(actor, body)),
  )

  app.post(
    '/api-keys/:id/rotation',
    {
      schema: {
        tags,
        summary: 'Give an API key a new secret; the former one stays good for a while',
        params: IdParams,
        body: RotateApiKeyBody,
        response: { 201: CreatedApiKey },
      },
    },
    async ({ actor, params, body }, reply) =>
      reply.code(201).send(await apiKeys.rotate(actor, params.id, body)),
  )

  app.delete(
    '/api-keys/:id',
    {
      schema: {
        tags,
        summary: 'End an API key at once',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await apiKeys.revoke(actor, params.id)
      return reply.code(204).send(null)
    },
  )
}
