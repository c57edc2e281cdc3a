import { queryOptions } from '@tanstack/react-query'
import type {
  AnswerObjectionBody,
  ChooseFundingBody,
  CoverageRulingView,
  CoverageView,
  ObjectionList,
  ObjectionView,
  RuleCoverageBody,
} from '@mesa/shared/wire/coverage.schema'
import { http } from '../../lib/http.ts'

/** How a case is covered; in the family `['tickets']`, as what it does is seen on the case. */
export const coverageQueries = {
  of: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'coverage', number],
      queryFn: ({ signal }) => http.get<CoverageView>(`/tickets/${number}/coverage`, { signal }),
    }),
  objections: (number: number) =>
    queryOptions({
      queryKey: ['tickets', 'coverage-objections', number],
      queryFn: ({ signal }) =>
        http.get<ObjectionList>(`/tickets/${number}/coverage/objections`, { signal }),
    }),
}

/** 422 `contract_required` where no contract can pay. */
export const ruleCoverage = (number: number, body: RuleCoverageBody, idempotencyKey: string) =>
  http.put<CoverageRulingView>(`/tickets/${number}/coverage`, { body, idempotencyKey })

export const chooseFunding = (number: number, body: ChooseFundingBody, idempotencyKey: string) =>
  http.put<CoverageView>(`/tickets/${number}/funding`, { body, idempotencyKey })

/** 409 `already_exists` while one waits. */
export const objectToCoverage = (number: number, reason: string, idempotencyKey: string) =>
  http.post<ObjectionView>(`/tickets/${number}/coverage/objections`, {
    body: { reason },
    idempotencyKey,
  })

export const answerObjection = (id: string, body: AnswerObjectionBody, idempotencyKey: string) =>
  http.post<ObjectionView>(`/coverage-objections/${id}/answer`, { body, idempotencyKey })
