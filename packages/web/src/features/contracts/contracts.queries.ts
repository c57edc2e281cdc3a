import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  ContractList,
  ContractView,
  CreateContractBody,
  GrantLotBody,
  LotList,
  LotView,
  PatchContractBody,
} from '@mesa/shared/wire/contracts.schema'
import type { PostingList } from '@mesa/shared/wire/postings.schema'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}

export const contractQueries = {
  list: (organizationId?: string) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'contract-pages', organizationId ?? null],
      queryFn: ({ pageParam, signal }) =>
        http.get<ContractList>('/contracts', {
          query: { organizationId, cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['hours', 'contract', id],
      queryFn: ({ signal }) => http.get<ContractView>(`/contracts/${id}`, { signal }),
    }),
  lots: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'lot-pages', id],
      queryFn: ({ pageParam, signal }) =>
        http.get<LotList>(`/contracts/${id}/lots`, { query: { cursor: pageParam }, signal }),
      ...paged,
    }),
  postings: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['hours', 'postings', id],
      queryFn: ({ pageParam, signal }) =>
        http.get<PostingList>(`/contracts/${id}/postings`, {
          query: { cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
}

export const createContract = (body: CreateContractBody, idempotencyKey: string) =>
  http.post<ContractView>('/contracts', { body, idempotencyKey })

export const grantLot = (id: string, body: GrantLotBody, idempotencyKey: string) =>
  http.post<LotView>(`/contracts/${id}/lots`, { body, idempotencyKey })

/** 412 `stale` when somebody changed the contract since it was read. */
export const changeContract = ({ id, etag }: ContractView, body: PatchContractBody) =>
  http.patch<ContractView>(`/contracts/${id}`, { body, ifMatch: etag })
