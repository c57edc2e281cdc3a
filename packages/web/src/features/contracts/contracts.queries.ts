import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ContractList,
  ContractListQuery,
  ContractView,
  CreateContractBody,
  GrantLotBody,
  LotList,
  LotView,
  PatchContractBody,
} from '@mesa/shared/wire/contracts.schema'
import type { OrganizationList } from '@mesa/shared/wire/organizations.schema'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}

export const contractQueries = {
  /** Soonest to end first. */
  list: (query: ContractListQuery = {}) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'contract-pages', query],
      queryFn: ({ pageParam, signal }) =>
        http.get<ContractList>('/contracts', { query: { ...query, cursor: pageParam }, signal }),
      ...paged,
    }),
  /** By name, the first two hundred: what filters and forms offer. */
  organizations: () =>
    queryOptions({
      queryKey: ['organizations', 'for-contracts'],
      queryFn: ({ signal }) =>
        http.get<OrganizationList>('/organizations', { query: { limit: 200 }, signal }),
      staleTime: 60_000,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['hours', 'contract', id],
      queryFn: ({ signal }) => http.get<ContractView>(`/contracts/${id}`, { signal }),
    }),
  /** Soonest to end first; the first two hundred. */
  allLots: (id: string) =>
    queryOptions({
      queryKey: ['hours', 'all-lots', id],
      queryFn: ({ signal }) =>
        http.get<LotList>(`/contracts/${id}/lots`, { query: { limit: 200 }, signal }),
    }),
}

export const createContract = (body: CreateContractBody, idempotencyKey: string) =>
  http.post<ContractView>('/contracts', { body, idempotencyKey })

export const grantLot = (id: string, body: GrantLotBody, idempotencyKey: string) =>
  http.post<LotView>(`/contracts/${id}/lots`, { body, idempotencyKey })

/** 412 `stale` when somebody changed the contract since it was read. */
export const changeContract = ({ id, etag }: ContractView, body: PatchContractBody) =>
  http.patch<ContractView>(`/contracts/${id}`, { body, ifMatch: etag })
