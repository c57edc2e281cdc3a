import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { setupForTest } from '../testing/test-app.ts'
import { createTracing } from './tracing.ts'

/** Keeps what is sent to it, as text. */
async function startCollector() {
  const received: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(`${request.url} ${Buffer.concat(chunks).toString()}`)
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received }
}

test('P25: a collector gets a span for each request, by its route and without its query', async () => {
  const collector = await startCollector()
  const tracing = await createTracing(collector.endpoint)
  const desk = await setupForTest({ tracing })
  await desk.as('agent').get('/products?limit=7')
  await desk.with().get('/desk/public')
  await tracing.stop()

  const sent = collector.received.join('\n')
  expect(sent).toContain('/v1/traces')
  expect(sent).toContain('/api/v1/products')
  expect(sent).toContain('/api/v1/desk/public')
  expect(sent).toContain('mesa')
  expect(sent).not.toContain('limit=7')
  expect(sent).not.toContain('Bearer')
})
