import type { RouteRule } from './route-rule.ts'

const ref = { 'path.ref': 'ticket' } as const
const page = { 'query.cursor': 'cursor' } as const
const contract = { 'body.contractId': 'contract' } as const

/** The part of `ROUTE_TABLE` about who pays for a case, and minutes put right by hand. */
export const COVERAGE_ROUTES: Record<string, RouteRule> = {
  'GET /tickets/{ref}/coverage': { may: 'ticket.read', behind: 'ticket.read', ids: ref },
  'PUT /tickets/{ref}/coverage': {
    may: 'coverage.rule',
    behind: 'ticket.read',
    ids: { ...ref, ...contract },
  },
  'PUT /tickets/{ref}/funding': {
    may: 'funding.choose',
    behind: 'ticket.read',
    ids: { ...ref, ...contract },
  },
  'POST /tickets/{ref}/coverage/objections': {
    may: 'coverage.object',
    behind: 'ticket.read',
    ids: ref,
  },
  'GET /tickets/{ref}/coverage/objections': {
    may: 'ticket.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'POST /coverage-objections/{id}/answer': {
    may: 'coverage.rule',
    behind: 'ticket.read',
    ids: { 'path.id': 'objection', 'body.ruling.contractId': 'contract' },
  },
  'POST /contracts/{id}/adjustments': {
    may: 'adjustment.create',
    ids: { 'path.id': 'contract', 'body.id': 'new' },
  },
  'GET /adjustments': {
    may: 'adjustment.read',
    ids: { ...page, 'query.contractId': 'contract' },
  },
  'POST /adjustments/{id}/approval': {
    may: 'adjustment.approve',
    ids: { 'path.id': 'adjustment' },
  },
  'DELETE /adjustments/{id}': { may: 'adjustment.create', ids: { 'path.id': 'adjustment' } },
}
