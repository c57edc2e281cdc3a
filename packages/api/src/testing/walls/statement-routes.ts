import type { RouteRule } from './route-rule.ts'

const page = { 'query.cursor': 'cursor' } as const
const contract = { 'path.id': 'contract' } as const
const file: RouteRule = { may: 'hours.read', ids: contract }

/** The part of `ROUTE_TABLE` about statements of hours and what proves them. */
export const STATEMENT_ROUTES: Record<string, RouteRule> = {
  'GET /contracts/{id}/statement': { may: 'hours.read', ids: { ...contract, ...page } },
  'GET /contracts/{id}/statement.json': file,
  'GET /contracts/{id}/statement.csv': file,
  'GET /contracts/{id}/statement.pdf': file,
  'GET /contracts/{id}/statement.xlsx': file,
  'GET /contracts/{id}/record.json': file,
  'POST /contracts/{id}/statement-requests': {
    may: 'statement.request',
    ids: contract,
  },
  'GET /published-heads': { may: 'audit.read', ids: page },
}
