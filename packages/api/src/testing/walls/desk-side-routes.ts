import type { RouteRule } from './route-rule.ts'

const ref = { 'path.ref': 'ticket' } as const
const page = { 'query.cursor': 'cursor' } as const
const onCase = { behind: 'ticket.read', ids: ref } as const

/** The part of `ROUTE_TABLE` about intake at the desk, account leads and skills. */
export const DESK_SIDE_ROUTES: Record<string, RouteRule> = {
  'GET /reviews': { may: 'ticket.review', ids: page },
  'GET /tickets/{ref}/review': { may: 'ticket.review', ...onCase },
  'POST /tickets/{ref}/review': {
    may: 'ticket.review',
    behind: 'ticket.read',
    ids: { ...ref, 'body.intoNumber': 'ticket_number' },
  },
  'POST /tickets/{ref}/merge': {
    may: 'ticket.merge',
    behind: 'ticket.read',
    ids: { ...ref, 'body.intoNumber': 'ticket_number' },
  },
  'POST /tickets/{ref}/unmerge': { may: 'ticket.merge', ...onCase },
  'GET /lead-substitutions': { may: 'lead.read', ids: page },
  'POST /lead-substitutions': {
    may: 'lead.manage',
    ids: { 'body.leadId': 'staff', 'body.substituteId': 'staff' },
  },
  'DELETE /lead-substitutions/{id}': { may: 'lead.manage', ids: { 'path.id': 'substitution' } },
  'GET /users/{id}/skills': { may: 'skill.read', ids: { 'path.id': 'staff' } },
  'PUT /users/{id}/skills': {
    may: 'skill.manage',
    ids: { 'path.id': 'staff', 'body.skills[].productId': 'product' },
  },
  'GET /time-entries': { may: 'time_entry.read', ids: { ...page, 'query.userId': 'staff' } },
  'POST /time-entries': { may: 'time_entry.record', ids: { 'body.id': 'new' } },
  'DELETE /time-entries/{id}': { may: 'time_entry.withdraw', ids: { 'path.id': 'time_entry' } },
  'GET /skills/gaps': { may: 'skill.read', ids: page },
  'GET /tickets/{ref}/assignee-suggestions': { may: 'ticket.assign', ...onCase },
}
