import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

type Entry = { id: string; code: string; name: string; position: number; retired: boolean }

const list = async (kind: string, who: 'admin' | 'agent' | 'requesterA' = 'admin', query = '') =>
  (await desk.as(who).get(`/catalogs/${kind}?limit=200${query}`)).body.items as Entry[]
const codes = (entries: Entry[]) => entries.map(({ code }) => code)
const made = async (kind: string, body: object) => {
  const answer = await desk.as('admin').post(`/catalogs/${kind}`, body)
  expect([kind, answer.status, answer.body.code]).toEqual([kind, 201, expect.any(String)])
  return answer.body
}
const byCode = async (kind: string, code: string): Promise<Entry & { etag: string }> => {
  const found = (await list(kind)).find((entry) => entry.code === code)
  if (!found) throw new Error(`no ${kind} ${code}`)
  return found as Entry & { etag: string }
}

test('CA-1: given a new desk, every catalogue that needs words has some, and only administrators change them', async () => {
  const { body } = await desk.as('admin').get('/catalogs')
  const empty = body.items.filter((one: { entries: number }) => one.entries === 0)
  const topic = { code: 'nuevo', name: 'Nuevo' }

  expect(codes(empty.map((one: { kind: string }) => ({ code: one.kind })))).toEqual([
    'labels',
    'visit-forms',
  ])
  expect(codes(await list('request-kinds'))).toEqual([
    'query',
    'incident',
    'support_task',
    'requirement',
    'minor_fault',
  ])
  for (const who of ['agent', 'supervisor', 'commercial', 'requesterA'] as const) {
    expect((await desk.as(who).post('/catalogs/topics', topic)).status).toBe(403)
    expect((await desk.as(who).get('/catalogs')).status).toBe(403)
  }
})

test('CA-1: given an entry, when it is renamed in another language or configured, its version counts up and the earlier ones stay readable', async () => {
  const entry = await made('request-kinds', { code: 'visita', name: 'Visita' })
  const url = `/catalogs/request-kinds/${entry.id}`
  const admin = desk.as('admin')
  await admin.patch(url, { names: { en: 'Visit', pt: 'Visita técnica' } })
  const settings = { predefinedMinutes: 45 }
  const second = await admin.patch(url, { settings }, { 'if-match': entry.etag })
  const third = await admin.patch(url, { settings })
  const versions = await admin.get(`${url}/versions?limit=2`)
  const older = await admin.get(`${url}/versions?limit=2&cursor=${versions.body.nextCursor}`)

  expect(second.body.code).toBe('stale')
  expect(third.body).toMatchObject({ version: 3, names: { es: 'Visita', en: 'Visit' } })
  expect(versions.body.items).toMatchObject([
    { version: 3, settings, createdBy: desk.given.users.admin.name },
    { version: 2, settings: {}, names: { pt: 'Visita técnica' } },
  ])
  expect(older.body).toMatchObject({ items: [{ version: 1, name: 'Visita' }], nextCursor: null })
  expect((await admin.patch(url, { settings })).body.version).toBe(3)
  const noName = { names: { es: null, en: null, pt: null } }
  expect((await admin.patch(url, noName)).body.errors).toMatchObject([{ path: 'names' }])
  const english = await desk.as('agent').get('/catalogs/request-kinds', { 'accept-language': 'en' })
  expect(english.body.items.at(-1)).toMatchObject({ name: 'Visit' })
  expect(english.body.items.at(-1)).not.toHaveProperty('names')
  const audited = await desk.as('admin').get(`/audit?limit=10`)
  expect(audited.body.items[0]).toMatchObject({ action: 'catalog.entry_changed' })
})

test('CA-1: given the entries of a catalogue, when their whole order is sent it is kept, and an order of others than those is refused', async () => {
  const admin = desk.as('admin')
  const entries = await list('topics')
  const ids = entries.map(({ id }) => id).toReversed()
  const ordered = await admin.put('/catalogs/topics/order', { ids })

  expect(ordered.status).toBe(200)
  expect(codes(await list('topics', 'requesterA'))).toEqual(codes(entries).toReversed())
  const [first, ...rest] = ids
  const foreign = (await list('priorities'))[0]?.id
  for (const wrong of [rest, [...rest, foreign], [...ids, foreign]])
    expect((await admin.put('/catalogs/topics/order', { ids: wrong })).body.code).toBe('stale')
  expect((await admin.put('/catalogs/topics/order', { ids: [first, first] })).status).toBe(400)
  expect((await desk.as('agent').put('/catalogs/topics/order', { ids })).status).toBe(403)
  expect(codes(await list('topics'))).toEqual(codes(entries).toReversed())
})

test('CA-1: given an entry that open cases have, when it is retired the desk is told how many, they keep it, and nobody can choose it', async () => {
  const admin = desk.as('admin')
  const category = await made('categories', { code: 'retirada', name: 'Por retirar' })
  const ticket = await givenCase(desk, 'keyUserA', { categoryId: category.id })
  const url = `/catalogs/categories/${category.id}`

  expect((await admin.get(`${url}/usage`)).body).toEqual({
    openCases: 1,
    contracts: 0,
    requiredBy: [],
  })
  expect((await admin.patch(url, { retired: true })).body.retired).toBe(true)
  const kept = await desk.as('agent').get(`/tickets/${ticket.number}`)
  expect(kept.body.names.category).toBe('Por retirar')
  const other = await givenCase(desk)
  const change = { categoryId: category.id }
  const refused = await desk.as('agent').patch(`/tickets/${other.number}`, change)
  expect(refused.body).toMatchObject({ code: 'reference_unknown' })
  expect(codes(await list('categories', 'requesterA', '&includeRetired=true'))).not.toContain(
    'retirada',
  )
  expect(codes(await list('categories', 'agent', '&includeRetired=true'))).toContain('retirada')
  expect((await admin.patch(url, { retired: false })).body.retired).toBe(false)
})

test('CA-1: given an entry that the rulebook names or that is the last of its kind, when it is retired the refusal says where it is needed', async () => {
  const admin = desk.as('admin')
  const retire = async (kind: string, code: string) => {
    const { id } = await byCode(kind, code)
    return (await admin.patch(`/catalogs/${kind}/${id}`, { retired: true })).body
  }

  expect(await retire('priority-reasons', 'platform_down')).toMatchObject({
    code: 'in_use',
    requiredBy: ['intake.priorityReasons'],
  })
  expect(await retire('categories', 'report')).toMatchObject({
    requiredBy: ['intake.evidenceByCategory.report'],
  })
  expect(await retire('components', 'l1')).toMatchObject({ requiredBy: ['hours.components'] })
  const [last, ...others] = await list('cancel-reasons')
  for (const { code } of others) await retire('cancel-reasons', code)
  expect(await retire('cancel-reasons', String(last?.code))).toMatchObject({
    code: 'in_use',
    requiredBy: ['last_entry'],
  })
})

test('CA-1: a sub-state divides one state of the machine, is seen by the desk alone, and ends when the case leaves that state', async () => {
  const agent = desk.as('agent')
  const { number } = await givenCase(desk)
  const url = `/tickets/${number}`
  const refuse = async (body: object) => (await agent.patch(url, body)).body.code
  expect(await refuse({ subState: 'analysis' })).toBe('reference_unknown')
  await agent.post(`${url}/transitions`, { action: 'review' })
  expect((await agent.patch(url, { subState: 'gathering' })).body).toMatchObject({
    subState: 'gathering',
    names: { subState: 'Reuniendo datos' },
  })
  const mine = async () =>
    (await agent.get('/tickets?subState=gathering')).body.items.map(
      (row: { number: number }) => row.number,
    )
  expect(await mine()).toEqual([number])

  const seen = await desk.as('keyUserA').get(url)
  expect(seen.body).not.toHaveProperty('subState')
  expect(seen.body.names).not.toHaveProperty('subState')
  const told = await desk.as('keyUserA').get(`${url}/events`)
  const types = (items: Array<{ type: string }>) => items.map(({ type }) => type)
  expect(types(told.body.items)).not.toContain('substate.changed')
  expect((await desk.as('keyUserA').get('/tickets?subState=gathering')).body.code).toBe(
    'desk_only_field',
  )
  const asCustomer = { action: 'cancel', reason: 'Ya no', subState: 'gathering' }
  expect((await desk.as('keyUserA').post(`${url}/transitions`, asCustomer)).body.code).toBe(
    'desk_only_field',
  )

  await agent.put(`${url}/classification`, { type: 'support', criticality: 'minor' })
  const wrong = { action: 'start', subState: 'gathering' }
  expect((await agent.post(`${url}/transitions`, wrong)).body.code).toBe('reference_unknown')
  const started = await agent.post(`${url}/transitions`, { action: 'start', subState: 'build' })
  expect(started.body).toMatchObject({ status: 'in_progress', subState: 'build' })
  const { id } = await byCode('sub-states', 'build')
  const moved = { settings: { state: 'backlog' } }
  expect((await desk.as('admin').patch(`/catalogs/sub-states/${id}`, moved)).body).toMatchObject({
    code: 'in_use',
    requiredBy: ['open_cases'],
  })
  const asked = { action: 'ask', body: '¿Desde cuándo?' }
  expect((await agent.post(`${url}/transitions`, asked)).body.subState).toBe(null)
  const record = await agent.get(`${url}/events?limit=200`)
  expect(types(record.body.items).filter((type) => type === 'substate.changed')).toHaveLength(3)
})

test('CA-1: a priority is one of the desk, and goes with the case', async () => {
  const { number } = await givenCase(desk)
  const url = `/tickets/${number}`
  const { id } = await byCode('priorities', 'high')
  const { id: other } = await byCode('topics', 'reports')

  expect((await desk.as('agent').patch(url, { priorityId: other })).body.code).toBe(
    'reference_unknown',
  )
  expect((await desk.as('agent').patch(url, { priorityId: id })).body).toMatchObject({
    priorityId: id,
    names: { priority: 'Alta' },
  })
  expect((await desk.as('requesterA').patch(url, { priorityId: null })).status).not.toBe(200)
})

test('CA-1: settings of another kind, doubled fields and unusable codes are refused with their path', async () => {
  const admin = desk.as('admin')
  const faults = async (kind: string, settings: object, code = 'prueba') => {
    const { status, body } = await admin.post(`/catalogs/${kind}`, { code, name: 'X', settings })
    return [status, ...(body.errors ?? []).map((one: { path: string }) => one.path)]
  }
  const field = { key: 'uno', label: 'Uno', type: 'text', required: false }
  const choice = (options: string[]) => ({ ...field, type: 'choice', options })
  const many = (count: number) => Array.from({ length: count }, (_, n) => `Opción ${n}`)
  const fieldsOf = (count: number) => ({
    fields: many(count).map((label, n) => ({ ...field, label, key: `campo${n}` })),
  })

  expect(await faults('topics', { state: 'closed' })).toEqual([400, 'settings.state'])
  expect(await faults('sub-states', {})).toEqual([400, 'settings.state'])
  expect(await faults('categories', { fields: [field, { ...field, label: 'Dos' }] })).toEqual([
    400,
    'settings.fields.1.key',
  ])
  expect(await faults('categories', { fields: [field, { ...field, key: 'dos' }] })).toEqual([
    400,
    'settings.fields.1.label',
  ])
  expect(await faults('categories', { fields: [choice([])] })).toEqual([
    400,
    'settings.fields.0.options',
  ])
  expect((await faults('categories', { fields: [choice(many(101))] }))[0]).toBe(400)
  expect((await faults('categories', fieldsOf(51)))[0]).toBe(400)
  expect(await faults('categories', { fields: [choice(many(100))] }, 'cien')).toEqual([201])
  expect(await faults('categories', fieldsOf(50), 'cincuenta')).toEqual([201])
  for (const code of ['1a', 'A', 'con espacio', 'guion-medio', 'x'.repeat(61)])
    expect((await faults('topics', {}, code))[0]).toBe(400)
  expect((await faults('topics', {}, 'reports'))[0]).toBe(409)
})
