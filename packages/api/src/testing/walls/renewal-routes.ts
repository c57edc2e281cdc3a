import type { RouteRule } from './route-rule.ts'

const page = { 'query.cursor': 'cursor' } as const
const organization = { 'query.organizationId': 'organization' } as const
const contracts = { ...organization, 'query.typeId': 'catalog_entry' } as const
const work = {
  ...organization,
  'query.userId': 'staff',
  'query.contractId': 'contract',
} as const

/** The part of `ROUTE_TABLE` about what is left of contracts, and reports of hours. */
export const RENEWAL_ROUTES: Record<string, RouteRule> = {
  'GET /renewals': { may: 'renewal.read', ids: { ...page, ...organization } },
  'POST /contracts/{id}/renewals': {
    may: 'contract.create',
    ids: {
      'path.id': 'contract',
      'body.typeId': 'catalog_entry',
      'body.terms.calendarId': 'calendar',
      'body.terms.products[]': 'product',
    },
  },
  'GET /renewal-tasks': {
    may: 'renewal.read',
    ids: {
      ...page,
      ...organization,
      'query.ownerId': 'staff',
      'query.contractId': 'contract',
    },
  },
  'POST /renewal-tasks': {
    may: 'renewal.manage',
    ids: { 'body.contractId': 'contract', 'body.ownerId': 'staff' },
  },
  'PATCH /renewal-tasks/{id}': {
    may: 'renewal.manage',
    ids: {
      'path.id': 'renewal_task',
      'body.ownerId': 'staff',
      'body.renewedContractId': 'contract',
    },
  },
  'GET /reports/rp-6': { may: 'report.read_contracts', ids: contracts },
  'GET /reports/rp-6/contracts': {
    may: 'report.read_contracts',
    ids: { ...page, ...contracts },
  },
  'GET /reports/rp-7': { may: 'report.read_contracts', ids: { ...page, ...contracts } },
  'GET /reports/rp-8': { may: 'report.read', ids: work },
  'GET /reports/rp-8/work': { may: 'report.read', ids: { ...page, ...work } },
  'GET /reports/rp-9': {
    may: 'report.read_contracts',
    ids: { ...contracts, 'query.contractId': 'contract' },
  },
  'GET /reports/rp-10': { may: 'report.read', ids: { 'query.userId': 'staff' } },
  'GET /reports/rp-10/entries': {
    may: 'report.read',
    ids: { ...page, 'query.userId': 'staff' },
  },
}
