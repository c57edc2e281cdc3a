import type {
  CreateMaintenanceFactorBody,
  MaintenanceFactorList,
  MaintenanceFactorView,
} from '@mesa/shared/wire/maintenance.schema'
import type { CreateRateBody, RateList, RateView } from '@mesa/shared/wire/rates.schema'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const rateQueries = {
  list: (includeWithdrawn: boolean) =>
    infiniteQueryOptions({
      queryKey: ['rates', includeWithdrawn],
      queryFn: ({ pageParam, signal }) =>
        http.get<RateList>('/rates', {
          query: { cursor: pageParam, ...(includeWithdrawn ? { includeWithdrawn } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  factors: () =>
    infiniteQueryOptions({
      queryKey: ['maintenance-factors'],
      queryFn: ({ pageParam, signal }) =>
        http.get<MaintenanceFactorList>('/maintenance-factors', {
          query: { cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const addRate = (body: CreateRateBody, idempotencyKey: string) =>
  http.post<RateView>('/rates', { body, idempotencyKey })

export const withdrawRate = (id: string) => http.delete<void>(`/rates/${id}`)

export const setFactor = (body: CreateMaintenanceFactorBody, idempotencyKey: string) =>
  http.post<MaintenanceFactorView>('/maintenance-factors', { body, idempotencyKey })
