import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, givenContract, upload } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

test('IN-1: a case gets its number, its composed subject and its first-reply clock at once', async () => {
  const opened = await desk
    .as('keyUserA')
    .post('/tickets', await aCase(desk, 'keyUserA', { summary: 'Recibo mal cargado en caja' }))

  expect(opened.status).toBe(201)
  expect(opened.body).toMatchObject({
    subject: 'FACTURACIÓN, Recibo mal cargado en caja',
    status: 'received',
    waitingOn: 'desk',
    coverage: 'contract',
  })
  expect(opened.body.number).toBeGreaterThan(0)
  expect(opened.body.sla.firstReply).toEqual({
    targetMinutes: 1440,
    elapsedMinutes: 0,
    finishedAt: null,
    state: 'running',
    dueAt: expect.stringMatching(/^2026-03-09T14:00:/),
  })
  expect(opened.body).not.toHaveProperty('flags')
})

test('IN-2: a subject without content is refused with its field', async () => {
  const refused = await desk
    .as('keyUserA')
    .post('/tickets', await aCase(desk, 'keyUserA', { summary: '¡Urgente!' }))

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'subject_rule', errors: [{ path: 'summary' }] })
})

test('IN-3: a case without a screen is refused, and nothing is stored', async () => {
  const before = await desk.as('keyUserA').get('/tickets')
  const refused = await desk
    .as('keyUserA')
    .post('/tickets', await aCase(desk, 'keyUserA', { attachments: [] }))
  const after = await desk.as('keyUserA').get('/tickets')

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'evidence_required', evidenceMissing: ['screen'] })
  expect(after.body.items.length).toBe(before.body.items.length)
})

test('IN-5: a look-alike is shown, and a confirmed new case is taken', async () => {
  const body = await aCase(desk, 'keyUserA', {
    summary: 'Cuota extraordinaria duplicada para socios vitalicios',
  })
  await desk.as('keyUserA').post('/tickets', body)
  const again = await aCase(desk, 'keyUserA', {
    summary: 'Cuota extraordinaria duplicada para socios vitalicios',
  })
  const asked = await desk.as('keyUserA').post('/tickets', again)
  const confirmed = await desk
    .as('keyUserA')
    .post('/tickets', { ...again, confirmNotDuplicate: true })

  expect(asked.status).toBe(409)
  expect(asked.body).toMatchObject({
    code: 'possible_duplicate',
    candidates: [{ subject: 'FACTURACIÓN, Cuota extraordinaria duplicada para socios vitalicios' }],
  })
  expect(confirmed.status).toBe(201)
})

test('EN-1: an organization without a contract is refused and told why', async () => {
  const refused = await desk.as('keyUserB').post('/tickets', await aCase(desk, 'keyUserB'))

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'not_entitled', reason: 'no_contract' })
})

test('A78: a customer cannot choose organization, requester, channel or type', async () => {
  for (const field of [
    { organizationId: desk.given.organizations.b.id },
    { requesterId: desk.given.users.keyUserB.id },
    { channel: 'phone' },
    { type: 'change' },
  ]) {
    const refused = await desk.as('keyUserA').post('/tickets', { ...(await aCase(desk)), ...field })
    expect(refused.status).toBe(400)
    expect(refused.body.code).toBe('desk_only_field')
  }
})

test('IN-3: an agent opens by phone without evidence, and the case is flagged', async () => {
  const opened = await desk.as('agent').post('/tickets', {
    ...(await aCase(desk, 'agent')),
    attachments: [],
    organizationId: desk.given.organizations.a.id,
    requesterId: desk.given.users.requesterA.id,
    channel: 'phone',
  })

  expect(opened.status).toBe(201)
  expect(opened.body).toMatchObject({
    channel: 'phone',
    flags: { evidence: true },
    evidenceMissing: ['screen'],
  })
})

test('A22: a file staged by somebody else cannot be attached', async () => {
  const foreign = await upload(desk, 'keyUserB')
  const refused = await desk
    .as('keyUserA')
    .post(
      '/tickets',
      await aCase(desk, 'keyUserA', { attachments: [{ id: foreign.id, evidence: 'screen' }] }),
    )

  expect(refused.status).toBe(422)
  expect(refused.body.code).toBe('attachment_unusable')
})

test('P2: the same key opens one case and answers the same; another body is refused', async () => {
  const body = await aCase(desk)
  const send = (payload: object) =>
    desk.as('keyUserA').post('/tickets', payload, { 'idempotency-key': 'open-1' })
  const answers = await Promise.all([send(body), send(body), send(body), send(body)])
  const other = await send({ ...body, summary: 'Otra cosa completamente distinta' })

  expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201])
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(other.status).toBe(422)
  expect(other.body.code).toBe('idempotency_key_reused')
})
