import type { ContractTypeList } from '@mesa/shared/wire/contract-types.schema'
import type {
  AddContractVersionBody,
  ContractVersionList,
  ContractVersionView,
} from '@mesa/shared/wire/contract-versions.schema'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const termsQueries = {
  /** The newest first; the first two hundred. */
  versions: (contractId: string) =>
    queryOptions({
      queryKey: ['hours', 'versions', contractId],
      queryFn: ({ signal }) =>
        http.get<ContractVersionList>(`/contracts/${contractId}/versions`, {
          query: { limit: 200 },
          signal,
        }),
    }),
  /** Types that contracts may be made of, with the terms of each in force. */
  types: () =>
    queryOptions({
      queryKey: ['contract-types', 'offered'],
      queryFn: ({ signal }) =>
        http.get<ContractTypeList>('/contract-types', { query: { limit: 200 }, signal }),
      staleTime: 60_000,
    }),
}

/** Errors: 422 `period_invalid` for a day before today or before the last version. */
export const changeTerms = (id: string, body: AddContractVersionBody, idempotencyKey: string) =>
  http.post<ContractVersionView>(`/contracts/${id}/versions`, { body, idempotencyKey })
