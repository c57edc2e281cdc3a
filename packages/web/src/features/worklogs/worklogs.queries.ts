import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  WorklogBody,
  WorklogList,
  WorklogPreviewBody,
  WorklogPreviewView,
  WorklogView,
} from '@mesa/shared/wire/worklogs.schema'
import { http } from '../../lib/http.ts'

export const worklogQueries = {
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
