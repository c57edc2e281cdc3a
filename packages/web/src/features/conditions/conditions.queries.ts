import { queryOptions } from '@tanstack/react-query'
import type {
  AcceptanceView,
  ConditionsView,
  PublishedTextList,
} from '@mesa/shared/wire/published-texts.schema'
import { http } from '../../lib/http.ts'

export const conditionsQueries = {
  /** The version in force and when the reader accepted it (EN-5). */
  current: () =>
    queryOptions({
      queryKey: ['conditions', 'current'],
      queryFn: ({ signal }) => http.get<ConditionsView>('/conditions', { signal }),
    }),
  versions: () =>
    queryOptions({
      queryKey: ['conditions', 'versions'],
      queryFn: ({ signal }) =>
        http.get<PublishedTextList>('/conditions/versions', { query: { limit: 200 }, signal }),
    }),
}

/** 409 `conditions_superseded` where another version was published meanwhile. */
export const acceptConditions = (version: number, idempotencyKey: string) =>
  http.post<AcceptanceView>(`/conditions/${version}/acceptance`, { idempotencyKey })

/** A current version the reader has not accepted: it stands before their first case. */
export const awaitsAcceptance = ({ current, acceptedAt }: ConditionsView): boolean =>
  current !== null && acceptedAt === null
