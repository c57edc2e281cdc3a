import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../ids.ts'
import { createMailDelivery } from '../modules/mails/mail-delivery.service.ts'
import { mails } from '../modules/mails/mails.tables.ts'
import { outbox } from '../modules/outbox/outbox.tables.ts'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { setupForTest, type TestApp } from '../testing/test-app.ts'
import { inEveryDesk } from './desks.service.ts'
import { runDue } from './runner.ts'

/** Runs everything due, minute by minute, as long as the pauses of an event may take. */
async function pass(desk: TestApp, minutes: number) {
  for (let minute = 0; minute < minutes; minute++) {
    await runDue(desk.services.jobs, desk.clock.now())
    desk.clock.advanceMinutes(1)
  }
}

test('F21: an event of which no mail can be made is tried five times, set aside, told of, and repeated on request', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const id = await putPoison(desk)
  for (let index = 0; index < 3; index++) await givenCase(desk, 'requesterA')

  await pass(desk, 1)
  const neighbours = desk.mails.length
  await pass(desk, 17)
  const after = await findRow(desk, id)
  const list = await desk.as('admin').get('/mails?status=failed')
  const [told] = list.body.items
  const refused = await desk.as('agent').post(`/mails/${told.id}/retry`, {})
  await repair(desk, id)
  const repeated = await desk.as('admin').post(`/mails/${told.id}/retry`, {})
  await pass(desk, 1)

  expect(neighbours).toBeGreaterThan(5)
  expect(after).toMatchObject({
    attempts: 5,
    dispatchedAt: null,
    payload: { messageId: 'not an id' },
  })
  expect(after?.setAsideAt).not.toBeNull()
  expect(list.body.items).toHaveLength(1)
  expect(told).toMatchObject({ subject: 'message.added', template: 'event_failed' })
  expect(refused.status).toBe(403)
  expect(repeated.status).toBe(200)
  expect((await findRow(desk, id))?.dispatchedAt).not.toBeNull()
}, 60_000)

test('F21: a mail that makes the program fail is given up after five times, its neighbours leave at once, and it can be repeated', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  await givenCase(desk, 'requesterA')
  const { outboxRelay } = desk.services.jobs
  while (await outboxRelay.relayOnce());
  const [poison] = await desk.inDesk((tx) => tx.db.select().from(mails))
  let isPoison = true
  let failures = 0
  const sent: string[] = []
  const delivery = createMailDelivery({
    ...desk,
    from: 'Mesa <mesa@localhost>',
    isDemo: false,
    mailOut: {
      send: async ({ messageId }) => {
        if (isPoison && messageId === poison!.messageId) {
          failures += 1
          throw new Error('the composer broke')
        }
        sent.push(messageId)
        return { kind: 'sent' }
      },
      close: () => undefined,
    },
  })
  const deliver = async () => {
    while (await delivery.deliverOnce());
    desk.clock.advanceMinutes(20)
  }

  await deliver()
  const neighbours = sent.length
  for (let round = 0; round < 10; round++) await deliver()
  const seen = await desk.as('admin').get(`/mails/${poison!.id}`)
  isPoison = false
  const repeated = await desk.as('admin').post(`/mails/${poison!.id}/retry`, {})
  await deliver()
  const twice = await desk.as('admin').post(`/mails/${poison!.id}/retry`, {})

  expect(neighbours).toBeGreaterThan(0)
  expect(failures).toBe(5)
  expect(seen.body).toMatchObject({ status: 'failed', attempts: 5 })
  expect(seen.body.lastError).toContain('the composer broke')
  expect(repeated.body.status).toBe('queued')
  expect(sent).toContain(poison!.messageId)
  expect(twice).toMatchObject({ status: 409, body: { code: 'mail_not_repeatable' } })
})

test('F21: a desk in which a job fails holds no other desk up, and the failure is told', async () => {
  const seen: string[] = []
  const ids = ['one', 'two', 'three']
  const db = {
    directory: async () => ids.map((id) => ({ id })),
    transaction: async ({ tenantId }: { tenantId: string }) => {
      seen.push(tenantId)
      if (tenantId === 'two') throw new Error('poison')
      return false
    },
  }

  await expect(inEveryDesk(db as never, async () => false)).rejects.toThrow('poison')
  expect(seen).toEqual(ids)
})

/** An event that names its message by what is no id: no reader of it can work. */
async function putPoison(desk: TestApp): Promise<string> {
  const { id: ticketId } = await givenCase(desk, 'requesterA')
  return desk.inDesk(async (tx) => {
    const [real] = await tx.db.select().from(outbox).where(eq(outbox.ticketId, ticketId))
    const id = newId(desk.clock.now())
    const { position: _position, ...row } = real!
    const payload = { messageId: 'not an id' }
    await tx.db.insert(outbox).values({ ...row, id, type: 'message.added', payload })
    return id
  })
}

const findRow = (desk: TestApp, id: string) =>
  desk.inDesk(async (tx) => (await tx.db.select().from(outbox).where(eq(outbox.id, id)))[0])

/** Whoever mended the program or its data. */
const repair = (desk: TestApp, id: string) =>
  desk.inDesk(async (tx) => {
    await tx.db
      .update(outbox)
      .set({ payload: { mended: true } })
      .where(eq(outbox.id, id))
  })
