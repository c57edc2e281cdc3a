import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  ApiKeyList,
  CreateApiKeyBody,
  CreatedApiKey,
  RotateApiKeyBody,
} from '@mesa/shared/wire/api-keys.schema'
import { http } from '../../lib/http.ts'

export const apiKeyQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['api-keys', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<ApiKeyList>('/api-keys', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** The answer's `apiKey` is shown this once; a repeated request would make another key. */
export const createApiKey = (body: CreateApiKeyBody) =>
  http.post<CreatedApiKey>('/api-keys', { body })

export const rotateApiKey = (id: string, body: RotateApiKeyBody) =>
  http.post<CreatedApiKey>(`/api-keys/${id}/rotation`, { body })

export const revokeApiKey = (id: string) => http.delete<void>(`/api-keys/${id}`)
