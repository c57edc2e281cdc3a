import type {
  AdjustmentList,
  AdjustmentListQuery,
  AdjustmentView,
  DecideAdjustmentBody,
} from '@mesa/shared/wire/adjustments.schema'
import type { AdjustmentBody } from '@mesa/shared/wire/contracts.schema'
import { secondPersonDays } from '@mesa/shared/ledger/second-person'
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

/** What of the limit is left: the server judges again, and counts more than this page would hold. */
export const leftAlone = (
  { items }: AdjustmentList,
  { limitMinutes, nowMs }: { limitMinutes: number; nowMs: number },
): number => {
  const since = nowMs - secondPersonDays * 86_400_000
  const used = items
    .filter(({ status, askedAt }) => status === 'posted' && Date.parse(askedAt) > since)
    .filter(({ askedBy, decidedBy }) => askedBy.id === (decidedBy?.id ?? null))
    .reduce((sum, { minutes }) => sum + Math.abs(minutes), 0)
  return Math.max(0, limitMinutes - used)
}

/** Posted, or `pending` above the policy's limit. Errors: 422 `balance_insufficient`, `period_invalid`. */
export const askAdjustment = (contractId: string, body: AdjustmentBody, idempotencyKey: string) =>
  http.post<AdjustmentView>(`/contracts/${contractId}/adjustments`, { body, idempotencyKey })

/** Errors: 422 `second_person_required` of who asked, 409 `already_decided`. */
export const decideAdjustment = (id: string, body: DecideAdjustmentBody, idempotencyKey: string) =>
  http.post<AdjustmentView>(`/adjustments/${id}/approval`, { body, idempotencyKey })

export const withdrawAdjustment = (id: string) => http.delete<AdjustmentView>(`/adjustments/${id}`)
