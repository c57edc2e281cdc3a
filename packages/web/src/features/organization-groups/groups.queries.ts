import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  GroupMemberBody,
  GroupMemberList,
  GroupMemberView,
  OrganizationGroupBody,
  OrganizationGroupList,
  OrganizationGroupView,
} from '@mesa/shared/wire/organization-groups.schema'
import type { OrganizationList, OrganizationView } from '@mesa/shared/wire/organizations.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import { http } from '../../lib/http.ts'

/** Of the family `['organizations']`: who is in a group shows on both pages. */
export const groupQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'groups'],
      queryFn: ({ pageParam, signal }) =>
        http.get<OrganizationGroupList>('/organization-groups', {
          query: { cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  members: (id: string) =>
    queryOptions({
      queryKey: ['organizations', 'group-members', id],
      queryFn: ({ signal }) =>
        http.get<GroupMemberList>(`/organization-groups/${id}/members`, {
          query: { limit: 200 },
          signal,
        }),
    }),
  /** The first 200 organizations, to choose one that joins. */
  organizations: () =>
    queryOptions({
      queryKey: ['organizations', 'choices'],
      queryFn: ({ signal }) =>
        http.get<OrganizationList>('/organizations', { query: { limit: 200 }, signal }),
    }),
  /** The first 200 people of customers, to choose one who acts for the group. */
  customers: () =>
    queryOptions({
      queryKey: ['people', 'customers'],
      queryFn: ({ signal }) =>
        http.get<UserList>('/users', { query: { kind: 'customer', limit: 200 }, signal }),
    }),
}

export const createGroup = (body: OrganizationGroupBody, idempotencyKey: string) =>
  http.post<OrganizationGroupView>('/organization-groups', { body, idempotencyKey })

/** 412 `stale` when somebody renamed it since. */
export const renameGroup = ({ id, etag }: OrganizationGroupView, body: OrganizationGroupBody) =>
  http.patch<OrganizationGroupView>(`/organization-groups/${id}`, { body, ifMatch: etag })

/** `groupId` null: it leaves. */
export const moveOrganization = (id: string, groupId: string | null) =>
  http.patch<OrganizationView>(`/organizations/${id}`, { body: { groupId } })

export const addGroupMember = (id: string, body: GroupMemberBody, idempotencyKey: string) =>
  http.post<GroupMemberView>(`/organization-groups/${id}/members`, { body, idempotencyKey })

export const removeGroupMember = (id: string, userId: string) =>
  http.delete<void>(`/organization-groups/${id}/members/${userId}`)
