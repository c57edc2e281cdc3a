import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditList } from '@mesa/shared/wire/audit.schema'
import type { CheckList } from '@mesa/shared/wire/checks.schema'
import type { VerificationView } from '@mesa/shared/wire/record.schema'
import { http } from '../../lib/http.ts'

export const auditQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['audit', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<AuditList>('/audit', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  checks: () =>
    infiniteQueryOptions({
      queryKey: ['audit', 'checks'],
      queryFn: ({ pageParam, signal }) =>
        http.get<CheckList>('/audit/checks', { query: { cursor: pageParam, limit: 10 }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** Recomputes every posting and every event of the desk; may take a while. */
export const verifyNow = (): Promise<VerificationView> => http.get('/audit/verify')
