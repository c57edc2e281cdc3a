import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { rateLimitKey, rateLimits } from './rate-limit.ts'

test('requests count by address, of IPv6 by network, and by none where the browser went away', () => {
  expect(rateLimitKey({ ip: '203.0.113.7' })).toBe('203.0.113.7')
  expect(rateLimitKey({ ip: '::ffff:203.0.113.7' })).toBe('203.0.113.7')
  expect(rateLimitKey({ ip: '2001:db8::1' })).toBe(rateLimitKey({ ip: '2001:DB8::2' }))
  expect(rateLimitKey({ ip: undefined })).toBe('gone')
})

test('a browser that goes away before its request is counted is no error', async () => {
  const app = Fastify()
  onTestFinished(() => app.close())
  let failed: Error | undefined
  const answered = Promise.withResolvers<unknown>()
  app.addHook('onRequest', async ({ socket }) => {
    socket.destroy()
    await once(socket, 'close')
  })
  app.addHook('onError', async (_request, _reply, error) => {
    failed = error
    answered.resolve(error)
  })
  await app.register(rateLimit, rateLimits)
  app.get('/', async () => answered.resolve('handled'))
  await app.listen({ host: '127.0.0.1', port: 0 })

  const browser = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  browser.on('error', () => undefined)
  browser.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n')
  await answered.promise
  expect(failed).toBeUndefined()
})
