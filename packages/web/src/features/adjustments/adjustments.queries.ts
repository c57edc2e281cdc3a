import type {
  AdjustmentList,
  AdjustmentListQuery,
  AdjustmentView,
  DecideAdjustmentBody,
} from '@mesa/shared/wire/adjustments.schema'
import type { AdjustmentBody } from '@mesa/shared/wire/contracts.schema'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const adjustmentQueries = {
  /** Newest first. */
  list: (query: AdjustmentListQuery = {}) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'adjustments', query],
      queryFn: ({ pageParam, signal }) =>
        http.get<AdjustmentList>('/adjustments', {
          query: { ...query, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** Posted, or `pending` above the policy's limit. Errors: 422 `balance_insufficient`, `period_invalid`. */
export const askAdjustment = (contractId: string, body: AdjustmentBody, idempotencyKey: string) =>
  http.post<AdjustmentView>(`/contracts/${contractId}/adjustments`, { body, idempotencyKey })

/** Errors: 422 `second_person_required` of who asked, 409 `already_decided`. */
export const decideAdjustment = (id: string, body: DecideAdjustmentBody, idempotencyKey: string) =>
  http.post<AdjustmentView>(`/adjustments/${id}/approval`, { body, idempotencyKey })

export const withdrawAdjustment = (id: string) => http.delete<AdjustmentView>(`/adjustments/${id}`)
