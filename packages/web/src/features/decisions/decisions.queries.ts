import { queryOptions } from '@tanstack/react-query'
import type { ContractView } from '@mesa/shared/wire/contracts.schema'
import type {
  AnswerDecisionBody,
  ConsentDecisionBody,
  DecisionList,
  DecisionView,
} from '@mesa/shared/wire/decisions.schema'
import { http } from '../../lib/http.ts'

export const decisionQueries = {
  list: (ref: number | string) =>
    queryOptions({
      queryKey: ['tickets', 'decisions', String(ref)],
      queryFn: ({ signal }) => http.get<DecisionList>(`/tickets/${ref}/decisions`, { signal }),
    }),
  /** The contract that would pay. */
  contract: (id: string) =>
    queryOptions({
      queryKey: ['contracts', 'detail', id],
      queryFn: ({ signal }) => http.get<ContractView>(`/contracts/${id}`, { signal }),
    }),
}

/** Hours: 422 `balance_insufficient` with `shortfallMinutes`; 409 `already_decided`. */
export const decideConsent = (given: {
  id: string
  body: ConsentDecisionBody
  idempotencyKey: string
}) =>
  http.post<DecisionView>(`/consents/${given.id}/decision`, {
    body: given.body,
    idempotencyKey: given.idempotencyKey,
  })

export const answerDecision = (given: {
  id: string
  body: AnswerDecisionBody
  idempotencyKey: string
}) =>
  http.post<DecisionView>(`/decisions/${given.id}/answer`, {
    body: given.body,
    idempotencyKey: given.idempotencyKey,
  })
