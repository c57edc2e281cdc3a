import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())

const a = () => desk.given.organizations.a.id
const b = () => desk.given.organizations.b.id

test.each(['', '/standing', '/slots', '/overview'])(
  "A16: another organization%s answers as one that does not exist, to every customer's role",
  async (path) => {
    for (const who of ['keyUserA', 'requesterA'] as const) {
      const id = randomUUID()
      const other = await desk.as(who).get(`/organizations/${b()}${path}`)
      const none = await desk.as(who).get(`/organizations/${id}${path}`)

      expect(other.status).toBe(404)
      const { requestId: _one, instance: there, ...body } = other.body
      const { requestId: _two, instance: nowhere, ...noBody } = none.body
      expect(body).toEqual(noBody)
      expect(there.replace(b(), id)).toBe(nowhere)
    }
  },
)

test('A16: a change of another organization is refused as if it did not exist', async () => {
  const asKeyUser = desk.as('keyUserA')
  const patched = await asKeyUser.patch(`/organizations/${b()}`, { name: 'Mía' })
  const set = { standing: 'current', reason: 'Quiero' }
  const stood = await asKeyUser.put(`/organizations/${b()}/standing`, set)

  expect([patched.status, stood.status]).toEqual([404, 404])
  expect((await desk.as('admin').get(`/organizations/${b()}`)).body.name).toBe('Club B')
})

test('A16: a customer lists only their own organizations, the desk all of them', async () => {
  const names = async (who: 'requesterA' | 'agent') =>
    (await desk.as(who).get('/organizations')).body.items.map((one: { name: string }) => one.name)

  expect(await names('requesterA')).toEqual(['Club A'])
  expect(await names('agent')).toEqual(expect.arrayContaining(['Club A', 'Club B']))
})

test('EN-2: the standing keeps its history, newest first, with reason and author', async () => {
  const commercial = desk.as('commercial')
  const url = `/organizations/${a()}/standing`
  await commercial.put(url, { standing: 'overdue', reason: 'Factura 118 vencida' })
  const set = await commercial.put(url, { standing: 'current', reason: 'Pagó' })

  const history = await desk.as('keyUserA').get(url)

  expect(set.status).toBe(200)
  const { id, name } = desk.given.users.commercial
  expect(history.body.nextCursor).toBeNull()
  expect(history.body.items).toEqual([
    { standing: 'current', reason: 'Pagó', setBy: { id, name }, at: expect.any(String) },
    {
      standing: 'overdue',
      reason: 'Factura 118 vencida',
      setBy: { id, name },
      at: expect.any(String),
    },
  ])
  expect((await commercial.get(`/organizations/${a()}`)).body.standing).toBe('current')
})

test('EN-2: only who sells sets a standing, and a requester does not read its history', async () => {
  const url = `/organizations/${a()}/standing`
  const body = { standing: 'suspended', reason: 'No' }

  expect((await desk.as('keyUserA').put(url, body)).body.code).toBe('not_allowed')
  expect((await desk.as('agent').put(url, body)).body.code).toBe('not_allowed')
  expect((await desk.as('requesterA').get(url)).body.code).toBe('not_allowed')
})

test('a PATCH written against an older version is 412 and changes nothing', async () => {
  const admin = desk.as('admin')
  const url = `/organizations/${b()}`
  const read = await admin.get(url)
  const ifMatch = { 'if-match': String(read.headers['etag']) }
  const first = await admin.patch(url, { taxId: 'J-1' }, ifMatch)

  const second = await admin.patch(url, { taxId: 'J-2' }, ifMatch)

  expect(first.status).toBe(200)
  expect(first.headers['etag']).not.toBe(read.headers['etag'])
  expect([second.status, second.body.code]).toEqual([412, 'stale'])
  expect((await admin.get(url)).body.taxId).toBe('J-1')
})

test('a name is taken once, and an unknown lead or zone is refused by its field', async () => {
  const admin = desk.as('admin')
  const taken = await admin.post('/organizations', { name: 'Club A' })
  const lead = await admin.post('/organizations', { name: 'C', accountLeadId: randomUUID() })
  const zone = await admin.post('/organizations', { name: 'C', timeZone: 'Marte/Norte' })

  expect([taken.status, taken.body.errors[0].path]).toEqual([409, 'name'])
  expect([lead.status, lead.body.errors[0].path]).toEqual([422, 'accountLeadId'])
  expect([zone.status, zone.body.errors[0].path]).toEqual([400, 'timeZone'])
})

test('A25: a cursor that was changed, is of another filter or of another reader is 400', async () => {
  const admin = desk.as('admin')
  const { nextCursor } = (await admin.get('/organizations?limit=1')).body
  const ask = (cursor: string, more = '') =>
    admin.get(`/organizations?limit=1&cursor=${encodeURIComponent(cursor)}${more}`)
  const flipped = (nextCursor.startsWith('W') ? 'X' : 'W') + nextCursor.slice(1)

  const next = await ask(nextCursor)
  const refused = [
    await ask(flipped),
    await ask(nextCursor, '&standing=current'),
    await ask('!'),
    await desk.as('agent').get(`/organizations?cursor=${encodeURIComponent(nextCursor)}`),
    await admin.get(`/products?cursor=${encodeURIComponent(nextCursor)}`),
  ]

  expect(next.body.items.map((one: { name: string }) => one.name)).toEqual(['Club B'])
  expect(refused.map(({ body }) => body.code)).toEqual(refused.map(() => 'invalid_cursor'))
  expect((await admin.get('/organizations?limit=0')).status).toBe(400)
  expect((await admin.get('/organizations?limit=201')).status).toBe(400)
})
