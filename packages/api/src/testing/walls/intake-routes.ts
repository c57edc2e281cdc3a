import type { RouteRule } from './route-rule.ts'

const ref = { 'path.ref': 'ticket' } as const
const page = { 'query.cursor': 'cursor' } as const

/** What is asked for beside a case: attention outside of hours, windows, who else reads it; part of `ROUTE_TABLE`. */
export const INTAKE_ROUTES: Record<string, RouteRule> = {
  'GET /tickets/{ref}/after-hours': {
    may: 'ticket.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'POST /tickets/{ref}/after-hours': { may: 'after_hours.ask', behind: 'ticket.read', ids: ref },
  'POST /tickets/{ref}/after-hours/{id}/answer': {
    may: 'after_hours.answer',
    behind: 'ticket.read',
    ids: { ...ref, 'path.id': 'after_hours' },
  },
  'DELETE /tickets/{ref}/after-hours/{id}': {
    may: 'after_hours.ask',
    behind: 'ticket.read',
    ids: { ...ref, 'path.id': 'after_hours' },
  },
  'GET /tickets/{ref}/participants': {
    may: 'ticket.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'POST /tickets/{ref}/participants': {
    may: 'ticket.share',
    behind: 'ticket.read',
    ids: { ...ref, 'body.userId': 'member' },
  },
  'DELETE /tickets/{ref}/participants/{userId}': {
    may: 'ticket.share',
    behind: 'ticket.read',
    ids: { ...ref, 'path.userId': 'member' },
  },
  'GET /critical-windows': {
    may: 'critical_window.read',
    ids: { ...page, 'query.organizationId': 'organization' },
  },
  'POST /critical-windows': {
    may: 'critical_window.announce',
    ids: { 'body.organizationId': 'organization', 'body.productId': 'product' },
  },
  'DELETE /critical-windows/{id}': {
    may: 'critical_window.cancel',
    ids: { 'path.id': 'critical_window' },
  },
}
