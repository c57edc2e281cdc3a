import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CalendarList } from '@mesa/shared/wire/calendars.schema'
import type { MessageList } from '@mesa/shared/wire/messages.schema'
import type { TicketCounts } from '@mesa/shared/wire/ticket-queries.schema'
import type { TicketList, TicketView } from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'
import type { QueueFilters } from './views.ts'

const pageSize = 60

export const queueQueries = {
  list: (filters: QueueFilters) =>
    infiniteQueryOptions({
      queryKey: ['tickets', 'queue', filters],
      queryFn: ({ pageParam, signal }) =>
        http.get<TicketList>('/tickets', {
          query: { ...filters, limit: pageSize, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
      placeholderData: keepPreviousData,
    }),
  byNumber: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'detail', String(number)],
      queryFn: ({ signal }) => http.get<TicketView>(`/tickets/${number}`, { signal }),
    }),
  /** What measures business time; few, and seldom changed. */
  calendars: () =>
    queryOptions({
      queryKey: ['calendars', 'in-force'],
      queryFn: ({ signal }) =>
        http.get<CalendarList>('/calendars', { query: { limit: 200 }, signal }),
      staleTime: 5 * 60_000,
      retry: false,
    }),
  counts: () =>
    queryOptions({
      queryKey: ['tickets', 'counts'],
      queryFn: ({ signal }) => http.get<TicketCounts>('/tickets/counts', { signal }),
    }),
  /** What was last written in a case, for the preview. */
  lastMessage: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'last-message', number],
      queryFn: ({ signal }) =>
        http.get<MessageList>(`/tickets/${number}/messages`, {
          query: { order: 'newest', limit: 1 },
          signal,
        }),
    }),
}
