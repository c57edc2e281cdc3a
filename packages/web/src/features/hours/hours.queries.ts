import { queryOptions } from '@tanstack/react-query'
import type { ContractList, LotList } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { http } from '../../lib/http.ts'

export type Period = { from?: string | undefined; to?: string | undefined }

export const hoursQueries = {
  all: () => ['hours'] as const,
  /** With the balance of each; 403 for a requester. Without an organization, all the caller may see. */
  contracts: (organizationId?: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'contracts', organizationId ?? null],
      queryFn: ({ signal }) =>
        http.get<ContractList>('/contracts', { query: { organizationId }, signal }),
    }),
  lots: (contractId: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'lots', contractId],
      queryFn: ({ signal }) => http.get<LotList>(`/contracts/${contractId}/lots`, { signal }),
    }),
  /** Dates `YYYY-MM-DD` in the contract's zone, both inclusive; without them, the whole contract. */
  statement: (contractId: string, period: Period) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'statement', contractId, period],
      queryFn: ({ signal }) =>
        http.get<StatementView>(`/contracts/${contractId}/statement`, {
          query: { from: period.from, to: period.to },
          signal,
        }),
    }),
}
