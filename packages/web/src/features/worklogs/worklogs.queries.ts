import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { UserList } from '@mesa/shared/wire/users.schema'
import type {
  WorklogBody,
  WorklogCorrectionBody,
  WorklogList,
  WorklogPreviewBody,
  WorklogPreviewView,
  WorklogView,
} from '@mesa/shared/wire/worklogs.schema'
import { http } from '../../lib/http.ts'

const minuteMs = 60_000

export const worklogQueries = {
  desk: () =>
    queryOptions({
      queryKey: ['desk'],
      queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
      staleTime: 5 * minuteMs,
    }),
  staff: () =>
    queryOptions({
      queryKey: ['people', 'staff', 'active'],
      queryFn: ({ signal }) =>
        http.get<UserList>('/users', {
          query: { kind: 'staff', status: 'active', limit: 200 },
          signal,
        }),
      staleTime: 5 * minuteMs,
    }),
  list: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'desk-worklogs', number],
      queryFn: ({ signal }) => http.get<WorklogList>(`/tickets/${number}/worklogs`, { signal }),
    }),
  /** What an entry would charge now; nothing is stored. */
  preview: (number: number, body: WorklogPreviewBody) =>
    queryOptions({
      queryKey: ['tickets', 'worklog-preview', number, body],
      queryFn: ({ signal }) =>
        http.post<WorklogPreviewView>(`/tickets/${number}/worklogs/preview`, { body, signal }),
      placeholderData: keepPreviousData,
    }),
}

export const logWork = (number: number, body: WorklogBody, idempotencyKey: string) =>
  http.post<WorklogView>(`/tickets/${number}/worklogs`, { body, idempotencyKey })

type Correction = { id: string; body: WorklogCorrectionBody }

export const correctWork = ({ id, body }: Correction, idempotencyKey: string) =>
  http.post<WorklogView>(`/worklogs/${id}/correction`, { body, idempotencyKey })
