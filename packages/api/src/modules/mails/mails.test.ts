import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import type { MailOutcome, OutgoingMail } from '../../outside/mail-out.ts'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { publish } from '../outbox/outbox.service.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { users } from '../people/people.tables.ts'
import { createMailDelivery } from './mail-delivery.service.ts'

let desk: TestApp
beforeEach(async () => {
  desk = await setupForTest({ config: { publicUrl: 'https://mesa.example' } })
  await givenContract(desk)
})

const run = () => runDue(desk.services.jobs, desk.clock.now())
/** Runs everything due and answers the mails that this sent, by recipient. */
async function mailsOf(act: () => Promise<unknown>) {
  await run()
  desk.mails.length = 0
  await act()
  await run()
  return desk.mails.map((mail) => ({ ...mail, to: mail.to.address }))
}
const addressOf = (name: keyof TestApp['given']['users']) => desk.given.users[name].email

test('IN-9: the customer is told the number at once, and the responsible agent of the new case', async () => {
  let opened = { number: 0 }
  const mails = await mailsOf(async () => {
    opened = await givenCase(desk, 'requesterA')
  })

  expect(mails.map(({ to }) => to).toSorted()).toEqual([
    addressOf('agent'),
    addressOf('requesterA'),
  ])
  const received = mails.find(({ to }) => to === addressOf('requesterA'))!
  expect(received.subject).toContain(`Recibimos su caso ${opened.number}`)
  expect(received.text).toContain(`https://mesa.example/casos/${opened.number}`)
  expect(received.messageId).toMatch(/^<[0-9a-f-]{36}\.case_opened\.[0-9a-f-]{36}@mesa\.example>$/)
})

test('CV-2: a note mails nobody; a reply mails the customer its text, escaped', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const post = (body: object) => desk.as('agent').post(`/tickets/${number}/messages`, body)
  const afterNote = await mailsOf(() => post({ kind: 'note', body: 'El cliente no entiende.' }))
  const afterReply = await mailsOf(() =>
    post({ kind: 'reply', body: 'Pruebe <b>Emitir</b> & avise.' }),
  )

  expect(afterNote).toEqual([])
  expect(afterReply.map(({ to }) => to)).toEqual([addressOf('requesterA')])
  expect(afterReply[0]!.text).toContain('> Pruebe <b>Emitir</b> & avise.')
  expect(afterReply[0]!.html).toContain('Pruebe &lt;b&gt;Emitir&lt;/b&gt; &amp; avise.')
})

test('HR-6: permission is asked of key users alone, with the hours and a link that decides nothing', async () => {
  const { number } = await givenStartedCase(desk, 'requesterA')
  let asked = { status: 0, body: { id: '' } }
  const mails = await mailsOf(async () => {
    asked = await desk.as('agent').post(`/tickets/${number}/consents`, {
      purpose: 'solution',
      minutes: 210,
      explanation: 'Corregir el cálculo del recibo.',
    })
  })
  const answered = await mailsOf(() =>
    desk.as('keyUserA').post(`/consents/${asked.body.id}/decision`, { decision: 'accept' }),
  )

  expect(asked.status).toBe(201)
  expect(mails.map(({ to }) => to).toSorted()).toEqual([
    addressOf('backupA'),
    addressOf('keyUserA'),
  ])
  expect(mails[0]!.text).toContain('usar 3\u00a0h\u00a030 de su contrato')
  expect(mails[0]!.text).toContain(`https://mesa.example/casos/${number}#decision-${asked.body.id}`)
  expect(answered.map(({ to }) => to)).toEqual([addressOf('agent')])
  expect(answered[0]!.subject).toContain('Permiso dado')
})

test('P16: who is disabled between queueing and sending gets nothing', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  await run()
  desk.mails.length = 0
  await desk.as('agent').post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Ya quedó.' })
  while (await desk.services.jobs.outboxRelay.relayOnce());
  await desk.inDesk((tx) =>
    tx.db
      .update(users)
      .set({ disabledAt: desk.clock.now() })
      .where(eq(users.id, desk.given.users.requesterA.id)),
  )
  await run()
  const log = await desk.as('admin').get(`/mails?ticketNumber=${number}&status=failed`)

  expect(desk.mails).toEqual([])
  expect(log.body.items).toMatchObject([
    { to: addressOf('requesterA'), lastError: 'recipient_not_entitled' },
  ])
})

test('P16: an event relayed twice, or a mail repeated, is one Message-ID', async () => {
  await givenCase(desk, 'requesterA')
  await run()
  const first = desk.mails.map(({ messageId }) => messageId)
  await desk.inDesk((tx) => tx.db.update(outbox).set({ dispatchedAt: null }))
  await run()

  expect(desk.mails.map(({ messageId }) => messageId)).toEqual(first)
  expect(new Set(first).size).toBe(first.length)
})

test('F09: mail waits for its server up to 72 hours with growing pauses, then is shown as failed', async () => {
  const sent: OutgoingMail[] = []
  let outcome: MailOutcome = { kind: 'temporary', reason: '451 greylisted' }
  const delivery = createMailDelivery({
    db: desk.db,
    clock: desk.clock,
    mailOut: { send: async (mail) => (sent.push(mail), outcome), close: () => undefined },
    from: 'Mesa <mesa@club.example>',
    isDemo: true,
  })
  const deliver = async () => {
    while (await delivery.deliverOnce());
  }
  await givenCase(desk, 'requesterA')
  while (await desk.services.jobs.outboxRelay.relayOnce());
  await deliver()
  await deliver()
  const firstRound = sent.length
  desk.clock.advanceMinutes(2)
  await deliver()
  const secondRound = sent.length
  outcome = { kind: 'sent' }
  desk.clock.advanceMinutes(60)
  await deliver()
  const listed = await desk.as('admin').get('/mails')

  expect([firstRound, secondRound, sent.length]).toEqual([2, 4, 6])
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(2)
  expect(listed.body.items).toMatchObject([
    { status: 'sent', attempts: 3 },
    { status: 'sent', attempts: 3 },
  ])

  outcome = { kind: 'temporary', reason: 'connect ECONNREFUSED' }
  await givenCase(desk, 'requesterA')
  while (await desk.services.jobs.outboxRelay.relayOnce());
  await deliver()
  desk.clock.advanceMinutes(73 * 60)
  await deliver()
  const failed = await desk.as('admin').get('/mails?status=failed')

  expect(failed.body.items).toMatchObject([
    { status: 'failed', lastError: 'connect ECONNREFUSED' },
    { status: 'failed', lastError: 'connect ECONNREFUSED' },
  ])
})

test('the token of an invitation leaves outbox and log once its mail is made', async () => {
  const real = await setupForTest({ config: { publicUrl: 'https://mesa.example', isDemo: false } })
  const { id } = real.given.users.requesterA
  await real.inDesk((tx) =>
    publish(tx, {
      type: 'identity.invited',
      payload: { userId: id, token: 'secreto-123' },
      at: real.clock.now(),
    }),
  )
  await runDue(real.services.jobs, real.clock.now())
  const [row] = await real.inDesk((tx) => tx.db.select().from(outbox))
  const { body: list } = await real.as('admin').get('/mails')
  const { body: mail } = await real.as('admin').get(`/mails/${list.items[0].id}`)

  expect(real.mails[0]!.text).toContain('https://mesa.example/invitacion/secreto-123')
  expect(row!.payload).toEqual({ userId: id })
  expect(mail.template).toBe('invitation')
  expect(JSON.stringify(mail)).not.toContain('secreto')
})

test('the log of mails is the administrator’s, in pages', async () => {
  await givenCase(desk, 'requesterA')
  await givenCase(desk, 'requesterA')
  await run()
  const first = await desk.as('admin').get('/mails?limit=3')
  const second = await desk.as('admin').get(`/mails?limit=3&cursor=${first.body.nextCursor}`)

  expect(first.body.items).toHaveLength(3)
  expect(second.body).toMatchObject({ items: [{ template: expect.any(String) }], nextCursor: null })
  for (const who of ['agent', 'supervisor', 'keyUserA'] as const)
    expect((await desk.as(who).get('/mails')).status).toBe(403)
})
