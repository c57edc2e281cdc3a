import type { RouteRule } from './route-rule.ts'

const ref = { 'path.ref': 'ticket' } as const
const page = { 'query.cursor': 'cursor' } as const
const contract = { 'path.id': 'contract' } as const
const read = { may: 'ticket.read', behind: 'ticket.read' } as const

/** Cases, what belongs to them, contracts and hours; part of `ROUTE_TABLE`. */
export const CASE_ROUTES: Record<string, RouteRule> = {
  'GET /tickets': {
    may: 'ticket.read',
    ids: {
      ...page,
      'query.assigneeId': 'staff',
      'query.teamId': 'team',
      'query.organizationId': 'organization',
      'query.requesterId': 'user',
      'query.productId': 'product',
    },
  },
  'POST /tickets': {
    may: 'ticket.open',
    ids: {
      'body.productId': 'product',
      'body.categoryId': 'category',
      'body.attachmentIds[]': 'staged_file',
      'body.attachments[].id': 'staged_file',
      'body.organizationId': 'organization',
      'body.requesterId': 'member',
      'body.previousTicketNumber': 'ticket_number',
    },
  },
  'POST /tickets/duplicates': {
    may: 'ticket.open',
    ids: { 'body.productId': 'product', 'body.organizationId': 'organization' },
  },
  'GET /tickets/counts': { may: 'ticket.read_desk' },
  'GET /tickets/{ref}': { ...read, ids: ref },
  'PATCH /tickets/{ref}': {
    may: 'ticket.update',
    behind: 'ticket.read',
    ids: {
      ...ref,
      'body.categoryId': 'category',
      'body.priorityId': 'catalog_entry',
      'body.assigneeId': 'staff',
      'body.teamId': 'team',
    },
  },
  'PUT /tickets/{ref}/classification': { may: 'ticket.classify', behind: 'ticket.read', ids: ref },
  'PUT /tickets/{ref}/priority': { may: 'ticket.prioritize', behind: 'ticket.read', ids: ref },
  'GET /tickets/{ref}/transitions': { ...read, ids: ref },
  'POST /tickets/{ref}/transitions': {
    may: 'ticket.transition',
    behind: 'ticket.read',
    ids: { ...ref, 'body.attachmentIds[]': 'staged_file' },
  },
  'PUT /tickets/{ref}/away': { may: 'ticket.away', behind: 'ticket.read', ids: ref },
  'DELETE /tickets/{ref}/away': { may: 'ticket.away', behind: 'ticket.read', ids: ref },
  'GET /me/todo': { may: 'signed_in' },
  'GET /tickets/{ref}/messages': { ...read, ids: { ...ref, ...page } },
  'POST /tickets/{ref}/messages': {
    may: 'ticket.reply',
    behind: 'ticket.read',
    ids: { ...ref, 'body.attachmentIds[]': 'staged_file' },
    variants: [
      { body: { kind: 'note' }, may: 'ticket.note' },
      { body: { kind: 'call' }, may: 'ticket.note' },
      { body: { kind: 'progress' }, may: 'ticket.note' },
    ],
  },
  'POST /tickets/{ref}/read': {
    ...read,
    notByKey: true,
    ids: { ...ref, 'body.messageId': 'message' },
  },
  'POST /attachments': { may: ['ticket.open', 'worklog.create'] },
  'GET /attachments/{id}': { ...read, ids: { 'path.id': 'attachment' } },
  'GET /attachments/{id}/thumbnail': { ...read, ids: { 'path.id': 'attachment' } },
  'POST /attachments/{id}/link': {
    ...read,
    notByKey: true,
    ids: { 'path.id': 'attachment' },
  },
  'GET /files/{token}': { may: 'public', ids: { 'path.token': 'secret' } },
  'GET /tickets/{ref}/attachments': { ...read, ids: { ...ref, ...page } },
  'GET /mails': {
    may: 'mail_log.read',
    ids: { ...page, 'query.ticketNumber': 'ticket_number' },
  },
  'POST /mails/{id}/retry': { may: 'mail_log.read', ids: { 'path.id': 'mail' } },
  'GET /mails/{id}': { may: 'mail_log.read', ids: { 'path.id': 'mail' } },
  'GET /stream': { may: 'signed_in' },

  'GET /contracts': {
    may: 'contract.read',
    ids: {
      ...page,
      'query.organizationId': 'organization',
      'query.typeId': 'contract_type',
    },
  },
  'POST /contracts': {
    may: 'contract.create',
    ids: {
      'body.organizationId': 'organization',
      'body.productIds[]': 'product',
      'body.typeId': 'contract_type',
      'body.terms.products[]': 'product',
      'body.terms.calendarId': 'calendar',
    },
  },
  'GET /contracts/{id}': { may: 'contract.read', ids: contract },
  'PATCH /contracts/{id}': {
    may: 'contract.update',
    ids: {
      ...contract,
      'body.productIds[]': 'product',
      'body.calendarId': 'calendar',
      'body.typeId': 'contract_type',
    },
  },
  'GET /contracts/{id}/balance': { may: 'contract.read', ids: contract },
  'POST /contracts/{id}/lots': { may: 'lot.create', ids: { ...contract, 'body.id': 'new' } },
  'GET /contracts/{id}/lots': { may: 'contract.read', ids: { ...contract, ...page } },
  'GET /contracts/{id}/postings': {
    may: 'hours.read',
    ids: { ...contract, ...page, 'query.ticketNumber': 'ticket_number' },
  },
  'GET /contracts/{id}/month-closes': { may: 'hours.read', ids: { ...contract, ...page } },
  'GET /contracts/{id}/hours-at-cases': { may: 'hours.read', ids: contract },
  'GET /month-closes': { may: 'month_close.read', ids: page },
  'POST /month-closes': { may: 'month.close', ids: { 'body.contractIds[]': 'contract' } },
  'POST /postings/{id}/reversal': {
    may: 'lot.create',
    ids: { 'path.id': 'posting', 'body.id': 'new' },
  },

  'POST /tickets/{ref}/worklogs': {
    may: 'worklog.create',
    behind: 'ticket.read',
    notByKey: true,
    ids: { ...ref, 'body.id': 'new', 'body.people[]': 'staff' },
  },
  'POST /worklogs/{id}/correction': {
    may: 'worklog.correct',
    behind: 'ticket.read',
    ids: { 'path.id': 'worklog', 'body.id': 'new' },
  },
  'GET /tickets/{ref}/worklogs': {
    may: 'worklog.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'POST /tickets/{ref}/worklogs/preview': {
    may: 'worklog.create',
    behind: 'ticket.read',
    ids: { ...ref, 'body.people[]': 'staff' },
  },
  'GET /tickets/{ref}/events': { ...read, ids: { ...ref, ...page } },
  'GET /tickets/{ref}/clocks/explain': { ...read, ids: ref },
  'GET /tickets/{ref}/record': { may: 'record.export', behind: 'ticket.read', ids: ref },
  'GET /tickets/{ref}/record.json': { may: 'record.export', behind: 'ticket.read', ids: ref },
  'GET /tickets/{ref}/record.pdf': { may: 'record.export', behind: 'ticket.read', ids: ref },
  'POST /tickets/{ref}/consents': { may: 'consent.ask', behind: 'ticket.read', ids: ref },
  'GET /tickets/{ref}/consents': {
    may: 'consent.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'GET /tickets/{ref}/decisions': {
    may: 'consent.read',
    behind: 'ticket.read',
    ids: { ...ref, ...page },
  },
  'POST /tickets/{ref}/decisions': { may: 'consent.ask', behind: 'ticket.read', ids: ref },
  'POST /consents/{id}/decision': {
    may: 'consent.decide',
    behind: 'ticket.read',
    ids: { 'path.id': 'decision' },
  },
  'POST /decisions/{id}/answer': {
    may: 'consent.decide',
    behind: 'ticket.read',
    ids: { 'path.id': 'decision' },
  },
  'POST /decisions/{id}/withdrawal': {
    may: 'consent.withdraw',
    behind: 'ticket.read',
    ids: { 'path.id': 'decision' },
  },
}
