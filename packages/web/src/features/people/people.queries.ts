import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  InviteStaffBody,
  PatchUserBody,
  UserList,
  UserView,
} from '@mesa/shared/wire/users.schema'
import { http } from '../../lib/http.ts'

export const peopleQueries = {
  staff: () =>
    infiniteQueryOptions({
      queryKey: ['people', 'staff-pages'],
      queryFn: ({ pageParam, signal }) =>
        http.get<UserList>('/users', { query: { kind: 'staff', cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  /** To say a name where only an id is kept: the first 200 people of the desk and its customers. */
  names: () =>
    queryOptions({
      queryKey: ['people', 'names'],
      queryFn: ({ signal }) => http.get<UserList>('/users', { query: { limit: 200 }, signal }),
      select: ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
    }),
}

export const inviteStaff = (body: InviteStaffBody, idempotencyKey: string) =>
  http.post<UserView>('/users', { body, idempotencyKey })

/** Disabling ends every session of the person at once. */
export const changePerson = (id: string, body: PatchUserBody) =>
  http.patch<UserView>(`/users/${id}`, { body })
