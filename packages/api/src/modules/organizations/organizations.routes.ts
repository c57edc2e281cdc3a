import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  CreateOrganizationBody,
  OrganizationList,
  OrganizationListQuery,
  OrganizationView,
  PatchOrganizationBody,
} from '@mesa/shared/wire/organizations.schema'
import { expectedVersion } from '../../etag.ts'
import type { OrganizationsService } from './organizations.service.ts'

type Options = { organizations: OrganizationsService }
const tags = ['organizations']
const params = IdParams

export const organizationsRoutes: FastifyPluginAsyncTypebox<Options> = async (
  app,
  { organizations },
) => {
  app.get(
    '/organizations',
    {
      schema: {
        tags,
        summary: 'Organizations the caller may see, by name',
        querystring: OrganizationListQuery,
        response: { 200: OrganizationList },
      },
    },
    ({ actor, query }) => organizations.list(actor, query),
  )

  app.post(
    '/organizations',
    {
      schema: {
        tags,
        summary: 'Create an organization',
        body: CreateOrganizationBody,
        response: { 201: OrganizationView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await organizations.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/organizations/:id',
    {
      schema: { tags, summary: 'One organization', params, response: { 200: OrganizationView } },
    },
    async ({ actor, params: { id } }, reply) => {
      const view = await organizations.get(actor, id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/organizations/:id',
    {
      schema: {
        tags,
        summary: 'Change an organization',
        params,
        body: PatchOrganizationBody,
        response: { 200: OrganizationView },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const expected = expectedVersion(headers['if-match'])
      const view = await organizations.patch(actor, id, { body, expected })
      return reply.header('etag', view.etag).send(view)
    },
  )
}
