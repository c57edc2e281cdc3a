import type { RouteRule } from './route-rule.ts'

const page = { 'query.cursor': 'cursor' } as const
const calendar = { 'path.id': 'calendar' } as const

/** The part of `ROUTE_TABLE` about calendars. */
export const CALENDAR_ROUTES: Record<string, RouteRule> = {
  'GET /calendars': { may: 'calendar.read', ids: page },
  'POST /calendars': { may: 'calendar.manage' },
  'GET /calendars/{id}': { may: 'calendar.read', ids: calendar },
  'PATCH /calendars/{id}': { may: 'calendar.manage', ids: calendar },
  'GET /calendars/{id}/versions': { may: 'calendar.read', ids: { ...calendar, ...page } },
  'POST /calendars/{id}/versions': { may: 'calendar.manage', ids: calendar },
  'GET /calendars/{id}/preview': { may: 'calendar.read', ids: calendar },
}
