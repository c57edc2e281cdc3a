import { expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest } from '../../testing/test-app.ts'
import { createMailDelivery } from './mail-delivery.service.ts'

test('CV-6: a reply whose mail was refused answered nothing: its clock goes on from its start, and the desk is told', async () => {
  const { desk, deliver, path, read } = await givenRefusal()
  const opened = await read()
  await desk.as('agent').post(`${path}/messages`, { kind: 'reply', body: 'Estamos en ello.' })
  const answered = await read()
  await deliver()
  const bounced = await read()
  const told = async (who: 'agent' | 'keyUserA') =>
    (await desk.as(who).get(`${path}/events?limit=200`)).body.items.filter(
      ({ type }: { type: string }) => type === 'mail.bounced',
    )
  await deliver()

  expect(opened.sla.firstReply.state).toBe('running')
  expect(answered.sla.firstReply.state).toBe('met')
  expect(bounced.sla.firstReply).toMatchObject({
    state: 'running',
    dueAt: opened.sla.firstReply.dueAt,
  })
  expect(await told('agent')).toMatchObject([{ payload: { recipients: 1 } }])
  expect(await told('keyUserA')).toEqual([])
  expect(desk.mails.map(({ subject }) => subject)).toContainEqual(
    expect.stringMatching(/su mensaje no llegó/),
  )
}, 40_000)

test('CV-6: read in the portal first, the same words arrived', async () => {
  const { desk, deliver, path, read } = await givenRefusal()
  const reply = { kind: 'reply', body: 'Estamos en ello.' }
  const said = await desk.as('agent').post(`${path}/messages`, reply)
  await desk.as('keyUserA').post(`${path}/read`, { messageId: said.body.id })
  await deliver()

  expect((await read()).sla.firstReply.state).toBe('met')
}, 40_000)

test('CV-4: a question that did not arrive closes nothing', async () => {
  const { desk, deliver, path, read } = await givenRefusal()
  const ask = { kind: 'reply', body: '¿Qué versión usa?', asks: true }
  await desk.as('agent').post(`${path}/messages`, ask)
  const asked = await read()
  await deliver()
  const bounced = await read()
  await desk.with().put('/test/clock', { now: '2026-03-20T14:00:00.000Z' })

  expect(asked.autoCloseAt).toBe('2026-03-06T21:00:00.000Z')
  expect(bounced.autoCloseAt).toBe(null)
  expect((await read()).status).toBe('waiting_customer')
}, 40_000)

/** A started case, and a mail server that refuses its customer for good. */
async function givenRefusal() {
  const desk = await setupForTest()
  const delivery = createMailDelivery({
    db: desk.db,
    clock: desk.clock,
    from: 'mesa@club.example',
    isDemo: true,
    mailOut: {
      send: async (mail) => {
        if (mail.to.address.startsWith('keyusera'))
          return { kind: 'permanent', reason: '550 5.1.1 no such user' }
        desk.mails.push(mail)
        return { kind: 'sent' }
      },
      close: () => undefined,
    },
  })
  await givenContract(desk)
  const { number } = await givenStartedCase(desk)
  const { outboxRelay } = desk.services.jobs
  const path = `/tickets/${number}`
  const deliver = async () => {
    while (await outboxRelay.relayOnce());
    while (await delivery.deliverOnce());
    // What the failure itself tells.
    while (await outboxRelay.relayOnce());
    while (await delivery.deliverOnce());
  }
  await deliver()
  return { desk, deliver, path, read: async () => (await desk.as('agent').get(path)).body }
}
