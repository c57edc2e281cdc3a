import { infiniteQueryOptions } from '@tanstack/react-query'
import type { AuditList } from '@mesa/shared/wire/audit.schema'
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
}
