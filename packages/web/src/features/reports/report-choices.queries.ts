import type { OrganizationList } from '@mesa/shared/wire/organizations.schema'
import type { ProductList } from '@mesa/shared/wire/products.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

/** What the filters offer: names of products and of companies, the first two hundred of each. */
export const reportChoices = {
  products: () =>
    queryOptions({
      queryKey: ['reports', 'products'],
      queryFn: ({ signal }) =>
        http.get<ProductList>('/products', { query: { limit: 200 }, signal }),
    }),
  organizations: () =>
    infiniteQueryOptions({
      queryKey: ['reports', 'organizations'],
      queryFn: ({ signal }) =>
        http.get<OrganizationList>('/organizations', { query: { limit: 200 }, signal }),
      initialPageParam: null,
      getNextPageParam: () => null,
    }),
}
