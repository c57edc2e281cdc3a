import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  PublishedText,
  PublishedTextList,
  PublishTextBody,
} from '@mesa/shared/wire/published-texts.schema'
import { http } from '../../lib/http.ts'

export type TextKind = 'conditions' | 'terms'

export const textQueries = {
  versions: (kind: TextKind) =>
    infiniteQueryOptions({
      queryKey: ['published-texts', kind],
      queryFn: ({ pageParam, signal }) =>
        http.get<PublishedTextList>(`/${kind}/versions`, { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

export const publishText = (kind: TextKind, body: PublishTextBody, idempotencyKey: string) =>
  http.post<PublishedText>(`/${kind}`, { body, idempotencyKey })
