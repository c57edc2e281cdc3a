import { queryOptions } from '@tanstack/react-query'
import type { MergeBody, ReviewView } from '@mesa/shared/wire/reviews.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'

export const mergeQueries = {
  /** Who the case may be a reply to: the checklist of intake knows. */
  candidates: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'review', number],
      queryFn: ({ signal }) => http.get<ReviewView>(`/tickets/${number}/review`, { signal }),
    }),
  /** The case somebody named by its number. */
  original: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'detail', String(number)],
      queryFn: ({ signal }) => http.get<TicketView>(`/tickets/${number}`, { signal }),
      retry: false,
    }),
}

/** 422 `merge_elsewhere` when the two are not of one organization. */
export const mergeCase = (number: number, body: MergeBody, idempotencyKey: string) =>
  http.post<TicketView>(`/tickets/${number}/merge`, { body, idempotencyKey })

/** 422 `merge_window_closed` after 24 hours. */
export const unmergeCase = (number: number, idempotencyKey: string) =>
  http.post<TicketView>(`/tickets/${number}/unmerge`, { body: {}, idempotencyKey })
