import type {
  CalendarImpactBody,
  CalendarImpactView,
  CalendarProposalList,
  CalendarProposalView,
  ClockChangeList,
  HolidayCountryList,
  HolidayPackView,
} from '@mesa/shared/wire/calendar-acts.schema'
import type {
  CalendarList,
  CalendarVersionList,
  CalendarVersionView,
  CalendarView,
  CreateCalendarBody,
  CreateCalendarVersionBody,
  PatchCalendarBody,
} from '@mesa/shared/wire/calendars.schema'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { http } from '../../lib/http.ts'

const paged = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor,
}
const applyingPollMs = 1_500

/** Whether clocks still have to follow a version. */
export const isApplying = ({ change }: CalendarVersionView): boolean =>
  change !== null && change.state !== 'done'

export const calendarQueries = {
  list: (includeRetired = false) =>
    infiniteQueryOptions({
      queryKey: ['calendars', 'list', includeRetired],
      queryFn: ({ pageParam, signal }) =>
        http.get<CalendarList>('/calendars', {
          query: { cursor: pageParam, ...(includeRetired ? { includeRetired } : {}) },
          signal,
        }),
      ...paged,
    }),
  /** What a case can be measured by; a desk has few. */
  choices: () =>
    queryOptions({
      queryKey: ['calendars', 'choices'],
      queryFn: ({ signal }) =>
        http.get<CalendarList>('/calendars', { query: { limit: 200 }, signal }),
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: ['calendars', 'detail', id],
      queryFn: ({ signal }) => http.get<CalendarView>(`/calendars/${id}`, { signal }),
      refetchInterval: ({ state }) =>
        state.data && isApplying(state.data.currentVersion) ? applyingPollMs : false,
    }),
  versions: (id: string) =>
    infiniteQueryOptions({
      queryKey: ['calendars', 'versions', id],
      queryFn: ({ pageParam, signal }) =>
        http.get<CalendarVersionList>(`/calendars/${id}/versions`, {
          query: { cursor: pageParam, limit: 10 },
          signal,
        }),
      ...paged,
      refetchInterval: ({ state }) =>
        state.data?.pages[0]?.items.some(isApplying) ? applyingPollMs : false,
    }),
  clockChanges: (id: string, versionId: string) =>
    infiniteQueryOptions({
      queryKey: ['calendars', 'clock-changes', id, versionId],
      queryFn: ({ pageParam, signal }) =>
        http.get<ClockChangeList>(`/calendars/${id}/versions/${versionId}/changes`, {
          query: { cursor: pageParam },
          signal,
        }),
      ...paged,
    }),
  /** What would move if a version were applied now; asking changes nothing. */
  impact: (id: string, body: CalendarImpactBody | null) =>
    queryOptions({
      queryKey: ['calendars', 'impact', id, body],
      queryFn: ({ signal }) =>
        http.post<CalendarImpactView>(`/calendars/${id}/impact`, { body, signal }),
      enabled: body !== null,
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    }),
  proposals: (id: string) =>
    queryOptions({
      queryKey: ['calendars', 'proposals', id],
      queryFn: ({ signal }) =>
        http.get<CalendarProposalList>(`/calendars/${id}/proposals`, { signal }),
    }),
  countries: () =>
    queryOptions({
      queryKey: ['holiday-packs'],
      queryFn: ({ signal }) => http.get<HolidayCountryList>('/holiday-packs', { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  pack: (country: string, year: number) =>
    queryOptions({
      queryKey: ['holiday-packs', country, year],
      queryFn: ({ signal }) =>
        http.get<HolidayPackView>(`/holiday-packs/${country}`, { query: { year }, signal }),
      staleTime: Number.POSITIVE_INFINITY,
    }),
}

export const createCalendar = (body: CreateCalendarBody, idempotencyKey: string) =>
  http.post<CalendarView>('/calendars', { body, idempotencyKey })

/** 412 `stale` when somebody changed it since it was read; 409 `in_use` when it cannot be retired. */
export const changeCalendar = (
  { id, etag }: Pick<CalendarView, 'id' | 'etag'>,
  body: PatchCalendarBody,
) => http.patch<CalendarView>(`/calendars/${id}`, { body, ifMatch: etag })

/** 412 `stale` when a newer version than the one edited was saved meanwhile. */
export const saveVersion = (id: string, body: CreateCalendarVersionBody, idempotencyKey: string) =>
  http.post<CalendarVersionView>(`/calendars/${id}/versions`, { body, idempotencyKey })

export const decideProposal = (
  { calendarId, id }: Pick<CalendarProposalView, 'calendarId' | 'id'>,
  decision: 'accept' | 'dismiss',
) =>
  http.post<CalendarProposalView>(`/calendars/${calendarId}/proposals/${id}/decision`, {
    body: { decision },
  })
