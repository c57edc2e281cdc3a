import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CriticalWindowBody,
  CriticalWindowList,
  CriticalWindowView,
} from '@mesa/shared/wire/critical-windows.schema'
import { http } from '../../lib/http.ts'

export const windowQueries = {
  /** Neither over nor cancelled, the one that begins first before the others (IN-10). */
  open: () =>
    queryOptions({
      queryKey: ['critical-windows', 'open'],
      queryFn: ({ signal }) =>
        http.get<CriticalWindowList>('/critical-windows', {
          query: { open: true, limit: 200 },
          signal,
        }),
    }),
  /** The same for the desk, which sees those of every organization. */
  coming: () =>
    infiniteQueryOptions({
      queryKey: ['critical-windows', 'coming'],
      queryFn: ({ pageParam, signal }) =>
        http.get<CriticalWindowList>('/critical-windows', {
          query: { open: true, limit: 60, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  over: () =>
    infiniteQueryOptions({
      queryKey: ['critical-windows', 'over'],
      queryFn: ({ pageParam, signal }) =>
        http.get<CriticalWindowList>('/critical-windows', {
          query: { open: false, limit: 20, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const announceWindow = (body: CriticalWindowBody, idempotencyKey: string) =>
  http.post<CriticalWindowView>('/critical-windows', { body, idempotencyKey })

export const cancelWindow = (id: string, idempotencyKey: string) =>
  http.delete<unknown>(`/critical-windows/${id}`, { idempotencyKey })

/** The announced window that a case of this product would fall into now. */
export const windowAt = (
  windows: readonly CriticalWindowView[],
  given: { productId: string; nowMs: number },
): CriticalWindowView | undefined =>
  windows.find(
    ({ productId, startsAt, endsAt }) =>
      (productId === null || productId === given.productId) &&
      Date.parse(startsAt) <= given.nowMs &&
      given.nowMs < Date.parse(endsAt),
  )
