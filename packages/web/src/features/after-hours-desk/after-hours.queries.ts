import { queryOptions } from '@tanstack/react-query'
import type {
  AfterHoursList,
  AfterHoursView,
  AnswerAfterHoursBody,
} from '@mesa/shared/wire/after-hours.schema'
import { http } from '../../lib/http.ts'

export const afterHoursQueries = {
  list: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'after-hours', number],
      queryFn: ({ signal }) =>
        http.get<AfterHoursList>(`/tickets/${number}/after-hours`, { signal }),
    }),
}

/** Says whether the desk can, and at what price: the offer is a decision of the customer. */
export const answerAfterHours = (given: {
  number: number
  id: string
  body: AnswerAfterHoursBody
  idempotencyKey: string
}) =>
  http.post<AfterHoursView>(`/tickets/${given.number}/after-hours/${given.id}/answer`, {
    body: given.body,
    idempotencyKey: given.idempotencyKey,
  })
