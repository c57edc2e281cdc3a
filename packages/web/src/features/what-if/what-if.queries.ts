import type { CalendarList } from '@mesa/shared/wire/calendars.schema'
import type { DeskView } from '@mesa/shared/wire/desk.schema'
import type { BacktestView } from '@mesa/shared/wire/expectations.schema'
import type { WhatIfBody, WhatIfView } from '@mesa/shared/wire/what-if.schema'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

export const targetQueries = {
  desk: () =>
    queryOptions({
      queryKey: ['targets', 'desk'],
      queryFn: ({ signal }) => http.get<DeskView>('/desk', { signal }),
    }),
  backtest: () =>
    queryOptions({
      queryKey: ['targets', 'backtest'],
      queryFn: ({ signal }) => http.get<BacktestView>('/expectations/backtest', { signal }),
    }),
  calendars: () =>
    queryOptions({
      queryKey: ['targets', 'calendars'],
      queryFn: ({ signal }) =>
        http.get<CalendarList>('/calendars', { query: { limit: 200 }, signal }),
    }),
}

/** Replays a past period; changes nothing. */
export const runWhatIf = (body: WhatIfBody) => http.post<WhatIfView>('/what-if', { body })
