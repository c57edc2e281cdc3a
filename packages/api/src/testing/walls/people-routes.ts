import type { RouteRule } from './route-rule.ts'

const page = { 'query.cursor': 'cursor' } as const
const draft = { 'path.id': 'draft' } as const
const group = { 'path.id': 'group' } as const
const content = {
  'body.content.productId': 'product',
  'body.content.categoryId': 'category',
  'body.content.attachmentIds[]': 'staged_file',
  'body.content.attachments[].id': 'staged_file',
  'body.content.previousTicketNumber': 'ticket_number',
} as const

/** The part of `ROUTE_TABLE` about who may open a case. */
export const PEOPLE_ROUTES: Record<string, RouteRule> = {
  'GET /conditions': { may: 'signed_in' },
  'GET /conditions/versions': { may: 'signed_in', ids: page },
  'POST /conditions': { may: 'text.publish' },
  'POST /conditions/{version}/acceptance': { may: 'conditions.accept' },
  'GET /terms': { may: 'signed_in' },
  'GET /terms/versions': { may: 'signed_in', ids: page },
  'POST /terms': { may: 'text.publish' },

  'GET /users/{id}/trainings': { may: 'training.read', ids: { 'path.id': 'user', ...page } },
  'POST /users/{id}/trainings': {
    may: 'training.record',
    ids: { 'path.id': 'user', 'body.productId': 'product' },
  },
  'DELETE /users/{id}/trainings/{trainingId}': {
    may: 'training.record',
    ids: { 'path.id': 'user', 'path.trainingId': 'training' },
  },
  'POST /course-requests': {
    may: 'ticket.open',
    ids: { 'body.productId': 'product', 'body.organizationId': 'organization' },
  },

  'GET /drafts': { may: 'draft.read', ids: { ...page, 'query.organizationId': 'organization' } },
  'POST /drafts': {
    may: 'draft.write',
    ids: { ...content, 'body.organizationId': 'organization' },
  },
  'GET /drafts/{id}': { may: 'draft.read', ids: draft },
  'PATCH /drafts/{id}': { may: 'draft.read', ids: { ...draft, ...content } },
  'DELETE /drafts/{id}': { may: 'draft.discard', ids: draft },
  'POST /drafts/{id}/decision': {
    may: 'draft.decide',
    ids: { ...draft, ...content, 'body.intoNumber': 'ticket_number' },
  },

  'GET /organization-groups': { may: 'organization.read', deskOnly: true, ids: page },
  'POST /organization-groups': { may: 'organization.update' },
  'PATCH /organization-groups/{id}': { may: 'organization.update', ids: group },
  'GET /organization-groups/{id}/members': {
    may: 'people.read',
    deskOnly: true,
    ids: { ...group, ...page },
  },
  'POST /organization-groups/{id}/members': {
    may: 'people.manage',
    ids: { ...group, 'body.userId': 'user' },
  },
  'DELETE /organization-groups/{id}/members/{userId}': {
    may: 'people.manage',
    ids: { ...group, 'path.userId': 'member' },
  },
  'POST /organizations/{id}/key-user': {
    may: 'people.manage',
    ids: { 'path.id': 'organization', 'body.userId': 'member', 'body.fromUserId': 'member' },
  },
}
