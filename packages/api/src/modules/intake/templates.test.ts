import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TemplateField } from '@mesa/shared/wire/catalogs.schema'
import { aCase, givenCase, givenContract, upload } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const voucher: TemplateField = {
  key: 'comprobante',
  label: 'Número de comprobante',
  type: 'voucher',
  required: true,
}
const branch: TemplateField = {
  key: 'sede',
  label: 'Sede',
  type: 'choice',
  required: false,
  options: ['Norte', 'Sur'],
}
const amount: TemplateField = { key: 'monto', label: 'Monto', type: 'number', required: false }

let made = 0
/** A category of its own for each test: what one changes, no other sees. */
async function givenCategory(settings: object): Promise<{ id: string; url: string; code: string }> {
  made += 1
  const code = `plantilla_${made}`
  const body = { code, name: `Plantilla ${made}`, settings }
  const { status, body: entry } = await desk.as('admin').post('/catalogs/categories', body)
  expect(status).toBe(201)
  return { id: entry.id, url: `/catalogs/categories/${entry.id}`, code }
}
const open = async (more: object) =>
  desk.as('keyUserA').post('/tickets', await aCase(desk, 'keyUserA', more))
const change = async (category: { url: string }, fields: TemplateField[]) => {
  const saved = await desk.as('admin').patch(category.url, { settings: { fields } })
  expect(saved.status).toBe(200)
}
const paths = ({ body }: { body: { errors?: Array<{ path: string; code: string }> } }) =>
  (body.errors ?? []).map(({ path, code }) => `${path} ${code}`)

test('IN-4: given a category with a form, when a case fills it in the values are kept with their questions', async () => {
  const category = await givenCategory({ fields: [voucher, branch, amount] })
  const fields = { comprobante: ' 4711 ', sede: 'Norte', monto: 12.5 }
  const opened = await open({ categoryId: category.id, fields })

  expect(opened.body.fields).toEqual({ comprobante: '4711', sede: 'Norte', monto: 12.5 })
  expect(opened.body.template).toEqual([
    { key: 'comprobante', label: 'Número de comprobante', type: 'voucher' },
    { key: 'sede', label: 'Sede', type: 'choice', options: ['Norte', 'Sur'] },
    { key: 'monto', label: 'Monto', type: 'number' },
  ])
})

test('IN-4: given a category with a form, when a required answer, an option or a number is wrong the case is refused by field, and nothing is stored', async () => {
  const category = await givenCategory({ fields: [voucher, branch, amount] })
  const before = await desk.as('keyUserA').get('/tickets?limit=200')
  const fields = { sede: 'Este', monto: 'doce', otro: 'x' }
  const refused = await open({ categoryId: category.id, fields })

  expect([refused.status, refused.body.code]).toEqual([422, 'fields_required'])
  expect(paths(refused)).toEqual([
    'fields.otro unknown_field',
    'fields.comprobante required',
    'fields.sede not_one_of',
    'fields.monto wrong_format',
  ])
  const after = await desk.as('keyUserA').get('/tickets?limit=200')
  expect(after.body.items).toHaveLength(before.body.items.length)
})

test('IN-4: given a case, when its form changes or loses a field the case keeps its questions, its options and its answers', async () => {
  const category = await givenCategory({ fields: [voucher, branch] })
  const fields = { comprobante: '4711', sede: 'Sur' }
  const { number } = (await open({ categoryId: category.id, fields })).body
  await change(category, [{ ...branch, label: 'Oficina', options: ['Norte'] }])

  for (const who of ['keyUserA', 'agent'] as const) {
    const seen = await desk.as(who).get(`/tickets/${number}`)
    expect(seen.body.fields).toEqual(fields)
    expect(seen.body.template).toMatchObject([
      { key: 'comprobante', label: 'Número de comprobante' },
      { key: 'sede', label: 'Sede', options: ['Norte', 'Sur'] },
    ])
  }
  const other = await givenCategory({ fields: [amount] })
  const moved = await desk.as('agent').patch(`/tickets/${number}`, { categoryId: other.id })
  expect(moved.body.fields).toEqual(fields)
  expect(moved.body.template).toMatchObject([
    { key: 'monto', label: 'Monto' },
    { key: 'comprobante', label: 'Número de comprobante' },
    { key: 'sede', label: 'Oficina' },
  ])
})

test('IN-4: given an old case, when the desk corrects its answers they are checked against the form it was written under', async () => {
  const category = await givenCategory({ fields: [voucher, branch] })
  const fields = { comprobante: '4711', sede: 'Sur' }
  const { number } = (await open({ categoryId: category.id, fields })).body
  await change(category, [amount])
  const patch = (body: object) => desk.as('agent').patch(`/tickets/${number}`, body)

  expect((await patch({ fields: { sede: 'Norte' } })).body.fields).toEqual({
    comprobante: '4711',
    sede: 'Norte',
  })
  expect((await patch({ fields: { sede: null } })).body.fields).toEqual({ comprobante: '4711' })
  expect(paths(await patch({ fields: { comprobante: null, monto: 1 } }))).toEqual([
    'fields.monto unknown_field',
    'fields.comprobante required',
  ])
  const { number: without } = await givenCase(desk)
  const bare = await desk.as('agent').patch(`/tickets/${without}`, { fields: { monto: 1 } })
  expect(paths(bare)).toEqual(['fields.monto unknown_field'])
})

test('IN-4: given a draft typed under an earlier form, when it is sent the refusal names what is new and what is no longer asked', async () => {
  const category = await givenCategory({ fields: [voucher, branch] })
  const typed = { comprobante: '4711', sede: 'Sur' }
  await change(category, [voucher, { ...amount, required: true }])
  const refused = await open({ categoryId: category.id, fields: typed })

  expect(paths(refused)).toEqual(['fields.sede unknown_field', 'fields.monto required'])
  const mended = { comprobante: '4711', monto: 3 }
  expect((await open({ categoryId: category.id, fields: mended })).status).toBe(201)
  await desk.as('admin').patch(category.url, { retired: true })
  const late = await open({ categoryId: category.id, fields: mended })
  expect([late.body.code, ...paths(late)]).toEqual(['reference_unknown', 'categoryId not_found'])
})

test('IN-3: given a desk that refuses, when a case lacks a screen or a report case its configuration it is refused, and says what is missing', async () => {
  const { body } = await desk.as('admin').get('/catalogs/categories')
  const report = body.items.find((entry: { code: string }) => entry.code === 'report')
  const bare = await open({ attachments: [] })
  const half = await open({ categoryId: report.id })

  expect([bare.status, bare.body.evidenceMissing]).toEqual([422, ['screen']])
  expect([half.status, half.body.evidenceMissing]).toEqual([422, ['report_config']])
})

test('IN-3: given a category with its own evidence, that is asked for instead of what the rulebook says, also when it is none', async () => {
  const none = await givenCategory({ evidence: [] })
  const both = await givenCategory({ evidence: ['screen', 'report_config'] })

  expect((await open({ categoryId: none.id, attachments: [] })).status).toBe(201)
  expect((await open({ categoryId: both.id })).body.evidenceMissing).toEqual(['report_config'])
  const files = [await upload(desk, 'keyUserA'), await upload(desk, 'keyUserA')]
  const attachments = files.map(({ id }, index) => ({
    id,
    evidence: index === 0 ? 'screen' : 'report_config',
  }))
  expect((await open({ categoryId: both.id, attachments })).status).toBe(201)
  await desk.as('admin').patch(none.url, { settings: {} })
  expect((await open({ categoryId: none.id, attachments: [] })).status).toBe(422)
})

test('IN-3: given a case by phone without a screen, it is taken and flagged for review', async () => {
  const { users, organizations } = desk.given
  const body = await aCase(desk, 'agent', {
    attachments: [],
    channel: 'phone',
    organizationId: organizations.a.id,
    requesterId: users.requesterA.id,
  })
  const taken = await desk.as('agent').post('/tickets', body)

  expect(taken.status).toBe(201)
  expect(taken.body).toMatchObject({ evidenceMissing: ['screen'], flags: { evidence: true } })
})

test('IN-2: given the rule of module and case, when a case is opened its subject is composed of both', async () => {
  const opened = await open({ summary: 'Factura mal cargada en la caja dos' })

  expect(opened.body.subject).toBe('FACTURACIÓN, Factura mal cargada en la caja dos')
})

test('IN-2: given the rule of module and case, when the summary says nothing it is refused beside its field, and nothing is stored', async () => {
  const count = async () =>
    (await desk.as('keyUserA').get('/tickets?limit=200')).body.items.length as number
  const before = await count()
  for (const summary of ['Urgente', '¿Qué pasaría?', 'Ayuda por favor']) {
    const refused = await open({ summary })
    expect([refused.status, refused.body.code]).toEqual([422, 'subject_rule'])
    expect(paths(refused)).toEqual(['summary without_content'])
  }
  expect(await count()).toBe(before)
})

// From here on the desk has other rules.
test('IN-2: given a desk whose list of refused subjects is its own, or that has no such rule, that is what is judged', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, subjectsRefused: ['lento otra vez'], evidence: 'off' },
  }))
  expect((await open({ summary: 'Lento otra vez' })).body.code).toBe('subject_rule')
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, subjectRule: 'off' },
  }))
  const free = await open({ summary: 'Urgente', attachments: [] })
  expect([free.status, free.body.subject]).toEqual([201, 'Urgente'])
})

test('IN-3: given a desk that does not look at evidence, a case without a screen is taken and not flagged', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    intake: { ...policy.intake, evidence: 'off' },
  }))
  const taken = await open({ attachments: [], summary: 'Otra pantalla en blanco al guardar' })

  expect([taken.status, taken.body.evidenceMissing]).toEqual([201, []])
})
