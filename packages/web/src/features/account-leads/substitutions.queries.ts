import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  LeadSubstitution,
  LeadSubstitutionBody,
  LeadSubstitutionList,
} from '@mesa/shared/wire/account-leads.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import { http } from '../../lib/http.ts'

export const substitutionQueries = {
  list: (past: boolean) =>
    infiniteQueryOptions({
      queryKey: ['substitutions', past],
      queryFn: ({ pageParam, signal }) =>
        http.get<LeadSubstitutionList>('/lead-substitutions', {
          query: { cursor: pageParam, ...(past ? { past } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  staff: () =>
    queryOptions({
      queryKey: ['people', 'staff', 'active'],
      queryFn: ({ signal }) =>
        http.get<UserList>('/users', {
          query: { kind: 'staff', status: 'active', limit: 200 },
          signal,
        }),
    }),
}

/** 409 `substitution_overlaps` when the lead has another substitute on one of those days. */
export const createSubstitution = (body: LeadSubstitutionBody, idempotencyKey: string) =>
  http.post<LeadSubstitution>('/lead-substitutions', { body, idempotencyKey })

export const cancelSubstitution = (id: string) => http.delete<void>(`/lead-substitutions/${id}`)
