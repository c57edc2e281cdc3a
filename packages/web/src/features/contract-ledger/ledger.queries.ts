import type { PostingList, PostingView, ReversalBody } from '@mesa/shared/wire/postings.schema'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const ledgerQueries = {
  /** Newest first; `ticketNumber` keeps those of one case. */
  postings: (contractId: string, ticketNumber?: number) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'postings', contractId, ticketNumber ?? null],
      queryFn: ({ pageParam, signal }) =>
        http.get<PostingList>(`/contracts/${contractId}/postings`, {
          query: { ticketNumber, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** Errors: 409 `already_reversed`, 422 `grant_spent`, `not_reversible`. */
export const reversePosting = (id: string, body: ReversalBody, idempotencyKey: string) =>
  http.post<PostingView>(`/postings/${id}/reversal`, { body, idempotencyKey })
