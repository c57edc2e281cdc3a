import { queryOptions } from '@tanstack/react-query'
import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type { ProductList } from '@mesa/shared/wire/products.schema'
import type {
  DuplicatesBody,
  DuplicatesView,
  OpenTicketBody,
  TicketView,
} from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'

const catalogStaleMs = 5 * 60_000

export const newCaseQueries = {
  products: () =>
    queryOptions({
      queryKey: ['products'],
      queryFn: ({ signal }) =>
        http.get<ProductList>('/products', { query: { limit: 200 }, signal }),
      staleTime: catalogStaleMs,
    }),
  catalog: (kind: 'categories' | 'priority-reasons') =>
    queryOptions({
      queryKey: ['catalogs', kind],
      queryFn: ({ signal }) =>
        http.get<CatalogList>(`/catalogs/${kind}`, { query: { limit: 200 }, signal }),
      staleTime: catalogStaleMs,
    }),
  /** Look-alikes of a draft (IN-5); a query because it only asks. */
  duplicates: (draft: DuplicatesBody) =>
    queryOptions({
      queryKey: ['tickets', 'duplicates', draft],
      queryFn: ({ signal }) =>
        http.post<DuplicatesView>('/tickets/duplicates', { body: draft, signal }),
    }),
}

export const openTicket = (given: { body: OpenTicketBody; idempotencyKey: string }) =>
  http.post<TicketView>('/tickets', given)
