import { queryOptions } from '@tanstack/react-query'
import type {
  AfterHoursBody,
  AfterHoursList,
  AfterHoursView,
} from '@mesa/shared/wire/after-hours.schema'
import { http } from '../../lib/http.ts'

export const afterHoursQueries = {
  /** Newest first (IN-1). */
  of: (ref: number | string) =>
    queryOptions({
      queryKey: ['tickets', 'after-hours', String(ref)],
      queryFn: ({ signal }) => http.get<AfterHoursList>(`/tickets/${ref}/after-hours`, { signal }),
    }),
}

type Ask = { number: number; body: AfterHoursBody; idempotencyKey: string }

/** 422 `window_in_hours` where the desk attends in all of it anyway. */
export const askAfterHours = ({ number, body, idempotencyKey }: Ask) =>
  http.post<AfterHoursView>(`/tickets/${number}/after-hours`, { body, idempotencyKey })

export const withdrawAfterHours = ({ ticketNumber, id }: AfterHoursView, idempotencyKey: string) =>
  http.delete<unknown>(`/tickets/${ticketNumber}/after-hours/${id}`, { idempotencyKey })
