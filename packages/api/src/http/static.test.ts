import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { addErrorHandler } from './error-handler.ts'
import { addWeb } from './static.ts'

const app = Fastify()
const html = { accept: 'text/html,application/xhtml+xml' }
const script = 'export const a = 1\n'.repeat(200)

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mesa-web-'))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Mesa</title>')
  writeFileSync(join(folder, 'theme.js'), 'var theme')
  writeFileSync(join(folder, 'assets/main-4f2a.js'), script)
  writeFileSync(join(folder, 'assets/main-4f2a.js.map'), '{}')
  writeFileSync(join(folder, '.mesa-built'), 'stamp')
  addErrorHandler(app)
  await addWeb(app, folder)
  return () => app.close()
})

test('the page answers every address a browser navigates to, and is asked for anew', async () => {
  for (const url of ['/', '/casos/1042', '/console/cola?estado=abierto']) {
    const page = await app.inject({ url, headers: html })
    expect([page.statusCode, page.headers['cache-control']]).toEqual([200, 'no-cache'])
    expect(page.body).toContain('<title>Mesa</title>')
  }
})

test('a file named by its hash is kept for ever, and leaves compressed', async () => {
  const url = '/assets/main-4f2a.js'
  const plain = await app.inject({ url })
  const small = await app.inject({ url, headers: { 'accept-encoding': 'br' } })

  expect(plain.body).toBe(script)
  expect(plain.headers['cache-control']).toContain('immutable')
  expect(small.headers['content-encoding']).toBe('br')
  expect(small.rawPayload.length).toBeLessThan(script.length / 2)
  expect((await app.inject({ url: '/theme.js' })).headers['cache-control']).toBe('no-cache')
  expect((await app.inject({ url, method: 'HEAD' })).statusCode).toBe(200)
})

test.each([
  '/api/v1/nada',
  '/api',
  '/assets/main-old.js',
  '/assets/main-4f2a.js.map',
  '/.mesa-built',
  '/assets/main-4f2a.js.br',
  '/assets/..%2f..%2f..%2fetc%2fpasswd',
])('A102: %s is a 404 problem', async (url) => {
  const answer = await app.inject({ url, headers: { accept: 'application/json' } })

  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toContain('application/problem+json')
})

test('an unknown address of the API is a problem to a browser too', async () => {
  const answer = await app.inject({ url: '/api/v1/nada', headers: html })

  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not_found'])
})
