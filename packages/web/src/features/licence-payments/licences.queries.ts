import type {
  CreateLicencePaymentBody,
  LicencePaymentList,
  LicencePaymentView,
  MaintenanceFactorList,
} from '@mesa/shared/wire/maintenance.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const licenceQueries = {
  /** The latest year first. */
  ofContract: (contractId: string) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'licence-payments', contractId],
      queryFn: ({ pageParam, signal }) =>
        http.get<LicencePaymentList>(`/contracts/${contractId}/licence-payments`, {
          query: { limit: 10, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** Of one licence year, in each currency. */
  factorsOf: (year: number) =>
    queryOptions({
      queryKey: ['maintenance-factors', 'of', year],
      queryFn: ({ signal }) =>
        http.get<MaintenanceFactorList>('/maintenance-factors', {
          query: { year, limit: 200 },
          signal,
        }),
    }),
}

/** Errors: 422 `factor_missing`, `period_invalid`, 409 `already_exists` for a year that was paid otherwise. */
export const recordPayment = (
  contractId: string,
  body: CreateLicencePaymentBody,
  idempotencyKey: string,
) =>
  http.post<LicencePaymentView>(`/contracts/${contractId}/licence-payments`, {
    body,
    idempotencyKey,
  })
