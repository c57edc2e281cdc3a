import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { MessageList } from '@mesa/shared/wire/messages.schema'
import type { ReviewBody, ReviewList, ReviewView } from '@mesa/shared/wire/reviews.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'

/** Of the family `['tickets']`, so that live news refresh them. */
export const reviewQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['tickets', 'reviews'],
      queryFn: ({ pageParam, signal }) =>
        http.get<ReviewList>('/reviews', { query: { limit: 60, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  checklist: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'review', number],
      queryFn: ({ signal }) => http.get<ReviewView>(`/tickets/${number}/review`, { signal }),
    }),
  ticket: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'detail', String(number)],
      queryFn: ({ signal }) => http.get<TicketView>(`/tickets/${number}`, { signal }),
    }),
  /** The first messages of a case, or the last ones. */
  messages: (number: number, order: 'oldest' | 'newest', limit: number) =>
    queryOptions({
      queryKey: ['tickets', 'review-messages', number, order, limit],
      queryFn: ({ signal }) =>
        http.get<MessageList>(`/tickets/${number}/messages`, { query: { order, limit }, signal }),
    }),
}

/** 409 `already_reviewed` when somebody was faster. */
export const recordReview = (number: number, body: ReviewBody, idempotencyKey: string) =>
  http.post<TicketView>(`/tickets/${number}/review`, { body, idempotencyKey })
