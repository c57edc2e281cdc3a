import { queryOptions } from '@tanstack/react-query'
import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type { RulePriorityBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'

export const priorityQueries = {
  /** With the retired ones, to name what old cases hold. */
  reasons: () =>
    queryOptions({
      queryKey: ['catalogs', 'priority-reasons', 'all'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>('/catalogs/priority-reasons', {
          query: { limit: 200, includeRetired: true },
          signal,
        }),
      staleTime: 5 * 60_000,
    }),
}

/** Whether a priority holds (IN-7); 422 `rule_off` where the rulebook knows no priorities. */
export const rulePriority = (number: number, body: RulePriorityBody) =>
  http.put<TicketView>(`/tickets/${number}/priority`, { body })
