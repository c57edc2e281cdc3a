import { infiniteQueryOptions } from '@tanstack/react-query'
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

export const createProduct = (body: CreateProductBody, idempotencyKey: string) =>
  http.post<ProductView>('/products', { body, idempotencyKey })

export const changeProduct = (product: ProductView, body: PatchProductBody) =>
  http.patch<ProductView>(`/products/${product.id}`, { body, ifMatch: product.etag })
