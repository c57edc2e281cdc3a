import { expect, test } from 'vitest'
import type { Actor, CustomerRole, StaffRole } from './actor.ts'
import { ACCESS, can, PERMISSIONS, type Permission, type Thing } from './can.ts'
import { roleOf } from './role-of.ts'

const tenantId = 't'
const staff = (role: StaffRole): Actor => ({
  kind: 'staff',
  tenantId,
  userId: 'me',
  name: 'Me',
  role,
  sessionId: 's',
})
const customer = (role: CustomerRole): Actor => ({
  kind: 'customer',
  tenantId,
  userId: 'me',
  name: 'Me',
  sessionId: 's',
  memberships: [{ organizationId: 'ours', role }],
})
const apiKey = (organizationId: string | null, scopes: string[]): Actor => ({
  kind: 'api_key',
  tenantId,
  apiKeyId: 'k',
  name: 'ERP',
  scopes,
  organizationId,
})
const system: Actor = { kind: 'system', tenantId, name: 'Mesa' }

const ANOTHERS: Thing = { organizationId: 'ours', requesterId: 'someone' }
const EVERY_SCOPE = [
  ...new Set(Object.values(ACCESS).flatMap((row) => ('scope' in row ? [row.scope] : []))),
]

// org: any of the organization · own: one's own · own+r / own+w: also shared to read / to reply ·
// all: the whole desk · lead, visit: as account lead, with a visit there · yes: by its scope
const COLUMNS =
  'requester key_user backup_key_user agent technician commercial supervisor admin viewer key orgKey system'
const WALK: Record<Permission, string> = {
  //                            req  key  bak  age  tec   com  sup  adm  vie  key  oky  sys
  'ticket.read': '             own+r org  org  all  visit  -   all   -    -   yes  yes  yes',
  'ticket.read_place': '        org  org  org  all   -     -   all   -    -   yes  yes  yes',
  'ticket.open': '              org  org  org  all   -     -   all   -    -   yes  yes  yes',
  'ticket.open_for': '           -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.reply': '            own+w org  org  all   -     -   all   -    -   yes  yes  yes',
  'ticket.note': '               -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.read_desk': '          -    -    -   all  visit  -   all   -    -   yes   -   yes',
  'ticket.transition': '        own  org  org  all   -     -   all   -    -   yes   -   yes',
  'ticket.classify': '           -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.assign': '             -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.prioritize': '         -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.contact': '          own+w org  org  all   -     -   all   -    -   yes  yes  yes',
  'ticket.update': '             -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.review': '             -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.merge': '              -    -    -   all   -     -   all   -    -   yes   -   yes',
  'ticket.validate': '          own  org  org   -    -     -    -    -    -    -    -    - ',
  'ticket.away': '              own  org  org   -    -     -    -    -    -    -    -    - ',
  'ticket.rate': '              own  org  org   -    -     -    -    -    -    -    -    - ',
  'ticket.share': '              -   org  org   -    -     -    -    -    -    -    -   yes',
  'after_hours.ask': '          own  org  org   -    -     -    -    -    -    -    -    - ',
  'after_hours.answer': '        -    -    -   all   -     -   all   -    -   yes   -   yes',
  'critical_window.read': '     org  org  org  all   -     -   all   -    -   yes  yes  yes',
  'critical_window.announce': ' org  org  org  all   -     -   all   -    -   yes  yes  yes',
  'critical_window.cancel': '   own  org  org  all   -     -   all   -    -   yes  yes  yes',
  'consent.ask': '               -    -    -   all   -     -   all   -    -   yes   -   yes',
  'consent.withdraw': '          -    -    -   all   -     -   all   -    -   yes   -   yes',
  'consent.read': '            own+r org  org  all   -     -   all   -    -   yes  yes  yes',
  'consent.decide': '            -   org  org   -    -     -    -    -    -    -    -    - ',
  'terms.confirm': '           own+w org  org   -    -     -    -    -    -    -    -    - ',
  'funding.choose': '            -   org  org   -    -     -    -    -    -    -    -    - ',
  'coverage.rule': '             -    -    -   lead  -     -   all   -    -    -    -   yes',
  'coverage.object': '          own  org  org   -    -     -    -    -    -    -    -    - ',
  'worklog.read': '              -   org  org  all  visit all  all   -    -   yes  yes  yes',
  'worklog.create': '            -    -    -   all  visit  -   all   -    -   yes   -   yes',
  'worklog.correct': '           -    -    -   own  own   -   all   -    -    -    -   yes',
  'time_entry.read': '           -    -    -   own  own   -   all   -    -    -    -   yes',
  'time_entry.record': '         -    -    -   own  own   -   own   -    -    -    -   yes',
  'time_entry.withdraw': '       -    -    -   own  own   -   all   -    -    -    -   yes',
  'hours.read': '                -   org  org  all   -    all  all  all   -   yes  yes  yes',
  'statement.request': '         -   org  org   -    -     -    -    -    -    -    -   yes',
  'money.read': '                -   org  org   -    -    all  all   -    -   yes  yes  yes',
  'contract.read': '             -   org  org  all   -    all  all  all   -   yes  yes  yes',
  'contract.create': '           -    -    -    -    -    all   -   all   -   yes   -   yes',
  'contract.update': '           -    -    -    -    -    all   -   all   -   yes   -   yes',
  'lot.create': '                -    -    -    -    -    all   -   all   -   yes   -   yes',
  'contract_type.read': '        -    -    -    -    -    all  all  all   -    -    -   yes',
  'contract_type.manage': '      -    -    -    -    -    all   -   all   -    -    -   yes',
  'rate.read': '                 -    -    -    -    -    all  all  all   -   yes   -   yes',
  'rate.manage': '               -    -    -    -    -    all   -   all   -    -    -   yes',
  'maintenance.manage': '        -    -    -    -    -    all   -   all   -   yes   -   yes',
  'month_close.read': '          -    -    -    -    -    all  all  all   -   yes   -   yes',
  'month.close': '               -    -    -    -    -    all  all   -    -   yes   -   yes',
  'adjustment.read': '           -    -    -    -    -    all  all  all   -   yes   -   yes',
  'adjustment.create': '         -    -    -    -    -    all  all  all   -   yes   -   yes',
  'adjustment.approve': '        -    -    -    -    -     -   all  all   -    -    -   yes',
  'standing.read': '             -   org  org  all   -    all  all  all   -   yes  yes  yes',
  'standing.set': '              -    -    -    -    -    all   -   all   -   yes   -   yes',
  'organization.read': '        org  org  org  all   -    all  all  all   -   yes  yes  yes',
  'organization.create': '       -    -    -    -    -    all   -   all   -   yes   -   yes',
  'organization.update': '       -    -    -    -    -    all   -   all   -   yes   -   yes',
  'people.read': '               -   org  org  all   -    all  all  all   -   yes  yes  yes',
  'people.invite': '             -   org  org   -    -     -    -   all   -    -    -   yes',
  'people.manage': '             -    -    -    -    -     -    -   all   -    -    -   yes',
  'lead.read': '                 -    -    -   all   -    all  all  all   -    -    -   yes',
  'lead.manage': '               -    -    -    -    -     -   all  all   -    -    -   yes',
  'skill.read': '                -    -    -   all   -     -   all  all   -    -    -   yes',
  'skill.manage': '              -    -    -    -    -     -   all  all   -    -    -   yes',
  'text.publish': '              -    -    -    -    -     -    -   all   -    -    -   yes',
  'conditions.accept': '        org  org  org   -    -     -    -    -    -    -    -    - ',
  'training.read': '            own  org  org  all   -     -   all  all   -    -    -   yes',
  'training.record': '           -   org  org  all   -     -   all  all   -    -    -   yes',
  'draft.read': '               own  org  org   -    -     -    -    -    -    -    -    - ',
  'draft.write': '              org  org  org   -    -     -    -    -    -    -    -    - ',
  'draft.discard': '            own  own  own  -    -     -    -    -    -    -    -    - ',
  'draft.decide': '              -   org  org   -    -     -    -    -    -    -    -    - ',
  'product.manage': '            -    -    -    -    -     -    -   all   -    -    -   yes',
  'catalog.manage': '            -    -    -    -    -     -    -   all   -    -    -   yes',
  'calendar.read': '             -    -    -   all   -    all  all  all  all   -    -   yes',
  'calendar.manage': '           -    -    -    -    -     -    -   all   -    -    -   yes',
  'rulebook.read': '             -    -    -   all   -    all  all  all  all   -    -   yes',
  'rulebook.manage': '           -    -    -    -    -     -    -   all   -    -    -   yes',
  'record.export': '           own+r org  org  all   -     -   all   -    -   yes  yes  yes',
  'record.export_desk': '        -    -    -   all   -     -   all   -    -   yes   -   yes',
  'report.read': '               -    -    -    -    -     -   all  all  all  yes   -   yes',
  'report.read_contracts': '     -    -    -    -    -    all  all  all  all  yes   -   yes',
  'renewal.read': '              -    -    -   all   -    all  all  all   -   yes   -   yes',
  'renewal.manage': '            -    -    -    -    -    all  all  all   -   yes   -   yes',
  'what_if.run': '               -    -    -    -    -     -   all  all   -    -    -   yes',
  'mail_log.read': '             -    -    -    -    -     -    -   all   -    -    -   yes',
  'audit.read': '                -    -    -    -    -     -   all  all   -    -    -   yes',
  'api_key.manage': '            -    -    -    -    -     -    -   all   -    -    -   yes',
  'sign_on.manage': '            -    -    -    -    -     -    -   all   -    -    -   yes',
}

function cellOf(column: string, action: Permission): string {
  const may = (actor: Actor, thing: Thing) => can(actor, action, { ...ANOTHERS, ...thing }).allowed
  const yes = (actor: Actor) => (may(actor, {}) ? 'yes' : '-')
  if (column === 'key') return yes(apiKey(null, EVERY_SCOPE))
  if (column === 'orgKey') return yes(apiKey('ours', EVERY_SCOPE))
  if (column === 'system') return yes(system)
  if (column === 'requester' || column === 'key_user' || column === 'backup_key_user') {
    const actor = customer(column)
    if (may(actor, {})) return 'org'
    if (!may(actor, { requesterId: 'me' })) return '-'
    if (may(actor, { sharedWithUserIds: ['me'] })) return 'own+r'
    return may(actor, { sharedForReplyUserIds: ['me'] }) ? 'own+w' : 'own'
  }
  const actor = staff(column as StaffRole)
  if (may(actor, {})) return 'all'
  if (may(actor, { requesterId: 'me' })) return 'own'
  if (may(actor, { accountLeadId: 'me' })) return 'lead'
  return may(actor, { visitTechnicianIds: ['me'] }) ? 'visit' : '-'
}

test.each(PERMISSIONS)('%s is open to exactly the roles of the table', (action) => {
  const columns = COLUMNS.split(' ')
  const walked = columns.map((column) => [column, cellOf(column, action)])
  const cells = WALK[action].trim().split(/\s+/)

  expect(walked).toEqual(columns.map((column, index) => [column, cells[index]]))
})

test('no customer and no key of one organization reaches another organization', () => {
  const elsewhere = { organizationId: 'theirs', requesterId: 'me', sharedWithUserIds: ['me'] }
  const strangers = [
    ...(['requester', 'key_user', 'backup_key_user'] as const).map(customer),
    apiKey('ours', EVERY_SCOPE),
  ]
  for (const action of PERMISSIONS) {
    for (const actor of strangers) expect(can(actor, action, elsewhere).allowed).toBe(false)
  }
  expect(can(customer('key_user'), 'ticket.read', elsewhere)).toEqual({
    allowed: false,
    reason: 'not_your_organization',
  })
})

test('a user of several organizations has in each the role of that one', () => {
  const actor: Actor = {
    kind: 'customer',
    tenantId,
    userId: 'me',
    name: 'Me',
    sessionId: 's',
    memberships: [
      { organizationId: 'ours', role: 'requester' },
      { organizationId: 'theirs', role: 'key_user' },
    ],
  }

  expect(can(actor, 'consent.decide', { organizationId: 'theirs' }).allowed).toBe(true)
  expect(can(actor, 'consent.decide', { organizationId: 'ours' })).toEqual({
    allowed: false,
    reason: 'not_your_role',
  })
  expect([roleOf(actor, 'ours'), roleOf(actor, 'theirs'), roleOf(actor, 'x')]).toEqual([
    'requester',
    'key_user',
    null,
  ])
})

test('a key needs the scope of the action and never decides for a customer', () => {
  const reader = apiKey(null, ['tickets:read'])

  expect(can(reader, 'ticket.read', ANOTHERS)).toEqual({ allowed: true })
  expect(can(reader, 'ticket.open')).toEqual({ allowed: false, reason: 'scope_missing' })
  expect(can(apiKey(null, EVERY_SCOPE), 'consent.decide')).toEqual({
    allowed: false,
    reason: 'customer_decides',
  })
  expect([roleOf(reader, 'ours'), roleOf(apiKey('ours', []), 'ours')]).toEqual(['api_key', null])
})

test('a refusal tells the role apart from the case', () => {
  expect(can(staff('viewer'), 'ticket.read', ANOTHERS)).toEqual({
    allowed: false,
    reason: 'not_your_role',
  })
  expect(can(customer('requester'), 'ticket.read', ANOTHERS)).toEqual({
    allowed: false,
    reason: 'not_your_case',
  })
  expect([roleOf(staff('agent'), null), roleOf(system, null)]).toEqual(['agent', 'system'])
})
