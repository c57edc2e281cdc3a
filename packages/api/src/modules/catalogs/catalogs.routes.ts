import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CatalogEntry,
  CatalogEntryParams,
  CatalogList,
  CatalogListQuery,
  CatalogParams,
  CreateCatalogEntryBody,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { CatalogsService } from './catalogs.service.ts'

const tags = ['catalogs']

export const catalogsRoutes: FastifyPluginAsyncTypebox<{ catalogs: CatalogsService }> = async (
  app,
  { catalogs },
) => {
  app.get(
    '/catalogs/:kind',
    {
      schema: {
        tags,
        summary: "Entries of a catalogue, in the desk's order and the reader's language",
        params: CatalogParams,
        querystring: CatalogListQuery,
        response: { 200: CatalogList },
      },
    },
    ({ actor, params: { kind }, query, headers }) =>
      catalogs.list(actor, { kind, locale: negotiateLocale(headers['accept-language']) }, query),
  )

  app.post(
    '/catalogs/:kind',
    {
      schema: {
        tags,
        summary: 'Add an entry',
        params: CatalogParams,
        body: CreateCatalogEntryBody,
        response: { 201: CatalogEntry },
      },
    },
    async ({ actor, params: { kind }, body, headers }, reply) => {
      const locale = negotiateLocale(headers['accept-language'])
      const entry = await catalogs.create(actor, { kind, locale }, body)
      return reply.code(201).header('etag', entry.etag).send(entry)
    },
  )

  app.patch(
    '/catalogs/:kind/:id',
    {
      schema: {
        tags,
        summary: 'Rename, configure, order or retire an entry (CA-1)',
        params: CatalogEntryParams,
        body: PatchCatalogEntryBody,
        response: { 200: CatalogEntry },
      },
    },
    async ({ actor, params: { kind, id }, body, headers }, reply) => {
      const locale = negotiateLocale(headers['accept-language'])
      const change = { body, ifMatch: headers['if-match'] }
      const entry = await catalogs.patch(actor, { kind, id, locale }, change)
      return reply.header('etag', entry.etag).send(entry)
    },
  )
}
