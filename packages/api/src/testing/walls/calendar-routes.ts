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
  'POST /calendars/{id}/impact': { may: 'calendar.manage', ids: calendar },
  'GET /calendars/{id}/versions/{versionId}/changes': {
    may: 'calendar.manage',
    ids: { ...calendar, 'path.versionId': 'calendar_version', ...page },
  },
  'GET /holiday-packs': { may: 'calendar.read' },
  'GET /holiday-packs/{country}': { may: 'calendar.read' },
  'GET /calendars/{id}/proposals': { may: 'calendar.read', ids: { ...calendar, ...page } },
  'POST /calendars/{id}/proposals/{proposalId}/decision': {
    may: 'calendar.manage',
    ids: { ...calendar, 'path.proposalId': 'calendar_proposal' },
  },
}
