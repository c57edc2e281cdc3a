import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type {
  TimeEntryBody,
  TimeEntryList,
  TimeEntryView,
} from '@mesa/shared/wire/time-entries.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

const minuteMs = 60_000

/** Days included; `userId` undefined: one's own, or for a supervisor everybody's. */
export type TimeFilter = { from: string; to: string; userId: string | undefined }

export const timeQueries = {
  list: (filter: TimeFilter) =>
    infiniteQueryOptions({
      queryKey: ['time-entries', filter],
      queryFn: ({ pageParam, signal }) =>
        http.get<TimeEntryList>('/time-entries', {
          query: { ...filter, limit: 100, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  types: () =>
    queryOptions({
      queryKey: ['catalogs', 'offline-types', 'in use'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>('/catalogs/offline-types', { query: { limit: 200 }, signal }),
      staleTime: 5 * minuteMs,
    }),
  staff: () =>
    queryOptions({
      queryKey: ['people', 'staff', 'active'],
      queryFn: ({ signal }) =>
        http.get<UserList>('/users', {
          query: { kind: 'staff', status: 'active', limit: 200 },
          signal,
        }),
      staleTime: minuteMs,
    }),
}

export const recordTime = (body: TimeEntryBody, idempotencyKey: string) =>
  http.post<TimeEntryView>('/time-entries', { body, idempotencyKey })

export const withdrawTime = (id: string, idempotencyKey: string) =>
  http.delete<TimeEntryView>(`/time-entries/${id}`, { idempotencyKey })
