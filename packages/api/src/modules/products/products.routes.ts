import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '@mesa/shared/wire/common.schema'
import {
  CreateProductBody,
  PatchProductBody,
  ProductList,
  ProductListQuery,
  ProductOrderBody,
  ProductView,
} from '@mesa/shared/wire/products.schema'
import { expectedVersion } from '../../etag.ts'
import type { ProductsService } from './products.service.ts'

const tags = ['products']
const params = IdParams

export const productsRoutes: FastifyPluginAsyncTypebox<{ products: ProductsService }> = async (
  app,
  { products },
) => {
  app.get(
    '/products',
    {
      schema: {
        tags,
        summary: 'Products with their modules; for a customer the covered ones first (EN-1)',
        querystring: ProductListQuery,
        response: { 200: ProductList },
      },
    },
    ({ actor, query }) => products.list(actor, query),
  )

  app.post(
    '/products',
    {
      schema: {
        tags,
        summary: 'Create a product',
        body: CreateProductBody,
        response: { 201: ProductView },
      },
    },
    async ({ actor, body }, reply) => {
      const view = await products.create(actor, body)
      return reply.code(201).header('etag', view.etag).send(view)
    },
  )

  app.get(
    '/products/:id',
    { schema: { tags, summary: 'One product', params, response: { 200: ProductView } } },
    async ({ actor, params: { id } }, reply) => {
      const view = await products.get(actor, id)
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.patch(
    '/products/:id',
    {
      schema: {
        tags,
        summary: 'Change a product; modules left out of the list are retired',
        params,
        body: PatchProductBody,
        response: { 200: ProductView },
      },
    },
    async ({ actor, params: { id }, body, headers }, reply) => {
      const expected = expectedVersion(headers['if-match'])
      const view = await products.patch(actor, id, { body, expected })
      return reply.header('etag', view.etag).send(view)
    },
  )

  app.put(
    '/products/order',
    {
      schema: {
        tags,
        summary: 'Put the products that are not retired in order: all of them, else 412 (CA-1)',
        body: ProductOrderBody,
        response: { 200: ProductList },
      },
    },
    ({ actor, body }) => products.order(actor, body.ids),
  )
}
