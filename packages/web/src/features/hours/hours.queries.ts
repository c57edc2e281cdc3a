import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { ContractBalance, ContractList, LotList } from '@mesa/shared/wire/contracts.schema'
import type { HoursAtCases } from '@mesa/shared/wire/hours-at-cases.schema'
import type { MonthCloseList } from '@mesa/shared/wire/month-closes.schema'
import type { StatementView } from '@mesa/shared/wire/postings.schema'
import type {
  StatementRequestBody,
  StatementRequestView,
} from '@mesa/shared/wire/statements.schema'
import { download, http } from '../../lib/http.ts'
import type { AskedStatement } from './asked-statement.ts'

export type { AskedStatement } from './asked-statement.ts'

/** The file of a statement as the API makes it: `pdf`, `xlsx` or `csv`. */
export const downloadStatement = (contractId: string, asked: AskedStatement, format: string) =>
  download(`/contracts/${contractId}/statement.${format}`, { query: asked })

/** A mail to the asker's own address, and to no other (HR-10). Error: `period_invalid`. */
export const requestStatement = (
  contractId: string,
  body: StatementRequestBody,
  idempotencyKey: string,
) =>
  http.post<StatementRequestView>(`/contracts/${contractId}/statement-requests`, {
    body,
    idempotencyKey,
  })

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

const most = 200

export const hoursQueries = {
  all: () => ['hours'] as const,
  /** With the balance of each; 403 for a requester. Without an organization, all the caller may see. */
  contracts: (organizationId?: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'contracts', organizationId ?? null],
      queryFn: ({ signal }) =>
        http.get<ContractList>('/contracts', { query: { organizationId, limit: most }, signal }),
    }),
  /** Now, with until when the hours last (HR-12). */
  balance: (contractId: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'balance', contractId],
      queryFn: ({ signal }) =>
        http.get<ContractBalance>(`/contracts/${contractId}/balance`, { signal }),
    }),
  lots: (contractId: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'lots', contractId],
      queryFn: ({ signal }) =>
        http.get<LotList>(`/contracts/${contractId}/lots`, { query: { limit: most }, signal }),
    }),
  /** Which consents hold minutes, and what was worked without being charged (HR-6). */
  atCases: (contractId: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'at-cases', contractId],
      queryFn: ({ signal }) =>
        http.get<HoursAtCases>(`/contracts/${contractId}/hours-at-cases`, { signal }),
    }),
  /** The closed months, newest first. */
  closes: (contractId: string) =>
    queryOptions({
      queryKey: [...hoursQueries.all(), 'closes', contractId],
      queryFn: ({ signal }) =>
        http.get<MonthCloseList>(`/contracts/${contractId}/month-closes`, {
          query: { limit: most },
          signal,
        }),
    }),
  /** Its lines by pages, the oldest first; `joinedStatement` puts them together. */
  statementPages: (contractId: string, asked: AskedStatement) =>
    infiniteQueryOptions({
      queryKey: [...hoursQueries.all(), 'statement-pages', contractId, asked],
      queryFn: ({ pageParam, signal }) =>
        http.get<StatementView>(`/contracts/${contractId}/statement`, {
          query: { ...asked, limit: 100, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}
