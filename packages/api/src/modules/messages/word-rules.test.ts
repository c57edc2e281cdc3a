import { PRESETS, type PresetName } from '@mesa/shared/rulebook/presets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { aCase, givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const agent = () => desk.as('agent')
const write = (number: number, body: object) => agent().post(`/tickets/${number}/messages`, body)
const propose = (number: number, more: object = {}) =>
  agent().post(`/tickets/${number}/transitions`, { action: 'propose', body: 'Pruebe', ...more })

test('IN-11: a case carries the contact that was given with it, whoever writes in it corrects the contact, and nothing else', async () => {
  const contact = { name: 'Rita', phone: '+58 212 555 0101', hours: '9 a 12' }
  const { number } = await givenCase(desk, 'requesterA', { contact })
  const patch = (who: 'requesterA' | 'otherRequesterA' | 'agent', body: object) =>
    desk.as(who).patch(`/tickets/${number}`, body)
  const moved = { ...contact, phone: '+58 212 555 0202' }

  expect((await desk.as('agent').get(`/tickets/${number}`)).body.contact).toEqual(contact)
  expect((await patch('requesterA', { contact: moved })).body.contact).toEqual(moved)
  expect((await patch('requesterA', { contact, subject: 'Otro' })).status).toBe(403)
  expect((await patch('otherRequesterA', { contact })).status).toBe(404)
  expect((await patch('agent', { contact: null })).body.contact).toBeNull()
})

test('IN-11: given a call, the desk records it with when it was and how long it took, and the customer reads it', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const call = { at: '2026-03-04T13:30:00.000Z', minutes: 12 }
  const recorded = await write(number, { kind: 'call', body: 'Confirmó el recibo', call })
  await write(number, { kind: 'call', body: 'No contestó' })

  expect(recorded.body).toMatchObject({ kind: 'call', call })
  const { items } = (await desk.as('requesterA').get(`/tickets/${number}/messages`)).body
  expect(items.slice(1)).toMatchObject([{ call }, { call: { minutes: null } }])
})

test('IN-11: given a reply with the data of a call, or a call of tomorrow, it is refused', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const reply = await write(number, { kind: 'reply', body: 'Hola', call: { minutes: 2 } })
  const tomorrow = await write(number, {
    kind: 'call',
    body: 'Hola',
    call: { at: '2026-03-06T13:30:00.000Z' },
  })
  const byCustomer = await desk
    .as('requesterA')
    .post(`/tickets/${number}/messages`, { kind: 'call', body: 'Llamé' })

  expect(reply.body).toMatchObject({ errors: [{ path: 'call', code: 'not_allowed_here' }] })
  expect(tomorrow.body).toMatchObject({ code: 'period_invalid', errors: [{ path: 'call.at' }] })
  expect(byCustomer.status).toBe(403)
})

test('CV-9: given progress that the desk told, the last one is the headline of the case for both sides', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  expect((await agent().get(`/tickets/${number}`)).body.headline).toBeNull()
  await write(number, { kind: 'progress', body: 'Hecho: respaldo. Sigue: corregir. Hoy.' })
  const last = await write(number, { kind: 'progress', body: 'Hecho: corregido. Sigue: probar.' })
  await write(number, { kind: 'reply', body: 'Gracias por esperar' })

  const headline = {
    messageId: last.body.id,
    body: 'Hecho: corregido. Sigue: probar.',
    author: 'Ana Agente',
    at: last.body.createdAt,
  }
  expect((await desk.as('requesterA').get(`/tickets/${number}`)).body.headline).toEqual(headline)
  expect((await agent().get(`/tickets/${number}`)).body.headline).toEqual(headline)
})

test('CV-9: a progress message is the desk`s, and an internal note is never a headline', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const refused = await desk
    .as('requesterA')
    .post(`/tickets/${number}/messages`, { kind: 'progress', body: 'Ya casi' })
  await write(number, { kind: 'note', body: 'Solo nosotros' })

  expect(refused.status).toBe(403)
  expect((await desk.as('requesterA').get(`/tickets/${number}`)).body.headline).toBeNull()
})

test('CV-3: given a desk where it may be said, an answer goes out with or without its nature', async () => {
  const { number } = await givenStartedCase(desk)
  const plain = await write(number, { kind: 'reply', body: 'Lo vemos' })
  const marked = await write(number, { kind: 'reply', body: 'Así', nature: 'provisional' })

  expect([plain.body.nature, marked.body.nature]).toEqual([null, 'provisional'])
  expect((await propose(number)).status).toBe(200)
})

test('CV-3: given a desk where it must be said, a reply and a solution without it are refused, and a question and a note are not', async () => {
  const { number } = await givenStartedCase(desk)
  await changePolicy(desk, (policy) => ({ ...policy, answers: { nature: 'required' } }))
  const refused = [await write(number, { kind: 'reply', body: 'Listo' }), await propose(number)]
  const note = await write(number, { kind: 'note', body: 'Revisar' })
  const answered = await write(number, { kind: 'reply', body: 'Listo', nature: 'definitive' })
  const proposed = await propose(number, { nature: 'provisional' })

  for (const { body } of refused)
    expect(body).toMatchObject({
      status: 422,
      code: 'nature_required',
      errors: [{ path: 'nature', code: 'required' }],
    })
  expect([note.status, answered.status, proposed.status]).toEqual([201, 201, 200])
})

test('CV-3: given an answer that was marked, its customer reads whether it is definitive or provisional', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await write(number, { kind: 'reply', body: 'Use el otro menú', nature: 'provisional' })
  await write(number, { kind: 'reply', body: 'Ya está corregido', nature: 'definitive' })

  const { items } = (await desk.as('requesterA').get(`/tickets/${number}/messages`)).body
  expect(items.slice(1).map((one: { nature: string }) => one.nature)).toEqual([
    'provisional',
    'definitive',
  ])
})

test('CV-9: given progress of a case, its customer gets it by mail', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0
  await write(number, { kind: 'progress', body: 'Hecho: respaldo. Sigue: corregir.' })
  await runDue(desk.services.jobs, desk.clock.now())

  expect(desk.mails.map(({ to, text }) => [to.address, text])).toEqual([
    [desk.given.users.requesterA.email, expect.stringContaining('Hecho: respaldo')],
  ])
})

test('CN-6: given presets whose documents name their channels, a phone call opens a case where theirs does and is refused where it does not', async () => {
  const call = async (preset: PresetName) => {
    const { channels } = PRESETS[preset]
    await changePolicy(desk, (policy) => ({ ...policy, channels }))
    const body = { ...(await aCase(desk, 'agent')), channel: 'phone', confirmNotDuplicate: true }
    const organizationId = desk.given.organizations.a.id
    return (await agent().post('/tickets', { ...body, organizationId })).status
  }

  expect(await call('public-sector')).toBe(201)
  expect(await call('account-lead')).toBe(201)
  expect(await call('licence-plan')).toBe(422)
  expect(await call('hour-package')).toBe(422)
})

test('CN-6: given a closed channel, opening by it is refused with the open ones and a link, and nothing is stored', async () => {
  await changePolicy(desk, (policy) => ({
    ...policy,
    answers: { nature: 'optional' },
    channels: { open: ['portal'], reply: ['portal'] },
  }))
  const count = async () => (await agent().get('/tickets')).body.items.length
  const before = await count()
  const body = {
    ...(await aCase(desk, 'agent')),
    organizationId: desk.given.organizations.a.id,
    channel: 'phone',
  }
  const refused = await agent().post('/tickets', body)

  expect(refused.body).toMatchObject({
    status: 422,
    code: 'channel_closed',
    channels: ['portal'],
    link: '/casos/nuevo',
  })
  expect(await count()).toBe(before)
  expect((await givenCase(desk)).number).toBeGreaterThan(0)
})

test('CN-6: given a closed channel, a customer`s reply by it is refused with a link to the case, and the desk still writes', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const policy = (reply: Array<'portal' | 'email'>) =>
    changePolicy(desk, (now) => ({ ...now, channels: { ...now.channels, reply } }))
  const reply = () =>
    desk.as('requesterA').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Sigue' })
  const key = await desk.as('admin').post('/api-keys', {
    name: 'ERP del club',
    scopes: ['tickets:read', 'tickets:write'],
    organizationId: desk.given.organizations.a.id,
  })
  const byKey = await desk
    .with(`Bearer ${key.body.apiKey}`)
    .post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Desde el ERP' })

  expect(byKey.body).toMatchObject({ code: 'channel_closed', link: `/casos/${number}` })
  expect((await reply()).status).toBe(201)
  await policy(['email'])
  expect((await reply()).body).toMatchObject({ code: 'channel_closed', channels: ['email'] })
  expect((await write(number, { kind: 'reply', body: 'Seguimos' })).status).toBe(201)
})

test('CV-3: whether an answer is definitive, and whether it asks, is the desk`s to say: a customer`s reply with either is refused beside the field', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  for (const more of [{ nature: 'definitive' }, { asks: true }]) {
    const sent = { kind: 'reply', body: 'Listo', ...more }
    const refused = await desk.as('requesterA').post(`/tickets/${number}/messages`, sent)
    expect(refused.body).toMatchObject({
      status: 400,
      code: 'desk_only_field',
      errors: [{ path: Object.keys(more)[0], code: 'not_allowed_here' }],
    })
  }
})
