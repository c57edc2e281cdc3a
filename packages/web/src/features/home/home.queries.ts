import { queryOptions } from '@tanstack/react-query'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { SlotsView } from '@mesa/shared/wire/organizations.schema'
import type { MeTodo } from '@mesa/shared/wire/ticket-queries.schema'
import { http } from '../../lib/http.ts'

export const homeQueries = {
  /** What waits for the caller's own answer, soonest to expire first. */
  todo: () =>
    queryOptions({
      queryKey: ['tickets', 'todo'],
      queryFn: ({ signal }) => http.get<MeTodo>('/me/todo', { signal }),
    }),
  /** The desk: attention hours now, rules in force, limits of files. */
  desk: () =>
    queryOptions({
      queryKey: ['desk'],
      queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
      staleTime: 60_000,
    }),
  slots: (organizationId: string) =>
    queryOptions({
      queryKey: ['tickets', 'slots', organizationId],
      queryFn: ({ signal }) =>
        http.get<SlotsView>(`/organizations/${organizationId}/slots`, { signal }),
    }),
}
