import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { MailList, MailListItem, MailView } from '@mesa/shared/wire/mails.schema'
import { http } from '../../lib/http.ts'

export const mailQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: ['mails', 'list'],
      queryFn: ({ pageParam, signal }) =>
        http.get<MailList>('/mails', { query: { cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['mails', 'detail', id],
      queryFn: ({ signal }) => http.get<MailView>(`/mails/${id}`, { signal }),
    }),
}

/** Tries a mail that was given up again. */
export const retryMail = (id: string, idempotencyKey: string) =>
  http.post<MailListItem>(`/mails/${id}/retry`, { idempotencyKey })

/** The addresses in a mail's text, once each, in order. */
export const linksIn = (text: string): string[] => [
  ...new Set(text.match(/https?:\/\/[^\s<>"')\]]+/g) ?? []),
]
