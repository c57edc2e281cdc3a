import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  CatalogEntry,
  CatalogEntryParams,
  CatalogEntryVersionList,
  CatalogList,
  CatalogListQuery,
  CatalogOrderBody,
  CatalogParams,
  CatalogSummaryList,
  CatalogUsage,
  CreateCatalogEntryBody,
  PatchCatalogEntryBody,
} from '@mesa/shared/wire/catalogs.schema'
import { PageQuery } from '@mesa/shared/wire/common.schema'
import { negotiateLocale } from '../../locales/problem-texts.ts'
import type { CatalogsService } from './catalogs.service.ts'

const tags = ['catalogs']

export const catalogsRoutes: FastifyPluginAsyncTypebox<{ catalogs: CatalogsService }> = async (
  app,
  { catalogs },
) => {
  app.get(
    '/catalogs',
    {
      schema: {
        tags,
        summary: 'How many entries each catalogue has',
        response: { 200: CatalogSummaryList },
      },
    },
    ({ actor }) => catalogs.summary(actor),
  )

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

  app.put(
    '/catalogs/:kind/order',
    {
      schema: {
        tags,
        summary: 'Put the entries that are not retired in order: all of them, else 412 (CA-1)',
        params: CatalogParams,
        body: CatalogOrderBody,
        response: { 200: CatalogList },
      },
    },
    ({ actor, params: { kind }, body, headers }) =>
      catalogs.order(
        actor,
        { kind, locale: negotiateLocale(headers['accept-language']) },
        body.ids,
      ),
  )

  app.get(
    '/catalogs/:kind/:id/versions',
    {
      schema: {
        tags,
        summary: 'What an entry was called and decided, the newest first',
        params: CatalogEntryParams,
        querystring: PageQuery,
        response: { 200: CatalogEntryVersionList },
      },
    },
    ({ actor, params: { kind, id }, query, headers }) => {
      const locale = negotiateLocale(headers['accept-language'])
      return catalogs.versions(actor, { kind, id, locale }, query)
    },
  )

  app.get(
    '/catalogs/:kind/:id/usage',
    {
      schema: {
        tags,
        summary: 'Open cases and contracts that have an entry, and what forbids its retirement',
        params: CatalogEntryParams,
        response: { 200: CatalogUsage },
      },
    },
    ({ actor, params }) => catalogs.usage(actor, params),
  )
}
