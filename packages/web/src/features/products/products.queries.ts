import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CreateProductBody,
  PatchProductBody,
  ProductList,
  ProductView,
} from '@mesa/shared/wire/products.schema'
import { http } from '../../lib/http.ts'

export const productQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['products', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<ProductList>('/products', { query: { cursor: pageParam, limit: 100 }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** Every product with the retired ones, to be edited. */
export const editedProducts = () =>
  queryOptions({
    queryKey: ['products', 'edited'],
    queryFn: async ({ signal }) => {
      const products: ProductView[] = []
      let cursor: string | null = null
      do {
        const query = { cursor, limit: 200, includeRetired: true }
        const page: ProductList = await http.get<ProductList>('/products', { query, signal })
        products.push(...page.items)
        cursor = page.nextCursor
      } while (cursor !== null)
      return products
    },
  })

export const orderProducts = (ids: string[]) =>
  http.put<ProductList>('/products/order', { body: { ids } })

export const createProduct = (body: CreateProductBody, idempotencyKey: string) =>
  http.post<ProductView>('/products', { body, idempotencyKey })

export const changeProduct = (product: ProductView, body: PatchProductBody) =>
  http.patch<ProductView>(`/products/${product.id}`, { body, ifMatch: product.etag })
