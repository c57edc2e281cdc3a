import { queryOptions } from '@tanstack/react-query'
import type { ProductList } from '@mesa/shared/wire/products.schema'
import type { SkillGapList, SkillsBody, SkillsView } from '@mesa/shared/wire/skills.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import { http } from '../../lib/http.ts'

export const skillQueries = {
  of: (userId: string) =>
    queryOptions({
      queryKey: ['skills', 'of', userId],
      queryFn: ({ signal }) => http.get<SkillsView>(`/users/${userId}/skills`, { signal }),
    }),
  /** Products of which some level of the rulebook is known by nobody. */
  gaps: () =>
    queryOptions({
      queryKey: ['skills', 'gaps'],
      queryFn: ({ signal }) =>
        http.get<SkillGapList>('/skills/gaps', { query: { onlyGaps: true, limit: 200 }, signal }),
    }),
  products: () =>
    queryOptions({
      queryKey: ['products', 'all'],
      queryFn: ({ signal }) =>
        http.get<ProductList>('/products', { query: { limit: 200 }, signal }),
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

/** The whole list of one person. */
export const saveSkills = (userId: string, body: SkillsBody) =>
  http.put<SkillsView>(`/users/${userId}/skills`, { body })
