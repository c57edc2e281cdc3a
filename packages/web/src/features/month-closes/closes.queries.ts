import type {
  CloseMonthBody,
  MonthClosed,
  MonthCloseList,
  MonthSummaryList,
} from '@mesa/shared/wire/month-closes.schema'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}

export const closeQueries = {
  /** Months that are over, newest first, with how many contracts are closed in each. */
  months: () =>
    infiniteQueryOptions({
      queryKey: ['hours', 'month-closes'],
      queryFn: ({ pageParam, signal }) =>
        http.get<MonthSummaryList>('/month-closes', {
          query: { limit: 24, cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
  /** Closed months of one contract, newest first. */
  ofContract: (contractId: string) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'month-closes', contractId],
      queryFn: ({ pageParam, signal }) =>
        http.get<MonthCloseList>(`/contracts/${contractId}/month-closes`, {
          query: { cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
}

/** Errors: 422 `month_not_over`. What is closed already stays as it is. */
export const closeMonth = (body: CloseMonthBody, idempotencyKey: string) =>
  http.post<MonthClosed>('/month-closes', { body, idempotencyKey })
