import { createServer, connect, type AddressInfo, type Server } from 'node:net'
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { givenCase, givenContract } from '../testing/given-case.ts'
import { setupForTest, type TestApp } from '../testing/test-app.ts'
import { messages } from '../modules/messages/messages.tables.ts'

test('P2: answers cut after the commit are resolved by the same key, with one effect each', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const { number } = await givenCase(desk)
  const path = `/api/v1/tickets/${number}/messages`
  const { direct, cutting, cuts } = await listen(desk)
  const requests = Array.from({ length: 25 }, (_, index) => ({
    key: randomUUID(),
    body: { kind: 'reply', body: `Corte ${index}` },
  }))

  for (const request of requests) {
    await expect(post(desk, `${cutting}${path}`, request)).rejects.toThrow('fetch failed')
  }
  const answers = await Promise.all(
    requests.map((request) =>
      Promise.all([1, 2, 3].map(() => post(desk, `${direct}${path}`, request))),
    ),
  )
  const reused = await post(desk, `${direct}${path}`, {
    key: requests[0]?.key ?? '',
    body: { kind: 'reply', body: 'Otra cosa' },
  })
  const stored = await desk.inDesk((tx) => tx.db.select().from(messages))

  expect(cuts()).toBe(25)
  expect(stored.filter(({ kind }) => kind === 'reply')).toHaveLength(25)
  for (const [first, ...others] of answers) {
    expect(first?.status).toBe(201)
    for (const other of others) expect(other).toEqual(first)
  }
  expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } })
})

type Request = { key: string; body: object }

async function post(desk: TestApp, url: string, { key, body }: Request) {
  const { id, sessionId } = desk.given.users.keyUserA
  const token = desk.app.jwt.sign({ sid: sessionId, tid: desk.given.tenantId, sub: id })
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': key,
      connection: 'close',
    },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as { code?: string } }
}

/** The API, and a proxy that lets every request in and no answer out. */
async function listen(desk: TestApp) {
  const direct = await desk.app.listen({ host: '127.0.0.1', port: 0 })
  const port = Number(new URL(direct).port)
  let cuts = 0
  const proxy: Server = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    client.on('error', () => server.destroy()).pipe(server)
    // The first byte of an answer comes after the commit.
    server.once('data', () => {
      cuts += 1
      client.destroy()
      server.destroy()
    })
    server.on('error', () => client.destroy())
  })
  await new Promise<void>((settle) => proxy.listen(0, '127.0.0.1', settle))
  onTestFinished(() => void proxy.close())
  const cutting = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  return { direct, cutting, cuts: () => cuts }
}
