import type { CatalogList } from '@mesa/shared/wire/catalogs.schema'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type { OrganizationList } from '@mesa/shared/wire/organizations.schema'
import type {
  CreateRenewalTaskBody,
  PatchRenewalTaskBody,
  RenewalList,
  RenewalQuery,
  RenewalStatus,
  RenewalTask,
  RenewalTaskList,
  RenewContractBody,
} from '@mesa/shared/wire/renewals.schema'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
  placeholderData: keepPreviousData,
}

export const renewalQueries = {
  radar: (query: RenewalQuery) =>
    infiniteQueryOptions({
      queryKey: ['renewals', 'radar', query],
      queryFn: ({ pageParam, signal }) =>
        http.get<RenewalList>('/renewals', { query: { ...query, cursor: pageParam }, signal }),
      ...paged,
    }),
  tasks: (status: RenewalStatus) =>
    infiniteQueryOptions({
      queryKey: ['renewals', 'tasks', status],
      queryFn: ({ pageParam, signal }) =>
        http.get<RenewalTaskList>('/renewal-tasks', {
          query: { status, cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
  organizations: () =>
    queryOptions({
      queryKey: ['renewals', 'organizations'],
      queryFn: ({ signal }) =>
        http.get<OrganizationList>('/organizations', { query: { limit: 200 }, signal }),
    }),
  types: () =>
    queryOptions({
      queryKey: ['renewals', 'types'],
      queryFn: ({ signal }) =>
        http.get<CatalogList>('/catalogs/contract-types', { query: { limit: 200 }, signal }),
    }),
}

export const openRenewalTask = (body: CreateRenewalTaskBody, idempotencyKey: string) =>
  http.post<RenewalTask>('/renewal-tasks', { body, idempotencyKey })

export const changeRenewalTask = (
  { id, etag }: Pick<RenewalTask, 'id' | 'etag'>,
  body: PatchRenewalTaskBody,
  idempotencyKey: string,
) => http.patch<RenewalTask>(`/renewal-tasks/${id}`, { body, idempotencyKey, ifMatch: etag })

export const renewContract = (id: string, body: RenewContractBody, idempotencyKey: string) =>
  http.post<ContractView>(`/contracts/${id}/renewals`, { body, idempotencyKey })
