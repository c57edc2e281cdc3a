import { expect, test } from 'vitest'
import { aCase, givenContract, upload } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'

test('HR-6: a case is opened, consented, worked, validated and closed, and every minute is explained', async () => {
  const desk = await setupForTest()
  const { number } = await playMainJob(desk)
  expect(number).toBe(1)
}, 60_000)

test('HR-6, F14: the same behind a pooler, where no transaction finds what another left on its connection', async () => {
  const desk = await setupForTest({ isPooled: true })
  const { pool } = desk.db
  let emptied = 0
  // What each transaction leaves is gone, as if the next had another connection.
  pool.on('release', (_error, client) => {
    emptied += 1
    client.query('discard all').catch(() => undefined)
  })

  await playMainJob(desk)

  const client = await pool.connect()
  const { rows } = await client.query(
    `select current_setting('statement_timeout') as limit, count(p.name)::int as names
     from (select) one left join pg_prepared_statements p on true`,
  )
  client.release()
  expect(rows).toEqual([{ limit: '0', names: 0 }])
  expect(emptied).toBeGreaterThan(50)
}, 60_000)

/** The main job by REST, with the numbers of the ledger's worked example. */
async function playMainJob(desk: TestApp) {
  const contractId = await givenContract(desk, { minutes: 600 })
  const [customer, agent] = [desk.as('keyUserA'), desk.as('agent')]

  const opened = await customer.post('/tickets', await aCase(desk))
  const ticket = `/tickets/${opened.body.number}`
  const started = await start(desk, ticket)
  expect(started.body).toMatchObject({
    status: 'in_progress',
    assigneeId: desk.given.users.agent.id,
    criticality: 'serious',
  })

  await agent.post(`${ticket}/messages`, {
    kind: 'note',
    body: 'NOTA-SECRETA: revisar la secuencia',
  })
  const reply = await agent.post(`${ticket}/messages`, {
    kind: 'reply',
    body: 'Estamos **revisando** los totales.',
    nature: 'provisional',
  })
  expect(reply.body.bodyHtml).toContain('<strong>revisando</strong>')
  const met = await customer.get(ticket)
  expect(met.body.sla.firstReply.state).toBe('met')

  expect(await log(desk, ticket, { component: 'l1', minutes: 95 })).toMatchObject({
    chargedMinutes: 95,
    unchargedMinutes: 0,
  })
  expect(await log(desk, ticket, { component: 'l2', minutes: 40 })).toMatchObject({
    chargedMinutes: 25,
    unchargedMinutes: 15,
    why: 'consent_limit',
  })

  const first = await consent(desk, ticket, { minutes: 180 })
  expect(first.status).toBe(200)
  expect((await customer.get(ticket)).body.hours).toMatchObject({
    consentedMinutes: 180,
    chargedMinutes: 135,
    heldMinutes: 45,
    limitMinutes: 180,
  })
  expect(await log(desk, ticket, { component: 'quality', minutes: 60 })).toMatchObject({
    chargedMinutes: 45,
    unchargedMinutes: 15,
  })
  await consent(desk, ticket, { minutes: 30 })
  expect((await customer.get(ticket)).body.hours).toMatchObject({
    consentedMinutes: 210,
    chargedMinutes: 195,
    unchargedMinutes: 0,
    heldMinutes: 15,
  })

  await customer.post(`${ticket}/read`, { messageId: reply.body.id })
  const seen = await agent.get(`${ticket}/messages`)
  expect(
    seen.body.items.find((one: { id: string }) => one.id === reply.body.id).reads,
  ).toMatchObject([{ name: 'Kelly Clave', count: 1 }])

  const proposed = await agent.post(`${ticket}/transitions`, {
    action: 'propose',
    nature: 'definitive',
    body: 'Quedó corregida la serie.',
  })
  expect(proposed.body.status).toBe('in_validation')
  const todo = await customer.get('/me/todo')
  expect(todo.body.items).toMatchObject([{ kind: 'validation', ticketNumber: opened.body.number }])
  const closed = await customer.post(`${ticket}/transitions`, { action: 'accept' })
  expect(closed.body).toMatchObject({
    status: 'closed',
    waitingOn: 'none',
    hours: { heldMinutes: 0, chargedMinutes: 195 },
  })

  const balance = await customer.get(`/contracts/${contractId}/balance`)
  expect(balance.body).toMatchObject({
    grantedMinutes: 600,
    consumedMinutes: 195,
    heldMinutes: 0,
    expiredMinutes: 0,
    availableMinutes: 405,
    overdraftMinutes: 0,
  })
  const statement = await customer.get(`/contracts/${contractId}/statement`)
  expect(statement.body.lines.at(-1).balanceAfter).toBe(405)

  const theirs = await customer.get(`${ticket}/messages`)
  expect(JSON.stringify([theirs.body, closed.body, todo.body])).not.toContain('NOTA-SECRETA')
  return { number: opened.body.number as number }
}

test('A95: states cannot be skipped, and the answer says what is possible', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const opened = await desk.as('keyUserA').post('/tickets', await aCase(desk))
  const ticket = `/tickets/${opened.body.number}`

  const early = await desk
    .as('agent')
    .post(`${ticket}/transitions`, { action: 'propose', body: 'x' })
  const unclassified = await desk.as('agent').post(`${ticket}/transitions`, { action: 'start' })
  const customer = await desk.as('keyUserA').post(`${ticket}/transitions`, { action: 'start' })
  const byHand = await desk.as('keyUserA').post(`${ticket}/transitions`, { action: 'answer' })
  const without = await desk
    .as('agent')
    .post(`${ticket}/transitions`, { action: 'close', reason: 'porque sí' })

  expect(early.body).toMatchObject({
    status: 409,
    code: 'invalid_transition',
    actions: expect.arrayContaining(['review', 'start', 'cancel']),
  })
  expect(unclassified.body).toMatchObject({ status: 422, code: 'not_classified' })
  expect(customer.status).toBe(403)
  expect(byHand.body).toMatchObject({ status: 409, code: 'invalid_transition' })
  expect(without.body).toMatchObject({ status: 422, code: 'validation_required' })
})

test('CV-4: a question puts the next move on the customer, and any words of theirs give it back', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const opened = await desk.as('keyUserA').post('/tickets', await aCase(desk))
  const ticket = `/tickets/${opened.body.number}`
  await start(desk, ticket)

  await desk
    .as('agent')
    .post(`${ticket}/messages`, { kind: 'reply', body: '¿Qué serie usa?', asks: true })
  const asked = await desk.as('keyUserA').get(ticket)
  const screen = await upload(desk, 'keyUserA')
  const answer = await desk
    .as('keyUserA')
    .post(`${ticket}/messages`, { kind: 'reply', body: 'La serie B.', attachmentIds: [screen.id] })
  const back = await desk.as('keyUserA').get(ticket)

  expect(asked.body).toMatchObject({ status: 'waiting_customer', waitingOn: 'customer' })
  expect(answer.body.attachments).toMatchObject([{ id: screen.id, mediaType: 'image/png' }])
  expect(back.body).toMatchObject({ status: 'in_progress', waitingOn: 'desk' })
})

test('CV-2: a customer can neither write nor read notes', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const opened = await desk.as('keyUserA').post('/tickets', await aCase(desk))
  const ticket = `/tickets/${opened.body.number}`
  const note = await desk
    .as('agent')
    .post(`${ticket}/messages`, { kind: 'note', body: 'solo nosotros' })

  const written = await desk.as('keyUserA').post(`${ticket}/messages`, { kind: 'note', body: 'x' })
  const read = await desk.as('keyUserA').post(`${ticket}/read`, { messageId: note.body.id })
  const list = await desk.as('keyUserA').get(`${ticket}/messages`)

  expect(note.status).toBe(201)
  expect(written.status).toBe(403)
  expect(read.status).toBe(404)
  expect(list.body.items).toHaveLength(1)
})

test('A16: a case of another organization answers exactly like one that does not exist', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const opened = await desk.as('keyUserA').post('/tickets', await aCase(desk))
  const stranger = desk.as('keyUserB')
  const random = '01938f2e-7b1a-7c00-8000-1234567890ab'
  const same = (answer: { body: Record<string, unknown>; status: number }) => ({
    status: answer.status,
    ...answer.body,
    instance: '',
    requestId: '',
  })

  for (const path of ['', '/messages', '/transitions', '/decisions', '/worklogs', '/record']) {
    const theirs = await stranger.get(`/tickets/${opened.body.id}${path}`)
    const none = await stranger.get(`/tickets/${random}${path}`)
    expect(theirs.status).toBe(404)
    expect(same(theirs)).toEqual(same(none))
  }
  expect(
    (await stranger.post(`/tickets/${opened.body.id}/messages`, { kind: 'reply', body: 'hola' }))
      .status,
  ).toBe(404)
  expect((await desk.as('requesterA').get(`/tickets/${opened.body.id}`)).status).toBe(404)
})

test('A20: a role that reads no cases gets no list of them', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  await desk.as('keyUserA').post('/tickets', await aCase(desk))

  for (const role of ['admin', 'viewer', 'commercial', 'technician'] as const) {
    expect((await desk.as(role).get('/tickets')).status).toBe(403)
  }
  expect((await desk.as('agent').get('/tickets')).body.items).toHaveLength(1)
})

async function start(desk: TestApp, ticket: string) {
  const agent = desk.as('agent')
  await agent.post(`${ticket}/transitions`, { action: 'review' })
  await agent.put(`${ticket}/classification`, {
    type: 'support',
    criticality: 'serious',
    level: 'l1',
  })
  return agent.post(`${ticket}/transitions`, { action: 'start' })
}

async function log(desk: TestApp, ticket: string, work: { component: string; minutes: number }) {
  const body = { ...work, startedAt: '2026-03-04T12:00:00.000Z', description: 'Análisis' }
  return (await desk.as('agent').post(`${ticket}/worklogs`, body)).body
}

async function consent(desk: TestApp, ticket: string, { minutes }: { minutes: number }) {
  const asked = await desk
    .as('agent')
    .post(`${ticket}/consents`, { purpose: 'solution', minutes, explanation: 'Corregir la serie' })
  const refused = await desk
    .as('agent')
    .post(`/consents/${asked.body.id}/decision`, { decision: 'accept' })
  expect(refused.status).toBe(403)
  return desk.as('keyUserA').post(`/consents/${asked.body.id}/decision`, { decision: 'accept' })
}
