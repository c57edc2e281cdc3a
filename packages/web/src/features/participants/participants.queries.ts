import { queryOptions } from '@tanstack/react-query'
import type {
  ParticipantBody,
  ParticipantList,
  ParticipantView,
} from '@mesa/shared/wire/participants.schema'
import { http } from '../../lib/http.ts'

export const participantQueries = {
  /** In the order they came (CV-10). */
  of: (ref: number | string) =>
    queryOptions({
      queryKey: ['tickets', 'participants', String(ref)],
      queryFn: ({ signal }) =>
        http.get<ParticipantList>(`/tickets/${ref}/participants`, {
          query: { limit: 200 },
          signal,
        }),
    }),
}

type Share = { number: number; body: ParticipantBody; idempotencyKey: string }

export const shareCase = ({ number, body, idempotencyKey }: Share) =>
  http.post<ParticipantView>(`/tickets/${number}/participants`, { body, idempotencyKey })

export const unshareCase = (number: number, userId: string, idempotencyKey: string) =>
  http.delete<unknown>(`/tickets/${number}/participants/${userId}`, { idempotencyKey })
