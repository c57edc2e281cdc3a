import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MessageList } from '@mesa/shared/wire/messages.schema'
import { TicketList, TicketView } from '@mesa/shared/wire/tickets.schema'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { tickets } from './tickets.tables.ts'

// Answers that PostgreSQL writes leave without a serializer: here they are held to the contract.
let desk: TestApp
let plain: { number: number }
let full: { number: number; id: string }
const awkward = 'comillas " barra \\ salto \n tabulador \t línea \u2028 emoji 😀 <b>&</b>'
const away = new Date('2026-03-09T04:59:59.007Z')

beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  plain = await givenCase(desk)
  full = await givenCase(desk, 'keyUserA', {
    contact: { name: awkward, phone: '+58 212 555' },
    affectedUser: { name: 'Ana' },
    previousTicketNumber: plain.number,
  })
  const agent = desk.as('agent')
  await agent.post(`/tickets/${full.number}/messages`, { kind: 'note', body: awkward })
  await agent.post(`/tickets/${full.number}/transitions`, { action: 'review' })
  await desk.inDesk((tx) =>
    tx.db
      .update(tickets)
      .set({
        tags: ['uno', awkward],
        fields: { monto: 12.5, urgente: true, texto: awkward },
        awayUntil: away,
        awayNote: awkward,
        subState: 'x',
        stage: 'y',
        vendorCaseNumber: 'V-1',
      })
      .where(eq(tickets.id, full.id)),
  )
})
afterAll(() => desk.close())

/** The schema with no room for a field it does not name. */
function closed(schema: unknown): object {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk)
    if (part === null || typeof part !== 'object') return part
    const copy = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, walk(value)]))
    return 'properties' in copy ? { ...copy, additionalProperties: false } : copy
  }
  return walk(JSON.parse(JSON.stringify(schema))) as object
}

function complaints(schema: unknown, body: unknown) {
  const ajv = new Ajv({ allErrors: true, strict: false })
  formats.default(ajv)
  const check = ajv.compile(closed(schema))
  check(body)
  return check.errors ?? []
}

const readers = ['agent', 'supervisor', 'keyUserA'] as const

test.each(readers)(
  'CN-5: what SQL says to %s is what the contract says, and no more',
  async (who) => {
    const reader = desk.as(who)
    const list = await reader.get('/tickets?sort=dueAt')
    const one = await reader.get(`/tickets/${full.number}`)
    const said = await reader.get(`/tickets/${full.number}/messages`)

    expect([list.body.items.length, said.body.items.length]).toEqual([
      2,
      who === 'keyUserA' ? 1 : 2,
    ])
    expect(complaints(TicketList, list.body)).toEqual([])
    expect(complaints(TicketView, one.body)).toEqual([])
    expect(complaints(MessageList, said.body)).toEqual([])
    expect(one.headers['content-type']).toBe('application/json; charset=utf-8')
    expect('tags' in one.body).toBe(who !== 'keyUserA')
  },
)

test('a complaint is made of a field the contract does not name, of a missing one and of another form', () => {
  const [schema, good] = [TicketList, { items: [], nextCursor: null }]

  expect(complaints(schema, good)).toEqual([])
  expect(complaints(schema, { ...good, more: 1 })).toHaveLength(1)
  expect(complaints(schema, { items: [] })).toHaveLength(1)
  expect(complaints(schema, { ...good, items: [{ openedAt: '2026-01-01 10:00' }] })).not.toEqual([])
})

test('text, numbers and instants pass through SQL as they were written', async () => {
  const { body } = await desk.as('agent').get(`/tickets/${full.number}`)
  const row = await desk.inDesk(
    async (tx) => (await tx.db.select().from(tickets).where(eq(tickets.id, full.id)))[0],
  )

  expect(body).toMatchObject({
    tags: ['uno', awkward],
    fields: { monto: 12.5, urgente: true, texto: awkward },
    away: { until: away.toISOString(), note: awkward },
    contact: { name: awkward, phone: '+58 212 555' },
    previousTicketNumber: plain.number,
    openedAt: row?.openedAt.toISOString(),
    updatedAt: row?.updatedAt.toISOString(),
    closedAt: null,
    etag: `"${row?.version}"`,
  })
})

test('a row of the list and the case itself agree on every field they share', async () => {
  const agent = desk.as('agent')
  const { body } = await agent.get(`/tickets/${full.number}`)
  const row = (await agent.get('/tickets')).body.items.find(
    (item: { id: string }) => item.id === full.id,
  )
  const { dueAt, dueClock, dueSince, dueCalendarVersionId, isUnread, names, ...shared } = row

  expect(body).toMatchObject(shared)
  expect(body.names).toMatchObject({ organization: names.organization, product: names.product })
  expect([dueAt, dueClock, isUnread]).toEqual([body.sla.firstReply.dueAt, 'firstReply', true])
  expect([dueSince, typeof dueCalendarVersionId]).toEqual([body.openedAt, 'string'])
})

test('a message is the same where it is posted, which Node says, and where it is listed, which SQL says', async () => {
  const agent = desk.as('agent')
  const posted = await agent.post(`/tickets/${plain.number}/messages`, {
    kind: 'reply',
    body: awkward,
    nature: 'provisional',
  })
  const listed = await agent.get(`/tickets/${plain.number}/messages?order=newest`)
  const opening = listed.body.items.at(-1)

  expect(listed.body.items[0]).toEqual(posted.body)
  expect(opening.attachments).toHaveLength(1)
})

test.each(['dueAt', '-openedAt', '-updatedAt'])(
  'pages sorted by %s show every case once, also several states merged',
  async (sort) => {
    const agent = desk.as('agent')
    const filter = `status=received,in_review,in_progress&sort=${sort}`
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body } = await agent.get(`/tickets?${filter}&limit=1${next}`)
      seen.push(...body.items.map((item: { id: string }) => item.id))
      cursor = body.nextCursor
    }
    const whole = await agent.get(`/tickets?${filter}`)

    expect(seen).toEqual(whole.body.items.map((item: { id: string }) => item.id))
    expect(new Set(seen).size).toBe(2)
  },
)
