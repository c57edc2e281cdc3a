import type {
  AddContractTypeVersionBody,
  ContractTypeList,
  ContractTypeVersion,
  ContractTypeVersionList,
  ContractTypeView,
  CreateContractTypeBody,
} from '@mesa/shared/wire/contract-types.schema'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const typeQueries = {
  list: (includeRetired: boolean) =>
    infiniteQueryOptions({
      queryKey: ['contract-types', 'list', includeRetired],
      queryFn: ({ pageParam, signal }) =>
        http.get<ContractTypeList>('/contract-types', {
          query: { cursor: pageParam, ...(includeRetired ? { includeRetired } : {}) },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  one: (id: string) =>
    queryOptions({
      queryKey: ['contract-types', id],
      queryFn: ({ signal }) => http.get<ContractTypeView>(`/contract-types/${id}`, { signal }),
    }),
  /** The newest first; the first two hundred. */
  versions: (id: string) =>
    queryOptions({
      queryKey: ['contract-types', id, 'versions'],
      queryFn: ({ signal }) =>
        http.get<ContractTypeVersionList>(`/contract-types/${id}/versions`, {
          query: { limit: 200 },
          signal,
        }),
    }),
}

/** 409 `already_exists` for a code that another type has. */
export const createType = (body: CreateContractTypeBody, idempotencyKey: string) =>
  http.post<ContractTypeView>('/contract-types', { body, idempotencyKey })

/** 422 `not_backwards` for a day before today or before the last version. */
export const addTypeVersion = (
  id: string,
  body: AddContractTypeVersionBody,
  idempotencyKey: string,
) => http.post<ContractTypeVersion>(`/contract-types/${id}/versions`, { body, idempotencyKey })
