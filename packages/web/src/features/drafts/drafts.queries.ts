import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  CreateDraftBody,
  DraftContent,
  DraftDecisionBody,
  DraftList,
  DraftStatus,
  DraftView,
} from '@mesa/shared/wire/drafts.schema'
import { http } from '../../lib/http.ts'

export const draftQueries = {
  /** Newest first: one's own for who writes them, all of the organization for its key users (EN-4). */
  list: (status?: DraftStatus) =>
    infiniteQueryOptions({
      queryKey: ['drafts', 'list', status ?? 'all'],
      queryFn: ({ pageParam, signal }) =>
        http.get<DraftList>('/drafts', { query: { status, limit: 50, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['drafts', 'detail', id],
      queryFn: ({ signal }) => http.get<DraftView>(`/drafts/${id}`, { signal }),
    }),
}

export const createDraft = (body: CreateDraftBody, idempotencyKey: string) =>
  http.post<DraftView>('/drafts', { body, idempotencyKey })

/** 412 `stale` when somebody changed it since it was read. */
export const changeDraft = ({ id, etag }: DraftView, content: DraftContent) =>
  http.patch<DraftView>(`/drafts/${id}`, { body: { content }, ifMatch: etag })

export const discardDraft = (id: string, idempotencyKey: string) =>
  http.delete<unknown>(`/drafts/${id}`, { idempotencyKey })

/** `send` is refused as `POST /tickets` is: the place, the conditions, look-alikes. */
export const decideDraft = (id: string, body: DraftDecisionBody, idempotencyKey: string) =>
  http.post<DraftView>(`/drafts/${id}/decision`, { body, idempotencyKey })

/** The subject as far as it is written. */
export const draftTitle = ({ content }: DraftView): string =>
  [content.module?.toUpperCase(), content.summary].filter(Boolean).join(', ')
