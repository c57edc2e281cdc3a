import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CreateOrganizationBody,
  InviteMemberBody,
  MemberList,
  MemberView,
  OrganizationList,
  OrganizationView,
  PatchOrganizationBody,
  HandOverBody,
  HandOverView,
  StandingBody,
  StandingList,
  StandingView,
} from '@mesa/shared/wire/organizations.schema'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}

export const organizationQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<OrganizationList>('/organizations', { query: { cursor: pageParam }, signal }),
      ...paged,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['organizations', 'detail', id],
      queryFn: ({ signal }) => http.get<OrganizationView>(`/organizations/${id}`, { signal }),
    }),
  /** Every change of standing, newest first (EN-2). */
  standings: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'standings', id],
      queryFn: ({ pageParam, signal }) =>
        http.get<StandingList>(`/organizations/${id}/standing`, {
          query: { cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
  members: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['organizations', 'members', id],
      queryFn: ({ pageParam, signal }) =>
        http.get<MemberList>(`/organizations/${id}/users`, {
          query: { cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
}

export const createOrganization = (body: CreateOrganizationBody, idempotencyKey: string) =>
  http.post<OrganizationView>('/organizations', { body, idempotencyKey })

export const inviteMember = (id: string, body: InviteMemberBody, idempotencyKey: string) =>
  http.post<MemberView>(`/organizations/${id}/users`, { body, idempotencyKey })

export const changeMemberRole = (id: string, userId: string, role: MemberView['role']) =>
  http.patch<MemberView>(`/organizations/${id}/users/${userId}`, { body: { role } })

/** Passes the role on in one act, whatever the limit (EN-4). */
export const handOverKeyUser = (id: string, body: HandOverBody, idempotencyKey: string) =>
  http.post<HandOverView>(`/organizations/${id}/key-user`, { body, idempotencyKey })

export const setStanding = (id: string, body: StandingBody) =>
  http.put<StandingView>(`/organizations/${id}/standing`, { body })

/** 412 `stale` when somebody changed the organization since it was read. */
export const changeOrganization = ({ id, etag }: OrganizationView, body: PatchOrganizationBody) =>
  http.patch<OrganizationView>(`/organizations/${id}`, { body, ifMatch: etag })
