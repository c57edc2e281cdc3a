// The yardstick of docs/performance.md: the same SQL on the same database with nothing around it.
// fastify is the API's own: the root package does not depend on it.
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import Fastify from '../../../packages/api/node_modules/fastify/fastify.js'
import { logWork } from './log-work.ts'
import { openCase } from './open-case.ts'
import { caseText, conversationText, countText, queueText } from './queries.ts'

const [url, tenantId] = process.argv.slice(2) as [string, string]
const pool = new pg.Pool({ connectionString: url, max: 20 })
const app = Fastify({ logger: false })

app.get('/api/v1/tickets', async () => {
  const { rows } = await pool.query({ name: 'queue', text: queueText, values: [tenantId] })
  return { items: rows, nextCursor: null }
})

app.get('/api/v1/tickets/counts', async () => {
  const { rows } = await pool.query({ name: 'count', text: countText, values: [tenantId] })
  return rows[0]
})

app.get<{ Params: { ref: string } }>('/api/v1/tickets/:ref', async ({ params }) => {
  const values = [tenantId, Number(params.ref)]
  return (await pool.query({ name: 'case', text: caseText, values })).rows[0]
})

app.get<{ Params: { ref: string } }>('/api/v1/tickets/:ref/messages', async ({ params }) => {
  const values = [tenantId, Number(params.ref)]
  const { rows } = await pool.query({ name: 'conversation', text: conversationText, values })
  return { items: rows, nextCursor: null }
})

app.post<{ Body: Record<string, string> }>('/api/v1/tickets', async ({ body }, reply) => {
  const number = await openCase(pool, { tenantId, body, id: randomUUID() })
  return reply.code(201).send({ number })
})

const { rows: staff } = await pool.query("select id from users where kind = 'staff' limit 1")
const userId = String(staff[0]?.id)

type Work = { Params: { ref: string }; Body: { minutes: number } }

app.post<Work>('/api/v1/tickets/:ref/worklogs', async ({ params, body }, reply) => {
  const work = { tenantId, userId, number: Number(params.ref), minutes: body.minutes }
  const isCharged = await logWork(pool, work)
  return reply.code(isCharged ? 201 : 409).send({ isCharged })
})

const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(`ready: ${address}`)
process.on('SIGTERM', () => void app.close().then(() => pool.end()))
