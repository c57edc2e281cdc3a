import type { ClocksExplained } from '@mesa/shared/wire/clocks-explain.schema'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const clockQueries = {
  /** In the family of cases, so that whatever changes a case asks this again. */
  explain: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'clocks', String(number)],
      queryFn: ({ signal }) =>
        http.get<ClocksExplained>(`/tickets/${number}/clocks/explain`, { signal }),
    }),
}
