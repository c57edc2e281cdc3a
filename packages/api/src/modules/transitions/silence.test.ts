import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startLoop } from '../../jobs/loop.ts'
import { addNode } from '../../testing/faults/nodes.ts'
import { seededRandom } from '../../testing/faults/seeded-random.ts'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { copyCase } from '../timers/testing/copied-cases.ts'
import { readSilence } from './testing/silent-cases.ts'

// In Caracas: asked on Friday at 16:00, warned on Monday at 17:00, closed on Tuesday at 17:00.
const asked = '2026-03-06T20:00:00.000Z'
const warned = '2026-03-09T21:00:00.000Z'
const closes = '2026-03-10T21:00:00.000Z'

test('P12, CV-4: asked on Friday at 16:00, the customer is warned on Monday at 17:00 and the case closes on Tuesday at 17:00', async () => {
  const { desk, path, go, number } = await givenQuestion()
  const { id } = desk.given.organizations.a
  const places = async () => (await desk.as('keyUserA').get(`/organizations/${id}/slots`)).body
  const read = async () => (await desk.as('keyUserA').get(path)).body
  const subjects = () =>
    desk.mails
      .filter(({ to }) => to.address.startsWith('keyusera'))
      .map(({ subject }) => subject)
      .filter((subject) => /cerr/.test(subject))

  const waiting = await read()
  await go(warned, -1)
  const before = subjects()
  await go(warned)
  const after = subjects()
  const open = await places()
  await go(closes, -2)
  const stillOpen = (await read()).status
  await go(closes)
  const closed = await read()
  const events = (await desk.as('keyUserA').get(`${path}/events?limit=200`)).body.items

  expect(waiting).toMatchObject({ status: 'waiting_customer', autoCloseAt: closes })
  expect(before).toEqual([])
  expect(after).toEqual([expect.stringMatching(`caso ${number} se cerrará si no responde`)])
  expect(desk.mails.find(({ subject }) => /cerrará/.test(subject))?.text).toMatch(
    /mar, 10 mar, 17:00/,
  )
  expect(stillOpen).toBe('waiting_customer')
  expect(closed).toMatchObject({
    status: 'closed',
    closeReason: 'silence',
    closedAt: closes,
    autoCloseAt: null,
    waitingOn: 'none',
  })
  expect(subjects()).toEqual([
    ...after,
    expect.stringMatching(`Se cerró el caso ${number} por falta de respuesta`),
  ])
  const told = events.filter(({ type }: { type: string }) =>
    ['silence.warned', 'ticket.closed'].includes(type),
  )
  expect(told).toMatchObject([
    { type: 'silence.warned', at: warned, payload: { closesAt: closes } },
    {
      type: 'ticket.closed',
      at: closes,
      payload: { reason: 'silence', silentSince: expect.any(String) },
      actor: { role: 'system' },
    },
  ])
  expect([open, await places()].map(({ used }) => used)).toEqual([1, 0])
  expect((await desk.as('supervisor').get('/audit/verify')).body).toMatchObject({ valid: true })
}, 40_000)

test('CV-4: a reply one second before the end keeps the case open, and nothing closes it later', async () => {
  const { desk, path, go } = await givenQuestion()

  await go(closes, -1)
  const said = await desk.as('keyUserA').post(`${path}/messages`, { kind: 'reply', body: 'Ya va.' })
  await go(closes, 60)
  const after = (await desk.as('keyUserA').get(path)).body

  expect(said.status).toBe(201)
  expect(after).toMatchObject({ status: 'in_progress', closedAt: null, autoCloseAt: null })
}, 40_000)

test('CV-4: after days without a sweep the end has its instant, and the warning that came too late is not mailed', async () => {
  const { desk, path, go } = await givenQuestion()

  await go(closes, 20 * 3600)
  const events = (await desk.as('agent').get(`${path}/events?limit=200`)).body.items
  const times = events
    .filter(({ type }: { type: string }) => ['silence.warned', 'ticket.closed'].includes(type))
    .map(({ at }: { at: string }) => at)

  expect((await desk.as('agent').get(path)).body.closedAt).toBe(closes)
  expect(times).toEqual([warned, closes])
  expect(desk.mails.filter(({ subject }) => /se cerrará/.test(subject))).toEqual([])
  expect(desk.mails.filter(({ subject }) => /Se cerró/.test(subject))).toHaveLength(1)
}, 40_000)

test('P12, CV-4: 40 replies within two seconds of the end, with two nodes closing: none is committed and closed over', async () => {
  const { desk, id } = await givenQuestion()
  const node = await addNode(desk)
  const ids = await desk.inDesk((tx) => copyCase(tx, id, { count: 40 }))
  const random = seededRandom(11)
  const until = new Date(closes).getTime()
  desk.clock.set(new Date(until - 2500))
  const loops = [desk, node].map(({ services }) =>
    startLoop({
      name: 'timers',
      everyMs: 20,
      round: () => services.jobs.timers.sweepOnce(),
      log: { error: () => undefined },
    }),
  )

  const answers = await Promise.all(
    ids.slice(0, 36).map(async (ticketId, index) => {
      // Most while the cases are being closed, which takes two nodes about a second.
      const offsetMs = index < 10 ? random() * 4000 - 2000 : random() * 1000 - 100
      await sleep(until + offsetMs - desk.clock.now().getTime())
      return reply(index % 2 === 0 ? desk : node, ticketId)
    }),
  )
  await Promise.all(loops.map((loop) => loop.stop()))
  await desk.services.jobs.timers.sweepToEnd()
  const seen = await desk.inDesk((tx) => readSilence(tx, { ids, closesAt: new Date(closes) }))

  const kept = answers.filter((status) => status === 201).length
  expect(answers.filter((status) => status !== 201 && status !== 409)).toEqual([])
  expect(kept).toBeGreaterThan(0)
  expect(seen).toEqual({ answered: kept, closed: 40 - kept, closedOverReply: 0, otherInstant: 0 })
}, 40_000)

/** A node too busy for the moment is asked again, as a browser does. */
async function reply(node: Pick<TestApp, 'as'>, ticketId: string): Promise<number> {
  const body = { kind: 'reply', body: 'Aquí está.' }
  const { status } = await node.as('keyUserA').post(`/tickets/${ticketId}/messages`, body)
  return status === 503 ? reply(node, ticketId) : status
}

/** A case whose question was asked on Friday at 16:00. */
async function givenQuestion() {
  const desk = await setupForTest()
  desk.clock.set(new Date('2026-03-06T14:00:00Z'))
  await givenContract(desk, { openCaseLimit: 3 })
  const { id, number } = await givenStartedCase(desk)
  const path = `/tickets/${number}`
  const go = async (instant: string, plusSeconds = 0) => {
    const now = new Date(new Date(instant).getTime() + plusSeconds * 1000).toISOString()
    const answer = await desk.with().put('/test/clock', { now })
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  }
  await go(asked)
  const body = { kind: 'reply', body: '¿Qué versión usa?', asks: true }
  const said = await desk.as('agent').post(`${path}/messages`, body)
  if (said.status !== 201) throw new Error(JSON.stringify(said.body))
  return { desk, path, id, number, go }
}
