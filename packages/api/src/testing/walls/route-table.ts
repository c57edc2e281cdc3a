import { CALENDAR_ROUTES } from './calendar-routes.ts'
import { CASE_ROUTES } from './case-routes.ts'
import { COVERAGE_ROUTES } from './coverage-routes.ts'
import { CONTRACT_ROUTES } from './contract-routes.ts'
import { INTAKE_ROUTES } from './intake-routes.ts'
import { PEOPLE_ROUTES } from './people-routes.ts'
import type { RouteRule } from './route-rule.ts'
import { DESK_SIDE_ROUTES } from './desk-side-routes.ts'
import { STATEMENT_ROUTES } from './statement-routes.ts'
import { RENEWAL_ROUTES } from './renewal-routes.ts'
import { RULEBOOK_ROUTES } from './rulebook-routes.ts'

const page = { 'query.cursor': 'cursor' } as const
const organization = { 'path.id': 'organization' } as const

/**
 * Every route of the OpenAPI document: who may call it, and what its parameters name. A route without
 * an entry, or an entry without its route, fails `walls/route-table.test.ts`. Whoever adds a route adds its entry.
 */
export const ROUTE_TABLE: Record<string, RouteRule> = {
  ...CASE_ROUTES,
  ...COVERAGE_ROUTES,
  ...CONTRACT_ROUTES,
  ...INTAKE_ROUTES,
  ...CALENDAR_ROUTES,
  ...PEOPLE_ROUTES,
  ...RULEBOOK_ROUTES,
  ...DESK_SIDE_ROUTES,
  ...RENEWAL_ROUTES,
  ...STATEMENT_ROUTES,

  'POST /auth/login': { may: 'public', ids: { 'body.desk': 'desk' } },
  'POST /auth/refresh': { may: 'public' },
  'POST /auth/logout': { may: 'public' },
  'GET /auth/me': { may: 'person' },
  'PATCH /auth/me': { may: 'person' },
  'POST /auth/password/forgot': { may: 'public', ids: { 'body.desk': 'desk' } },
  'POST /auth/password/reset': { may: 'public', ids: { 'body.token': 'secret' } },
  'POST /auth/password/change': { may: 'person' },
  'GET /auth/totp': { may: 'person' },
  'POST /auth/totp/enroll': { may: 'person' },
  'POST /auth/totp/confirm': { may: 'person' },
  'POST /auth/totp/recovery-codes': { may: 'person' },
  'DELETE /auth/totp': { may: 'person' },
  'GET /auth/sessions': { may: 'person', ids: page },
  'DELETE /auth/sessions/{id}': { may: 'person', ids: { 'path.id': 'session' } },
  'POST /auth/sessions/end-others': { may: 'person' },
  'POST /auth/invitations/preview': { may: 'public', ids: { 'body.token': 'secret' } },
  'POST /auth/invitations/accept': { may: 'public', ids: { 'body.token': 'secret' } },
  'POST /setup': { may: 'public', ids: { 'body.token': 'secret' } },

  'GET /auth/oidc/{provider}/start': { may: 'public', ids: { 'query.desk': 'desk' } },
  'GET /auth/oidc/{provider}/callback': { may: 'public' },
  'GET /oidc-providers': { may: 'sign_on.manage', ids: page },
  'POST /oidc-providers': { may: 'sign_on.manage' },
  'PATCH /oidc-providers/{id}': { may: 'sign_on.manage', ids: { 'path.id': 'oidc_provider' } },
  'DELETE /oidc-providers/{id}': { may: 'sign_on.manage', ids: { 'path.id': 'oidc_provider' } },
  'POST /oidc-providers/{id}/checks': {
    may: 'sign_on.manage',
    ids: { 'path.id': 'oidc_provider' },
  },
  'GET /oidc-providers/{id}/identities': {
    may: 'sign_on.manage',
    ids: { 'path.id': 'oidc_provider', ...page },
  },
  'DELETE /oidc-providers/{id}/identities/{identityId}': {
    may: 'sign_on.manage',
    ids: { 'path.id': 'oidc_provider', 'path.identityId': 'oidc_identity' },
  },

  'GET /users': {
    may: 'people.read',
    deskOnly: true,
    ids: { ...page, 'query.organizationId': 'organization' },
  },
  'POST /users': { may: 'people.manage' },
  'GET /users/{id}': { may: 'people.read', deskOnly: true, ids: { 'path.id': 'user' } },
  'PATCH /users/{id}': { may: 'people.manage', ids: { 'path.id': 'user' } },
  'DELETE /users/{id}/second-factor': { may: 'people.manage', ids: { 'path.id': 'user' } },
  'GET /organizations/{id}/users': { may: 'people.read', ids: { ...organization, ...page } },
  'POST /organizations/{id}/users': { may: 'people.invite', ids: organization },
  'PATCH /organizations/{id}/users/{userId}': {
    may: 'people.manage',
    ids: { ...organization, 'path.userId': 'member' },
  },
  'DELETE /organizations/{id}/users/{userId}': {
    may: 'people.manage',
    ids: { ...organization, 'path.userId': 'member' },
  },

  'GET /api-keys': { may: 'api_key.manage', ids: page },
  'POST /api-keys': { may: 'api_key.manage', ids: { 'body.organizationId': 'organization' } },
  'DELETE /api-keys/{id}': { may: 'api_key.manage', ids: { 'path.id': 'api_key' } },
  'POST /api-keys/{id}/rotation': { may: 'api_key.manage', ids: { 'path.id': 'api_key' } },
  'GET /audit': { may: 'audit.read', ids: { ...page, 'query.targetId': 'anything' } },
  'GET /audit/verify': { may: 'audit.read' },
  'GET /audit/checks': { may: 'audit.read', ids: page },

  'GET /organizations': {
    may: 'organization.read',
    ids: { ...page, 'query.accountLeadId': 'staff', 'query.groupId': 'group' },
  },
  'POST /organizations': {
    may: 'organization.create',
    ids: { 'body.accountLeadId': 'staff', 'body.groupId': 'group' },
  },
  'GET /organizations/{id}': { may: 'organization.read', ids: organization },
  'PATCH /organizations/{id}': {
    may: 'organization.update',
    ids: {
      ...organization,
      'body.accountLeadId': 'staff',
      'body.groupId': 'group',
      'body.calendarId': 'calendar',
    },
  },
  'PUT /organizations/{id}/standing': { may: 'standing.set', ids: organization },
  'GET /organizations/{id}/standing': { may: 'standing.read', ids: { ...organization, ...page } },
  'GET /organizations/{id}/slots': { may: 'ticket.read_place', ids: organization },
  'GET /organizations/{id}/overview': { may: 'organization.read', ids: organization },

  'GET /products': {
    may: 'signed_in',
    ids: { ...page, 'query.organizationId': 'organization' },
  },
  'POST /products': { may: 'product.manage' },
  'PUT /products/order': { may: 'product.manage', ids: { 'body.ids[]': 'product' } },
  'GET /products/{id}': { may: 'signed_in', ids: { 'path.id': 'product' } },
  'PATCH /products/{id}': {
    may: 'product.manage',
    ids: { 'path.id': 'product', 'body.modules[].id': 'product_module' },
  },
  'GET /catalogs': { may: 'catalog.manage' },
  'GET /catalogs/{kind}': { may: 'signed_in', ids: page },
  'POST /catalogs/{kind}': { may: 'catalog.manage' },
  'PATCH /catalogs/{kind}/{id}': { may: 'catalog.manage', ids: { 'path.id': 'catalog_entry' } },
  'PUT /catalogs/{kind}/order': { may: 'catalog.manage', ids: { 'body.ids[]': 'catalog_entry' } },
  'GET /catalogs/{kind}/{id}/versions': {
    may: 'catalog.manage',
    ids: { ...page, 'path.id': 'catalog_entry' },
  },
  'GET /catalogs/{kind}/{id}/usage': {
    may: 'catalog.manage',
    ids: { 'path.id': 'catalog_entry' },
  },
  'GET /reports/rp-12': {
    may: 'report.read',
    ids: { 'query.organizationId': 'organization', 'query.productId': 'product' },
  },
  'GET /reports/rp-12/cases': {
    may: 'report.read',
    ids: { ...page, 'query.organizationId': 'organization', 'query.productId': 'product' },
  },
  'GET /expectations/backtest': { may: 'what_if.run' },
  'POST /what-if': {
    may: 'what_if.run',
    ids: { 'body.calendarVersionId': 'calendar_version' },
  },
  'GET /desk': { may: 'signed_in' },
  'GET /desk/public': { may: 'public', ids: { 'query.desk': 'desk' } },
  // Refused with 403 wherever the desk runs in real time.
  'PUT /test/clock': { may: 'public' },
}
