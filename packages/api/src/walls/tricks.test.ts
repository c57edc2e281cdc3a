import { afterAll, beforeAll, expect, test } from 'vitest'
import { leaksIn } from '../testing/walls/canaries.ts'
import { callersOf, judge, type WalkCaller } from '../testing/walls/callers.ts'
import { callOf, send, type Call, type Seen } from '../testing/walls/calls.ts'
import { createMirrorWorld, type MirrorWorld } from '../testing/walls/mirror-world.ts'
import { otherSpellings } from '../testing/walls/path-spellings.ts'
import { ROUTE_TABLE } from '../testing/walls/route-table.ts'
import { routesOf, type Route } from '../testing/walls/routes.ts'
import { changedIn, watchState } from '../testing/walls/state.ts'

let world: MirrorWorld
let routes: Route[]
let callers: WalkCaller[]
beforeAll(async () => {
  world = await createMirrorWorld()
  routes = routesOf(world.desk.app.swagger())
  callers = callersOf(world)
}, 120_000)
afterAll(() => world.desk.close())

const caller = (name: string) => callers.find((one) => one.name === name)!
const route = (name: string) => routes.find((one) => one.name === name)!
const ask = (name: string, who: string, given = {}) =>
  send(world.desk.app, callOf(world, { route: route(name), caller: caller(who) }, given))
const isPaged = ({ query }: Route) => 'cursor' in query
const withQuery = (call: Call, more: string): Call => ({
  ...call,
  url: `${call.url}${call.url.includes('?') ? '&' : '?'}${more}`,
})
const get = (call: Call) => send(world.desk.app, call)
const cursorOf = ({ text }: Seen) => /"nextCursor":"([^"]+)"/.exec(text)?.[1]

/** The first who may read the list and finds two things in it. */
async function firstPage(list: Route) {
  for (const who of callers) {
    if (judge(ROUTE_TABLE[list.name]!, who) !== 'open') continue
    const given = /consents|decisions/.test(list.name)
      ? { 'path.ref': world.a.cases.waiting.id }
      : {}
    // No contract of the mirror ends soon.
    const query = list.name === 'GET /reports/rp-7' ? 'limit=1&endsWithinDays=366' : 'limit=1'
    const call = withQuery(callOf(world, { route: list, caller: who }, given), query)
    const cursor = cursorOf(await get(call))
    if (cursor !== undefined) return { call, cursor, who }
  }
  return undefined
}

test('A25: a cursor with a flipped bit, of somebody else, of another filter or list is refused everywhere', async () => {
  const lists = routes.filter(isPaged)
  const withoutPages: string[] = []
  const taken: string[] = []
  const cursors: Array<{ name: string; cursor: string }> = []
  let asked = 0
  const mustRefuse = async (call: Call, cursor: string, why: string) => {
    asked += 1
    const { status, code } = await get(withQuery(call, `cursor=${encodeURIComponent(cursor)}`))
    if (status !== 400 || code !== 'invalid_cursor')
      taken.push(`${call.route.name} ${why} → ${status} ${code}`)
  }
  for (const list of lists) {
    const page = await firstPage(list)
    if (!page) {
      withoutPages.push(list.name)
      continue
    }
    const { call, cursor, who } = page
    expect((await get(withQuery(call, `cursor=${cursor}`))).status).toBe(200)
    for (const forged of forgeries(cursor)) await mustRefuse(call, forged, `forged ${forged}`)
    for (const earlier of cursors) await mustRefuse(call, earlier.cursor, `of ${earlier.name}`)
    const other = callers.find(
      (one) => one.name !== who.name && judge(ROUTE_TABLE[list.name]!, one) === 'open',
    )
    if (other) await mustRefuse({ ...call, caller: other }, cursor, `of ${who.name}`)
    if ('q' in list.query) await mustRefuse(withQuery(call, 'q=canario'), cursor, 'filter q')
    cursors.push({ name: list.name, cursor })
  }

  expect(lists.length).toBeGreaterThanOrEqual(18)
  expect(asked).toBeGreaterThanOrEqual(400)
  expect(taken).toEqual([])
  expect(withoutPages).toEqual([])
}, 120_000)

/** One bit of every seventh character, cut ends, doubled and empty parts. */
function forgeries(cursor: string): string[] {
  const flipped = cursor.split('').flatMap((char, at) => {
    if (at % 7 !== 0 || char === '.') return []
    return [
      cursor.slice(0, at) + String.fromCharCode(char.charCodeAt(0) ^ 1) + cursor.slice(at + 1),
    ]
  })
  const [payload = '', mac = ''] = cursor.split('.')
  return [
    ...flipped,
    payload,
    `${payload}.`,
    `.${mac}`,
    `${cursor}.x`,
    `${cursor}A`,
    cursor.slice(0, -1),
  ]
}

test('A23: a parameter that no route names is refused on every route, not obeyed', async () => {
  const tricks = [
    'method=destroy',
    '_method=DELETE',
    'type=User&id=1',
    'include=organization.secrets',
    'fields=passwordHash',
    'sort=password',
    'organization_id=x',
    '__proto__[admin]=1',
  ]
  const obeyed: string[] = []
  let asked = 0
  const state = await watchState(world.desk)
  const before = await state.read()
  for (const one of routes) {
    if (ROUTE_TABLE[one.name]?.may === 'public' || one.name === 'GET /stream') continue
    const who = callers.find((each) => judge(ROUTE_TABLE[one.name]!, each) === 'open')!
    const call = callOf(world, { route: one, caller: who }, {})
    for (const trick of tricks) {
      asked += 1
      const { status } = await get(withQuery(call, trick))
      if (status !== 400) obeyed.push(`${one.name}?${trick} → ${status}`)
    }
  }

  expect(asked).toBeGreaterThanOrEqual(500)
  expect(obeyed).toEqual([])
  expect(changedIn(before, await state.read())).toEqual([])
}, 120_000)

test('A23: a method named in a header or a query is not the method', async () => {
  const call = callOf(world, { route: route('GET /tickets/{ref}'), caller: caller('keyUserA') }, {})
  for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    const seen = await send(world.desk.app, call, { [header]: 'DELETE' })
    expect([header, seen.status]).toEqual([header, 200])
  }
})

test('A24: a path written in another way is decided as the path itself, or is not found', async () => {
  const { b, desk } = world
  const paths = ['/users', '/audit', '/mails', '/api-keys', `/tickets/${b.cases.started.id}`].map(
    (path) => `/api/v1${path}`,
  )
  const through: string[] = []
  let asked = 0
  for (const who of [undefined, 'requesterA', 'viewer', 'key of A with every scope']) {
    for (const url of paths.flatMap((path) => [path, ...otherSpellings(path)])) {
      const authorization = who === undefined ? undefined : caller(who).authorization()
      const headers = authorization === undefined ? {} : { authorization }
      const { statusCode, body } = await desk.app.inject({ method: 'GET', url, headers })
      asked += 1
      const leaks = leaksIn(body, world.forbidden.toCustomer, url)
      if (![400, 401, 403, 404].includes(statusCode) || leaks.length > 0)
        through.push(`${who} ${url} → ${statusCode} ${leaks.join()}`)
    }
  }

  expect(asked).toBe(400)
  expect(through).toEqual([])
})

test('A27: words, numbers and ETags of others are as unknown as those of nobody', async () => {
  const { b } = world
  const pairs: Array<[name: string, who: string, theirs: object, nobodys: object]> = [
    ['GET /tickets', 'keyUserA', { 'query.q': 'canariobbb' }, { 'query.q': 'canariozzz' }],
    ['GET /tickets', 'requesterA', { 'query.q': 'cobro' }, { 'query.q': 'canariozzz' }],
    ['GET /organizations', 'keyUserA', { 'query.q': 'canariobbb' }, { 'query.q': 'canariozzz' }],
    [
      'GET /contracts/{id}/postings',
      'keyUserA',
      { 'query.ticketNumber': b.cases.started.number },
      { 'query.ticketNumber': 900_001 },
    ],
  ]
  for (const [name, who, theirs, nobodys] of pairs) {
    const [seen, none] = [await ask(name, who, theirs), await ask(name, who, nobodys)]
    expect([name, seen.same]).toEqual([name, none.same])
  }
  const patch = callOf(
    world,
    { route: route('PATCH /organizations/{id}'), caller: caller('keyUserA') },
    { 'path.id': b.organizationId },
  )
  const [right, stale] = [
    await send(world.desk.app, patch, { 'if-match': '"1"' }),
    await send(world.desk.app, patch, { 'if-match': '"77"' }),
  ]
  expect([right.status, right.same]).toEqual([404, stale.same])

  const draft = { productId: world.product, module: 'Facturación' }
  const similar = { ...draft, summary: 'El cierre de canariobbb descuadra totales' }
  const answer = await world.desk.as('keyUserA').post('/tickets/duplicates', similar)
  const mine = { ...draft, summary: 'El cierre de canarioaaa descuadra totales' }
  const own = await world.desk.as('keyUserA').post('/tickets/duplicates', mine)
  expect(JSON.stringify(answer.body)).not.toContain('canariobbb')
  expect(JSON.stringify(own.body)).toContain('canarioaaa')
})

test('A30: of a colleague’s case a requester gets number and subject where it holds a place, and nothing else', async () => {
  const { a, desk } = world
  const slots = await ask('GET /organizations/{id}/slots', 'requesterA')
  const holders = JSON.parse(slots.text.slice(slots.text.lastIndexOf('\n') + 1)).holders
  const other = holders.find((one: { number: number }) => one.number === a.cases.other.number)
  expect(Object.keys(other).toSorted()).toEqual(['closableBy', 'isMine', 'number', 'subject'])

  const list = await desk.as('requesterA').get('/tickets?limit=200')
  const seen = list.body.items.map(({ id }: { id: string }) => id)
  expect(seen).toContain(a.cases.started.id)
  expect(seen).not.toContain(a.cases.other.id)
  for (const path of ['messages', 'events', 'record', 'attachments', 'decisions', 'transitions'])
    expect(
      (await desk.as('requesterA').get(`/tickets/${a.cases.other.number}/${path}`)).status,
    ).toBe(404)
})

test('A19: what only the desk sees of a case is absent for customers, not null', async () => {
  const keysOf = async (who: 'agent' | 'keyUserA' | 'requesterA') => {
    const { body } = await world.desk.as(who).get(`/tickets/${world.a.cases.started.number}`)
    return [...Object.keys(body), ...Object.keys(body.names).map((name) => `names.${name}`)]
  }
  const customers = [...(await keysOf('keyUserA')), ...(await keysOf('requesterA'))]
  const hidden = (await keysOf('agent')).filter((key) => !customers.includes(key))

  expect(hidden.toSorted()).toEqual([
    'accountLeadId',
    'color',
    'flags',
    'lastDeskMessageAt',
    'names.accountLead',
    'names.subState',
    'problemNumber',
    'redAt',
    'reviewedAt',
    'subState',
    'tags',
    'teamId',
    'unmergeableUntil',
  ])
})

test('A19: a requester is given nobody’s address, a customer none of the desk’s', async () => {
  const word = 'canarioaaa@'
  const addresses: string[] = []
  for (const one of routes.filter(
    ({ method, name }) => method === 'GET' && name !== 'GET /stream',
  )) {
    const seen = await get(callOf(world, { route: one, caller: caller('requesterA') }, {}))
    if (seen.text.includes(word) && one.name !== 'GET /auth/me') addresses.push(one.name)
  }
  expect(addresses).toEqual([])
})

test('A29: a key user gives no more than their own, and changes nothing of the own account', async () => {
  const { desk, a, b } = world
  const state = await watchState(desk)
  const before = await state.read()
  const own = `/organizations/${a.organizationId}`
  const invite = (path: string, role: string) =>
    desk.as('keyUserA').post(`${path}/users`, { name: 'Nuevo', email: 'nuevo@nadie.example', role })
  const { users } = desk.given
  const keyUser = desk.as('keyUserA')
  const refused = {
    widerRole: await invite(own, 'key_user'),
    backup: await invite(own, 'backup_key_user'),
    elsewhere: await invite(`/organizations/${b.organizationId}`, 'requester'),
    ownRole: await keyUser.patch(`${own}/users/${users.keyUserA.id}`, { role: 'key_user' }),
    removal: await keyUser.delete(`${own}/users/${users.backupA.id}`),
    account: await keyUser.patch(own, { accountClass: 'special' }),
    standing: await keyUser.put(`${own}/standing`, { standing: 'current', reason: 'Porque sí' }),
    overdraft: await keyUser.patch(`/contracts/${a.contractId}`, { overdraftMinutesMax: 999 }),
    hours: await keyUser.post(`/contracts/${a.contractId}/lots`, {
      minutes: 600,
      validFrom: '2026-01-01',
      validUntil: '2027-01-01',
      origin: 'purchase',
    }),
    reversal: await keyUser.post(`/postings/${a.postings[0]}/reversal`, { reason: 'Me conviene' }),
  }
  const statuses = Object.fromEntries(
    Object.entries(refused).map(([name, { status }]) => [name, status]),
  )

  expect(statuses).toEqual({
    ...Object.fromEntries(Object.keys(refused).map((name) => [name, 403])),
    elsewhere: 404,
  })
  expect(changedIn(before, await state.read())).toEqual([])
})
