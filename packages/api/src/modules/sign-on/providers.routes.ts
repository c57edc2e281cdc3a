import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams, PageQuery } from '@mesa/shared/wire/common.schema'
import {
  CreateOidcProviderBody,
  OidcCheckView,
  OidcIdentityList,
  OidcIdentityParams,
  OidcProviderList,
  OidcProviderView,
  PatchOidcProviderBody,
} from '@mesa/shared/wire/sign-on.schema'
import { Type } from 'typebox'
import type { ProviderUseService } from './provider-use.service.ts'
import type { ProvidersService } from './providers.service.ts'

const tags = ['sign-on']
type Options = { oidcProviders: ProvidersService; oidcUse: ProviderUseService }

/** Configuration of single sign-on. */
export const providersRoutes: FastifyPluginAsyncTypebox<Options> = async (app, options) => {
  const { oidcProviders: providers, oidcUse: use } = options

  app.get(
    '/oidc-providers',
    {
      schema: {
        tags,
        summary: 'Identity providers, oldest first',
        querystring: PageQuery,
        response: { 200: OidcProviderList },
      },
    },
    ({ actor, query }) => providers.list(actor, query),
  )

  app.post(
    '/oidc-providers',
    {
      schema: {
        tags,
        summary: 'Add an identity provider',
        body: CreateOidcProviderBody,
        response: { 201: OidcProviderView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await providers.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/oidc-providers/:id',
    {
      schema: {
        tags,
        summary: 'Change an identity provider',
        params: IdParams,
        body: PatchOidcProviderBody,
        response: { 200: OidcProviderView },
      },
    },
    async ({ actor, params, body, headers }, reply) => {
      const change = { body, ifMatch: headers['if-match'] }
      const view = await providers.patch(actor, params.id, change)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.delete(
    '/oidc-providers/:id',
    {
      schema: {
        tags,
        summary: 'Remove an identity provider and its links to people',
        params: IdParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await providers.remove(actor, params.id)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/oidc-providers/:id/checks',
    {
      schema: {
        tags,
        summary: 'Ask the provider what it says of itself',
        params: IdParams,
        response: { 200: OidcCheckView },
      },
    },
    ({ actor, params }) => use.check(actor, params.id),
  )

  app.get(
    '/oidc-providers/:id/identities',
    {
      schema: {
        tags,
        summary: 'Whom the provider signs in, last linked first',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: OidcIdentityList },
      },
    },
    ({ actor, params, query }) => use.listIdentities(actor, params.id, query),
  )

  app.delete(
    '/oidc-providers/:id/identities/:identityId',
    {
      schema: {
        tags,
        summary: 'Forget whom the provider stood for',
        params: OidcIdentityParams,
        response: { 204: Type.Null() },
      },
    },
    async ({ actor, params }, reply) => {
      await use.unlink(actor, params)
      return reply.code(204).send(null)
    },
  )
}
