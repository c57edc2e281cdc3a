import type {
  ContractLines,
  ContractsReport,
  EndingReport,
  UsageReport,
} from '@mesa/shared/wire/contract-reports.schema'
import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type {
  TimeLines,
  TimeReport,
  WorkLines,
  WorkReport,
} from '@mesa/shared/wire/work-reports.schema'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { download, http } from '../../lib/http.ts'

/** What an address asks, under the names of the API. */
export type Asked = Record<string, string>
type Page = { nextCursor: string | null }

const figures = <Report>(path: string, query: Asked) =>
  queryOptions({
    queryKey: ['reports', path, query],
    queryFn: ({ signal }) => http.get<Report>(`/reports/${path}`, { query, signal }),
    placeholderData: keepPreviousData,
  })
const pages = <Lines extends Page>(path: string, query: Asked) =>
  infiniteQueryOptions({
    queryKey: ['reports', path, 'pages', query],
    queryFn: ({ pageParam, signal }) =>
      http.get<Lines>(`/reports/${path}`, { query: { ...query, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page: Lines) => page.nextCursor,
    placeholderData: keepPreviousData,
  })

export const hourReports = {
  contracts: (query: Asked) => figures<ContractsReport>('rp-6', query),
  contractLines: (query: Asked) => pages<ContractLines>('rp-6/contracts', query),
  ending: (query: Asked) => pages<EndingReport>('rp-7', query),
  work: (query: Asked) => figures<WorkReport>('rp-8', query),
  workLines: (query: Asked) => pages<WorkLines>('rp-8/work', query),
  usage: (query: Asked) => figures<UsageReport>('rp-9', query),
  time: (query: Asked) => figures<TimeReport>('rp-10', query),
  timeLines: (query: Asked) => pages<TimeLines>('rp-10/entries', query),
  types: () =>
    queryOptions({
      queryKey: ['reports', 'contract-types'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>('/catalogs/contract-types', { query: { limit: 200 }, signal }),
    }),
}

export const downloadReport = (path: string, query: Asked, format: 'csv' | 'xlsx') =>
  download(`/reports/${path}`, { query: { ...query, format } })
