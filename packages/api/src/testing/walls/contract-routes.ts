import type { RouteRule } from './route-rule.ts'

const page = { 'query.cursor': 'cursor' } as const
const contract = { 'path.id': 'contract' } as const
const type = { 'path.id': 'contract_type' } as const
const terms = {
  'body.terms.products[]': 'product',
  'body.terms.calendarId': 'calendar',
} as const

/** The part of `ROUTE_TABLE` about what contracts are made from, their versions, rates and maintenance. */
export const CONTRACT_ROUTES: Record<string, RouteRule> = {
  'GET /contract-types': { may: 'contract_type.read', ids: page },
  'POST /contract-types': { may: 'contract_type.manage', ids: terms },
  'GET /contract-types/{id}': { may: 'contract_type.read', ids: type },
  'GET /contract-types/{id}/versions': { may: 'contract_type.read', ids: { ...type, ...page } },
  'POST /contract-types/{id}/versions': { may: 'contract_type.manage', ids: { ...type, ...terms } },
  'GET /contracts/{id}/versions': { may: 'contract.read', ids: { ...contract, ...page } },
  'POST /contracts/{id}/versions': {
    may: 'contract.update',
    ids: { ...contract, ...terms, 'body.typeId': 'contract_type', 'body.lot.id': 'new' },
  },
  'GET /rates': { may: 'rate.read', ids: page },
  'POST /rates': { may: 'rate.manage' },
  'DELETE /rates/{id}': { may: 'rate.manage', ids: { 'path.id': 'rate' } },
  'GET /maintenance-factors': { may: 'rate.read', ids: page },
  'POST /maintenance-factors': { may: 'maintenance.manage' },
  'GET /contracts/{id}/licence-payments': {
    may: 'contract.read',
    ids: { ...contract, ...page },
  },
  'POST /contracts/{id}/licence-payments': { may: 'maintenance.manage', ids: contract },
}
