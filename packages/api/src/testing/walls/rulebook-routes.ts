import type { RouteRule } from './route-rule.ts'

/** The part of `ROUTE_TABLE` about the rules of the desk. */
export const RULEBOOK_ROUTES: Record<string, RouteRule> = {
  'GET /rulebook': { may: 'rulebook.read' },
  'PUT /rulebook': { may: 'rulebook.manage' },
  'GET /rulebook/versions': { may: 'rulebook.read', ids: { 'query.cursor': 'cursor' } },
  'GET /rulebook/versions/{version}': { may: 'rulebook.read' },
  'POST /rulebook/preview': { may: 'rulebook.manage' },
  'POST /rulebook/reapply': { may: 'rulebook.manage' },
  'GET /rulebook/presets': { may: 'rulebook.read' },
  'GET /rulebook/presets/{name}': { may: 'rulebook.manage' },
  'POST /rulebook/presets/{name}': { may: 'rulebook.manage' },
}
