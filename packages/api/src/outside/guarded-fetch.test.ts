import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createGuardedFetch, OutsideUnreachable, reasonOf } from './guarded-fetch.ts'
import { isAllowedUrl, isPublicAddress } from './public-addresses.ts'

const strict = { allowsLoopback: false, privateHosts: [] }
const lenient = { allowsLoopback: true, privateHosts: [] }
const get = { method: 'GET', headers: {} }

let server: Server
let origin: string
let asked: string[]
beforeAll(async () => {
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/elsewhere') response.writeHead(302, { location: '/kept' }).end()
    else if (request.url === '/long') response.end(Buffer.alloc(3 * 1024 * 1024))
    else if (request.url !== '/never') response.end('kept')
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const refusedUrls = [
  'http://idp.example.com',
  'file:///etc/passwd',
  'gopher://idp.example.com/1',
  '/etc/passwd',
  'javascript:alert(1)',
  'https://127.0.0.1',
  'https://[::1]',
  'https://[::ffff:127.0.0.1]',
  'https://[::ffff:a00:1]',
  'https://0x7f.1',
  'https://0177.1',
  'https://2130706433',
  'https://0.0.0.0',
  'https://10.1.2.3',
  'https://172.20.0.1',
  'https://192.168.0.1',
  'https://100.64.0.1',
  'https://169.254.169.254',
  'https://[fe80::1]',
  'https://[fd00::1]',
  'https://[64:ff9b::7f00:1]',
  'https://[2002:7f00:1::]',
  'https://localhost',
  'https://localhost.',
  'https://LOCALHOST',
  'https://a.localhost',
  'https://metadata.google.internal',
  'https://printer.local',
  'https://intranet',
  'https://idp.example.com.',
  'https://idp.example.com:25',
  'https://user:pass@idp.example.com',
  'https://idp.example.com/#a',
]

test.each(refusedUrls)('A47, A51: %s is refused before anything is sent', async (url) => {
  expect(isAllowedUrl(url, strict)).toBe(false)
  await expect(createGuardedFetch(strict)(url, get)).rejects.toThrow('address refused')
})

test('public addresses by https are fine, and the operator’s own hosts by name', () => {
  for (const url of [
    'https://accounts.google.com',
    'https://1.1.1.1',
    'https://a.b.co:8443/realms/x',
  ])
    expect(isAllowedUrl(url, strict)).toBe(true)
  expect(isAllowedUrl('https://keycloak.lan', { ...strict, privateHosts: ['keycloak.lan'] })).toBe(
    true,
  )
  expect(isAllowedUrl('http://keycloak.lan', { ...strict, privateHosts: ['keycloak.lan'] })).toBe(
    false,
  )
  expect(isPublicAddress('2606:4700::1111')).toBe(true)
  expect(isPublicAddress('no address')).toBe(false)
})

test('A47: a public name that means a private address is refused at the connection', async () => {
  const resolve = (addresses: string[]) =>
    createGuardedFetch({
      ...strict,
      resolve: (_host, callback) =>
        callback(
          null,
          addresses.map((address) => ({ address, family: 4 })),
        ),
    })
  const { port } = new URL(origin)
  const url = `https://idp.example.com:${port}/rebound`
  for (const addresses of [['127.0.0.1'], ['93.184.216.34', '127.0.0.1']])
    await expect(resolve(addresses)(url, get)).rejects.toThrow('private address')
  expect(asked).not.toContain('/rebound')
})

test('redirects are not followed, long and late answers are given up', async () => {
  const guarded = createGuardedFetch({ ...lenient, timeoutMs: 300 })
  const redirect = await guarded(`${origin}/elsewhere`, get)
  expect(redirect.status).toBe(302)
  expect(asked).not.toContain('/kept')
  expect(await (await guarded(`${origin}/kept`, get)).text()).toBe('kept')

  await expect(guarded(`${origin}/long`, get)).rejects.toThrow('too long')
  await expect(guarded(`${origin}/never`, get)).rejects.toThrow(/abort|timeout/i)
  await expect(createGuardedFetch(strict)(`${origin}/kept`, get)).rejects.toThrow('address refused')
})

test('whoever configured an address is told why it cannot be read', async () => {
  const why = async (url: string, options: Partial<Parameters<typeof createGuardedFetch>[0]>) => {
    const failed = await createGuardedFetch({ ...lenient, ...options })(url, get).catch(
      (error: unknown) => error,
    )
    return failed instanceof OutsideUnreachable ? reasonOf(failed) : failed
  }
  const { port } = new URL(origin)
  const named = `https://idp.example.com:${port}/`
  const none = Object.assign(new Error('none'), { code: 'ENOTFOUND' })
  const loopback = [{ address: '127.0.0.1', family: 4 }]

  expect(await why('http://idp.example.com', {})).toBe('not_public')
  expect(await why(named, { resolve: (_host, tell) => tell(none, []) })).toBe('host_not_found')
  expect(await why(named, { resolve: (_host, tell) => tell(null, []) })).toBe('host_not_found')
  expect(await why(named, { resolve: (_host, tell) => tell(null, loopback) })).toBe(
    'private_address',
  )
  expect(await why(`https://127.0.0.1:${port}/`, {})).toBe('tls_failed')
  expect(await why(`${origin}/never`, { timeoutMs: 200 })).toBe('timed_out')
  expect(await why('http://127.0.0.1:1/', {})).toBe('no_answer')
})
