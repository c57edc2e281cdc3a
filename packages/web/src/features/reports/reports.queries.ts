import type {
  AttainmentCases,
  AttainmentCasesQuery,
  AttainmentQuery,
  AttainmentReport,
} from '@mesa/shared/wire/reports.schema'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { download, http } from '../../lib/http.ts'

export const reportQueries = {
  attainment: (query: AttainmentQuery) =>
    queryOptions({
      queryKey: ['reports', 'rp-12', query],
      queryFn: ({ signal }) => http.get<AttainmentReport>('/reports/rp-12', { query, signal }),
      placeholderData: keepPreviousData,
    }),
  cases: (query: AttainmentCasesQuery) =>
    infiniteQueryOptions({
      queryKey: ['reports', 'rp-12-cases', query],
      queryFn: ({ pageParam, signal }) =>
        http.get<AttainmentCases>('/reports/rp-12/cases', {
          query: { ...query, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const downloadAttainment = (query: AttainmentQuery, format: 'csv' | 'xlsx') =>
  download('/reports/rp-12', { query: { ...query, format } })
