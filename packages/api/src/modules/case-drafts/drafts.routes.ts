import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  CreateDraftBody,
  DraftDecisionBody,
  DraftList,
  DraftListQuery,
  DraftView,
  PatchDraftBody,
} from '@mesa/shared/wire/drafts.schema'
import { expectedVersion } from '../../etag.ts'
import type { DraftsService } from './drafts.service.ts'

const tags = ['drafts']
const params = IdParams

/** Cases of who may not open them, and what their key users make of them (EN-4). */
export const draftsRoutes: FastifyPluginAsyncTypebox<{ drafts: DraftsService }> = async (
  app,
  { drafts },
) => {
  app.get(
    '/drafts',
    {
      schema: {
        tags,
        summary: "One's own drafts; of key users those of their organizations (EN-4)",
        querystring: DraftListQuery,
        response: { 200: DraftList },
      },
    },
    ({ actor, query }) => drafts.list(actor, query),
  )

  app.post(
    '/drafts',
    {
      schema: {
        tags,
        summary: 'Write a case that a key user will send (EN-4)',
        body: CreateDraftBody,
        response: { 201: DraftView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await drafts.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/drafts/:id',
    { schema: { tags, summary: 'A draft', params, response: { 200: DraftView } } },
    async ({ actor, params: { id } }, reply) => {
      const view = await drafts.get(actor, id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/drafts/:id',
    {
      schema: {
        tags,
        summary: 'Write a draft anew while it is undecided',
        params,
        body: PatchDraftBody,
        response: { 200: DraftView },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const expected = expectedVersion(headers['if-match'])
      const view = await drafts.patch(actor, id, { ...body, expected })
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.delete(
    '/drafts/:id',
    {
      schema: {
        tags,
        summary: 'Discard a draft of one’s own',
        params,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params: { id } }, reply) =>
      reply.code(204).send(await drafts.discard(actor, id)),
  )

  app.post(
    '/drafts/:id/decision',
    {
      schema: {
        tags,
        summary: 'Send a draft, add it to a case or decline it, as a key user (EN-4)',
        params,
        body: DraftDecisionBody,
        response: { 200: DraftView },
      },
    },
    async ({ actor, params: { id }, body }, reply) => {
      const view = await drafts.decide(actor, id, body)
      return reply.header('etag', view.etag).send(view)
    },
  )
}
