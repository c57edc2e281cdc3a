import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ContractList, LotList } from '@mesa/shared/wire/contracts.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import { download, http } from '../../lib/http.ts'

export type Period = { from?: string | undefined; to?: string | undefined }

/** A closed or open month `YYYY-MM`, or dates; without either, the whole contract. */
export type AskedStatement = Period & { month?: string | undefined }

/** The file of a statement as the API makes it: `pdf`, `xlsx` or `csv`. */
export const downloadStatement = (contractId: string, asked: AskedStatement, format: string) =>
  download(`/contracts/${contractId}/statement.${format}`, { query: asked })

/** One statement of the pages at hand: each has its own lines and what they open. */
export function joinedStatement(pages: readonly StatementView[]): StatementView | undefined {
  const [first] = pages
  const last = pages.at(-1)
  if (!first || !last) return undefined
  return {
    ...first,
    nextCursor: last.nextCursor,
    lines: pages.flatMap(({ lines }) => lines),
    worklogs: pages.flatMap(({ worklogs }) => worklogs),
    consents: pages.flatMap(({ consents }) => consents),
    tickets: pages.flatMap(({ tickets }) => tickets),
  }
}

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
  /** Its lines by pages, the oldest first; `joinedStatement` puts them together. */
  statementPages: (contractId: string, asked: AskedStatement) =>
    infiniteQueryOptions({
      queryKey: [...hoursQueries.all(), 'statement-pages', contractId, asked],
      queryFn: ({ pageParam, signal }) =>
        http.get<StatementView>(`/contracts/${contractId}/statement`, {
          query: { ...asked, limit: 200, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}
