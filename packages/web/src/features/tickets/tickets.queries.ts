import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { TransitionBody, TransitionList } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketListQuery } from '@mesa/shared/wire/ticket-queries.schema'
import type { TicketList, TicketView } from '@mesa/shared/wire/tickets.schema'
import type { WorklogList } from '@mesa/shared/wire/worklogs.schema'
import { download, http } from '../../lib/http.ts'

export type TicketRef = number | string
export type TicketFilters = Omit<TicketListQuery, 'limit' | 'cursor'>

/**
 * Everything about cases lives in the family `['tickets']`, also the messages, decisions and files
 * of a case, so that one change refreshes all that shows it.
 */
export const ticketQueries = {
  all: () => ['tickets'] as const,
  /** Pages of `limit` rows, `-updatedAt` unless `sort` says another. */
  list: (filters: TicketFilters = {}, limit = 50) =>
    infiniteQueryOptions({
      queryKey: [...ticketQueries.all(), 'list', filters, limit],
      queryFn: ({ pageParam, signal }) =>
        http.get<TicketList>('/tickets', {
          query: { ...filters, limit, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  detail: (ref: TicketRef) =>
    queryOptions({
      queryKey: [...ticketQueries.all(), 'detail', String(ref)],
      queryFn: ({ signal }) => http.get<TicketView>(`/tickets/${ref}`, { signal }),
    }),
  /** What the caller may do now; what is not possible comes with its reason. */
  transitions: (ref: TicketRef) =>
    queryOptions({
      queryKey: [...ticketQueries.all(), 'transitions', String(ref)],
      queryFn: ({ signal }) => http.get<TransitionList>(`/tickets/${ref}/transitions`, { signal }),
    }),
  worklogs: (ref: TicketRef) =>
    queryOptions({
      queryKey: [...ticketQueries.all(), 'worklogs', String(ref)],
      queryFn: ({ signal }) => http.get<WorklogList>(`/tickets/${ref}/worklogs`, { signal }),
    }),
}

type Move = { ref: TicketRef; body: TransitionBody; idempotencyKey: string }

/** One move of the machine; 409 `invalid_transition` when the case moved meanwhile. */
export const moveTicket = ({ ref, body, idempotencyKey }: Move) =>
  http.post<TicketView>(`/tickets/${ref}/transitions`, { body, idempotencyKey })

export const downloadRecord = (ref: TicketRef, format: 'pdf' | 'json') =>
  download(`/tickets/${ref}/record.${format}`)
