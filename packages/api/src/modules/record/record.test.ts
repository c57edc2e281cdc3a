import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '@mesa/shared/record/canonical'
import { givenContract, givenStartedCase, upload } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { verifyRecords } from './record-verify.service.ts'
import { textOfPdf } from './testing/pdf-text.ts'
import { runVerifier } from './testing/run-verifier.ts'

const SECRET = 'NOTA-SECRETA'
let desk: TestApp
let story: Awaited<ReturnType<typeof tellStory>>
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  await givenContract(desk, { organization: 'b' })
  story = await tellStory()
})
afterAll(() => desk.close())

/** Opened with a screen, classified, noted, answered, read, consented, worked, solved, accepted. */
async function tellStory() {
  const [customer, agent] = [desk.as('keyUserA'), desk.as('agent')]
  const opened = await givenStartedCase(desk, 'keyUserA', { summary: 'Emisión con «ñ» y acentúa' })
  const url = `/tickets/${opened.number}`
  const noteFile = await upload(desk, 'agent', { name: `${SECRET}.png`, bytes: await secretPng() })
  await agent.post(`${url}/messages`, {
    kind: 'note',
    body: `${SECRET}: cliente difícil`,
    attachmentIds: [noteFile.id],
  })
  const reply = await agent.post(`${url}/messages`, {
    kind: 'reply',
    nature: 'provisional',
    body: 'Señora, la función está **en revisión**: ¿qué año?',
  })
  await customer.post(`${url}/read`, { messageId: reply.body.id })
  await customer.post(`${url}/read`, { messageId: reply.body.id })
  const asked = await agent.post(`${url}/consents`, {
    purpose: 'solution',
    minutes: 180,
    explanation: 'Corregir la serie',
  })
  await customer.post(`/consents/${asked.body.id}/decision`, { decision: 'accept' })
  await agent.post(`${url}/worklogs`, {
    component: 'l1',
    minutes: 90,
    startedAt: '2026-03-04T12:00:00.000Z',
    description: 'Corregí la serie',
  })
  await agent.post(`${url}/messages`, { kind: 'note', body: `${SECRET}: segunda` })
  await agent.post(`${url}/transitions`, {
    action: 'propose',
    nature: 'definitive',
    body: 'Listo.',
  })
  const closed = await customer.post(`${url}/transitions`, { action: 'accept' })
  expect(closed.body.status).toBe('closed')
  return { ...opened, url, noteFile, subject: String(opened['subject']) }
}

/** Another picture than the customer's, so that its hash would betray it. */
async function secretPng() {
  const { default: sharp } = await import('sharp')
  const background = '#123456'
  return sharp({ create: { width: 3, height: 3, channels: 3, background } })
    .png()
    .toBuffer()
}

type Listed = { type: string; chain: string; seq: number; id: string }
async function eventsFor(who: 'keyUserA' | 'agent', query = '') {
  const answer = await desk.as(who).get(`${story.url}/events?limit=200${query}`)
  expect(answer.status).toBe(200)
  return answer.body.items as Listed[]
}

test('EX-1: everything of a story is an event, in its order', async () => {
  const events = await eventsFor('agent', '&chain=public')

  expect(events.map(({ type }) => type)).toEqual([
    'ticket.opened',
    'message.added',
    'state.changed',
    'classification.changed',
    'state.changed',
    'message.added',
    'message.read',
    'state.changed',
    'decision.asked',
    'state.changed',
    'decision.answered',
    'hours.held',
    'work.logged',
    'work.charged',
    'state.changed',
    'solution.proposed',
    'message.added',
    'state.changed',
    'ticket.closed',
    'solution.accepted',
    'hours.released',
  ])
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
})

test('EX-1: pages of events follow a cursor that no other filter accepts', async () => {
  const all = await eventsFor('agent')
  const first = await desk.as('agent').get(`${story.url}/events?limit=10`)
  const cursor = encodeURIComponent(first.body.nextCursor)
  const rest = await desk.as('agent').get(`${story.url}/events?limit=200&cursor=${cursor}`)
  const other = await desk.as('agent').get(`${story.url}/events?chain=desk&cursor=${cursor}`)
  const stranger = await desk.as('supervisor').get(`${story.url}/events?cursor=${cursor}`)

  expect([...first.body.items, ...rest.body.items]).toEqual(all)
  expect([other.body.code, stranger.body.code]).toEqual(['invalid_cursor', 'invalid_cursor'])
})

test('CV-2: a customer has no trace of notes: no event, count, gap, file or chain', async () => {
  const seen = await eventsFor('keyUserA')
  const asked = await eventsFor('keyUserA', '&chain=desk')
  const exported = await desk.as('keyUserA').get(`${story.url}/record.json`)
  const noted = await eventsFor('agent', '&chain=desk')

  expect(noted.filter(({ type }) => type === 'note.added')).toHaveLength(2)
  expect(asked).toEqual([])
  expect(seen).toEqual(await eventsFor('agent', '&chain=public'))
  expect(exported.body.chains.map(({ name }: { name: string }) => name)).toEqual(['public'])
  const text = JSON.stringify([seen, exported.body])
  for (const trace of [
    SECRET,
    story.noteFile.id,
    story.noteFile.sha256,
    'note.added',
    '"name":"desk"',
    'publicHead',
  ])
    expect(text).not.toContain(trace)
  for (const { id } of noted) expect(text).not.toContain(id)
})

test("CV-2: a note changes no byte of the customer's record, and the desk's record grows", async () => {
  const before = await recordOf('keyUserA')
  const ofDesk = await recordOf('agent')
  const note = { kind: 'note', body: `${SECRET}: tercera` }
  expect((await desk.as('agent').post(`${story.url}/messages`, note)).status).toBe(201)

  expect(await recordOf('keyUserA')).toBe(before)
  expect(await recordOf('agent')).not.toBe(ofDesk)
})

test('EX-3: a fresh export of either side verifies offline, in canonical bytes', async () => {
  for (const who of ['keyUserA', 'agent'] as const) {
    const exported = await desk.as(who).get(`${story.url}/record`)
    const verdict = await runVerifier(JSON.stringify(exported.body))

    expect(verdict).toMatchObject({ code: 0 })
    expect(verdict.out).toContain(`valid: case ${story.number}, ${story.subject}`)
    expect(verdict.out.includes('desk chain')).toBe(who === 'agent')
  }
  const raw = await rawRecord('agent')
  expect(canonicalJson(JSON.parse(raw))).toBe(raw)
  expect(await recordOf('agent')).toBe(await recordOf('agent'))
})

test('EX-3: one changed byte of an event, a body, a file or a number is found', async () => {
  const raw = await rawRecord('agent')
  const turned = (from: string, to: string) => {
    expect(raw).toContain(from)
    return runVerifier(raw.replace(from, to))
  }
  const cut = JSON.parse(raw)
  cut.chains[0].events.pop()

  expect(await turned('\\"minutes\\":180', '\\"minutes\\":181')).toMatchObject({
    code: 1,
    out: 'BROKEN: public event 9 (decision.asked): hash is not of its text\n',
  })
  expect((await turned('en revisión', 'en revision')).out).toMatch(
    /^BROKEN: public event 6 \(message\.added\): message .* is not the one it names/,
  )
  expect((await turned(`${SECRET}: segunda`, `${SECRET}: Segunda`)).out).toContain('(note.added)')
  expect((await turned(`"number":${story.number},`, '"number":999,')).code).toBe(1)
  expect((await runVerifier(JSON.stringify(cut))).out).toMatch(/its head is not its last event/)
})

test('A16: another organization, and a colleague without the case, find no record', async () => {
  for (const path of ['events', 'record', 'record.json', 'record.pdf'])
    for (const who of ['keyUserB', 'requesterB', 'requesterA'] as const)
      expect((await desk.as(who).get(`${story.url}/${path}`)).status).toBe(404)
  for (const who of ['viewer', 'commercial'] as const)
    expect((await desk.as(who).get(`${story.url}/record`)).status).toBe(404)
})

test('EX-3: history is refused a change, to the application and to the owner of its tables', async () => {
  const owner = new pg.Client({ connectionString: desk.ownerUrl })
  await owner.connect()
  const changes = [
    'update ticket_events set actor_name = actor_name',
    'delete from ticket_events',
    'truncate ticket_events',
  ]
  try {
    for (const change of changes) {
      await expect(owner.query(change)).rejects.toThrow(/append-only/)
      await expect(desk.db.pool.query(change)).rejects.toMatchObject({ code: '42501' })
    }
  } finally {
    await owner.end()
  }
})

test('EX-3: the paper has number, subject, facts and fingerprint, and no note', async () => {
  const head = (await desk.as('keyUserA').get(`${story.url}/record`)).body.chains[0].head
  for (const who of ['keyUserA', 'agent'] as const) {
    const text = textOfPdf(await bytesOf(who, 'record.pdf'))

    for (const fact of [
      `Caso ${story.number}`,
      story.subject,
      'Mesa del Club',
      'Club A',
      'Señora, la función está',
      'usuario líder',
      'Pidió autorización para usar 3 h',
      'Descontó 1 h 30 min del contrato',
      'Página 1 de',
      head.hash,
    ])
      expect(text).toContain(fact)
    expect(text).not.toContain(SECRET)
    expect(text.split(`Huella ${head.hash}`).length - 1).toBe(
      Number(/Página 1 de (\d+)/.exec(text)?.[1]),
    )
  }
})

test('EX-3: the desk recomputes its ledger and chains, and finds what an owner of the disk changed', async () => {
  const whole = await desk.as('supervisor').get('/audit/verify')
  const refused = await desk.as('agent').get('/audit/verify')
  const inBatches = await desk.inDesk((tx) => verifyRecords(tx, { batchSize: 3 }))
  const [one] = await eventsFor('agent', '&chain=public')
  await asIntruder(desk.ownerUrl, [
    ['update ticket_events set actor_name = $2 where id = $1', [one?.id, 'Otra persona']],
    ["update messages set body = 'nada' where ticket_id = $1 and kind = 'solution'", [story.id]],
  ])
  const broken = await desk.as('admin').get('/audit/verify')

  expect(whole.body).toMatchObject({ valid: true, ledger: { violations: [] } })
  expect(whole.body.records).toMatchObject({ chains: 2, events: 25, broken: [] })
  expect(inBatches).toEqual(whole.body.records)
  expect(refused.status).toBe(403)
  expect(broken.body.valid).toBe(false)
  expect(broken.body.records.broken).toEqual([
    { ticketId: story.id, chain: 'public', seq: 1, reason: 'columns differ from its text' },
    { ticketId: story.id, chain: 'public', seq: 0, reason: expect.stringContaining('message') },
  ])
})

/** What somebody with the disk in their hands could do: change rows past every trigger. */
async function asIntruder(url: string, changes: Array<[text: string, values: unknown[]]>) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query("set session_replication_role = 'replica'")
    for (const [text, values] of changes) await client.query(text, values)
  } finally {
    await client.end()
  }
}

/** The very bytes, which `as` would parse. */
async function bytesOf(who: 'keyUserA' | 'agent', path: string): Promise<Buffer> {
  const { id, sessionId } = desk.given.users[who]
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const answer = await desk.app.inject({
    url: `/api/v1${story.url}/${path}`,
    headers: { authorization: `Bearer ${token}` },
  })
  expect(answer.statusCode).toBe(200)
  return answer.rawPayload
}

const rawRecord = async (who: 'keyUserA' | 'agent') =>
  (await bytesOf(who, 'record.json')).toString()

/** But for the instant of the export. */
const recordOf = async (who: 'keyUserA' | 'agent') =>
  (await rawRecord(who)).replace(/"exportedAt":"[^"]+"/, '')
