import { infiniteQueryOptions } from '@tanstack/react-query'
import type {
  MessageList,
  MessageView,
  PostMessageBody,
  ReadReceipt,
} from '@mesa/shared/wire/messages.schema'
import { http } from '../../lib/http.ts'

type Ref = number | string

export const conversationQueries = {
  /** Newest pages first; `inOrder` turns them around for reading. */
  messages: (ref: Ref, pageSize = 50) =>
    infiniteQueryOptions({
      queryKey: ['tickets', 'messages', String(ref), pageSize],
      queryFn: ({ pageParam, signal }) =>
        http.get<MessageList>(`/tickets/${ref}/messages`, {
          query: { order: 'newest', limit: pageSize, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.nextCursor,
    }),
}

/** All messages loaded so far, oldest first. */
export const inOrder = (pages: readonly MessageList[]): MessageView[] =>
  pages.flatMap(({ items }) => items).toReversed()

type Post = { ref: Ref; body: PostMessageBody; idempotencyKey: string }

export const postMessage = ({ ref, body, idempotencyKey }: Post) =>
  http.post<MessageView>(`/tickets/${ref}/messages`, { body, idempotencyKey })

/** Leaves the reader's receipt on a message and on those before it that the server counts. */
export const markRead = (ref: Ref, messageId: string) =>
  http.post<ReadReceipt>(`/tickets/${ref}/read`, { body: { messageId } })
