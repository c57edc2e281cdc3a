import { afterAll, beforeAll, expect, test } from 'vitest'
import { setup, type TestApp } from '../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
})
afterAll(() => desk.close())

test('CN-5: the contract is published as OpenAPI 3.1 with a page for people', async () => {
  const contract = await desk.with().get('/api/openapi.json')
  const page = await desk.with().get('/api/docs/')

  expect(contract.body.openapi).toBe('3.1.0')
  expect(Object.keys(contract.body.paths)).toEqual(
    expect.arrayContaining(['/api/v1/tickets', '/api/v1/tickets/{ref}/transitions']),
  )
  expect(page.status).toBe(200)
})

test('A20: every route of the API refuses a caller who did not sign in, but for those that say so', async () => {
  const contract = await desk.with().get('/api/openapi.json')
  const open: string[] = []
  for (const [path, methods] of Object.entries<object>(contract.body.paths)) {
    if (!path.startsWith('/api/v1/')) continue
    for (const method of Object.keys(methods)) {
      const url = path.replaceAll(/\{[^}]+\}/g, '01938f2e-7b1a-7c00-8000-1234567890ab')
      const response = await desk.app.inject({ method: method.toUpperCase() as 'GET', url })
      if (response.statusCode !== 401) open.push(`${method} ${path}`)
    }
  }

  expect(open.toSorted()).toEqual([
    'get /api/v1/auth/oidc/{provider}/start',
    'get /api/v1/desk/public',
    'get /api/v1/files/{token}',
    'post /api/v1/auth/invitations/accept',
    'post /api/v1/auth/invitations/preview',
    'post /api/v1/auth/login',
    'post /api/v1/auth/logout',
    'post /api/v1/auth/password/forgot',
    'post /api/v1/auth/password/reset',
    'post /api/v1/setup',
    'put /api/v1/test/clock',
  ])
})
