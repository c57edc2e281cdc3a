import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { sessions } from '../identity/identity.tables.ts'
import { publish } from '../outbox/outbox.service.ts'

let desk: TestApp
let origin = ''
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  origin = `http://127.0.0.1:${(desk.app.server.address() as AddressInfo).port}`
})
afterAll(() => desk.close())

type Who = keyof TestApp['given']['users']
type Event = { id: string; type: string; ticketNumber: number | null; ticketId: string | null }

async function listen(who: Who, headers: Record<string, string> = {}) {
  const { id, sessionId } = desk.given.users[who]
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const leaving = new AbortController()
  const response = await fetch(`${origin}/api/v1/stream`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: leaving.signal,
  })
  const events: Event[] = []
  let place: string | undefined
  let isOpen = true
  let rest = ''
  const reading = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body!) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        place = /^id: (\S+)$/m.exec(block)?.[1] ?? place
        const [, eventId, data] = /^id: (\S+)\ndata: (.*)$/.exec(block) ?? []
        if (eventId && data) events.push({ id: eventId, ...JSON.parse(data) })
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => {
      isOpen = false
    })
  const leave = async () => {
    leaving.abort()
    await reading
  }
  onTestFinished(leave)
  // The first poll fixes where "now" is.
  await sleep(600)
  return { response, events, leave, isOpen: () => isOpen, place: () => place }
}

const until = async (isDone: () => boolean, ms = 4000) => {
  for (let waited = 0; waited < ms && !isDone(); waited += 25) await sleep(25)
}

test('the stream tells each reader of the cases they may read, and nobody else', async () => {
  const streams = {
    agent: await listen('agent'),
    keyUserA: await listen('keyUserA'),
    otherRequesterA: await listen('otherRequesterA'),
    keyUserB: await listen('keyUserB'),
    viewer: await listen('viewer'),
  }
  const { number, id } = await givenCase(desk, 'requesterA')
  await until(() => streams.agent.events.length > 0 && streams.keyUserA.events.length > 0)
  await sleep(500)

  expect(streams.agent.response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const opened = streams.keyUserA.events.find(({ type }) => type === 'ticket.opened')
  expect(opened).toEqual({
    id: expect.stringMatching(/^\d+-\d+$/),
    type: 'ticket.opened',
    ticketNumber: number,
    ticketId: id,
    organizationId: desk.given.organizations.a.id,
    at: expect.any(String),
  })
  expect(streams.agent.events.map(({ type }) => type)).toContain('ticket.opened')
  for (const who of ['otherRequesterA', 'keyUserB', 'viewer'] as const)
    expect(streams[who].events, who).toEqual([])
})

test('CV-2: a note is news for the desk only', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const agent = await listen('otherAgent')
  const customer = await listen('requesterA')
  const post = (kind: string) =>
    desk.as('agent').post(`/tickets/${number}/messages`, { kind, body: 'Reviso la traza.' })
  await post('note')
  await post('reply')
  await until(() => customer.events.some(({ type }) => type === 'message.added'))

  expect(agent.events.map(({ type }) => type)).toContain('note.added')
  expect(customer.events.map(({ type }) => type)).not.toContain('note.added')
  expect(customer.events.map(({ type }) => type)).toContain('message.added')
})

test('Last-Event-ID resumes: what happened meanwhile arrives once, in order', async () => {
  const first = await listen('keyUserA')
  await givenCase(desk, 'requesterA')
  await until(() => first.events.length > 0)
  await sleep(500)
  const seen = first.events.at(-1)!
  await first.leave()
  const missed = [await givenCase(desk, 'requesterA'), await givenCase(desk, 'requesterA')]
  const second = await listen('keyUserA', { 'last-event-id': seen.id })
  await until(() => second.events.length >= 2)
  await sleep(500)

  const opened = second.events.filter(({ type }) => type === 'ticket.opened')
  expect(opened.map(({ ticketNumber }) => ticketNumber)).toEqual(missed.map(({ number }) => number))
  expect(new Set(second.events.map(({ id }) => id)).size).toBe(second.events.length)
})

test('a reader whose node ends before any news can resume too: it was told where it began', async () => {
  const first = await listen('keyUserA')
  await until(() => first.place() !== undefined)
  await first.leave()
  const missed = await givenCase(desk, 'requesterA')
  const second = await listen('keyUserA', { 'last-event-id': first.place() ?? '' })
  await until(() => second.events.length > 0)

  expect(first.events).toEqual([])
  const opened = second.events.filter(({ type }) => type === 'ticket.opened')
  expect(opened.map(({ ticketNumber }) => ticketNumber)).toEqual([missed.number])
})

test('an event of a slow transaction is not lost behind a faster, later one', async () => {
  const organizationId = desk.given.organizations.a.id
  const reader = await listen('keyUserA')
  const say = (type: string, pauseMs: number) =>
    desk.inDesk(async (tx) => {
      await publish(tx, { type, payload: {}, organizationId, at: desk.clock.now() })
      await sleep(pauseMs)
    })
  const slow = say('organization.slow', 1200)
  await sleep(200)
  await say('organization.fast', 0)
  await slow
  await until(() => reader.events.length >= 2)

  expect(reader.events.map(({ type }) => type)).toEqual(['organization.slow', 'organization.fast'])
})

test('A15: a revoked session is disconnected within about a second', async () => {
  const reader = await listen('backupA')
  expect(reader.isOpen()).toBe(true)

  await desk.inDesk((tx) =>
    tx.db
      .update(sessions)
      .set({ revokedAt: desk.clock.now(), revokedBecause: 'logout' })
      .where(eq(sessions.id, desk.given.users.backupA.sessionId)),
  )
  const started = performance.now()
  await until(() => !reader.isOpen())

  expect(reader.isOpen()).toBe(false)
  expect(performance.now() - started).toBeLessThan(2500)
})

test('without a session the stream is 401', async () => {
  expect((await desk.with().get('/stream')).status).toBe(401)
})
