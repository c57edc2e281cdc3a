import { expect, test } from 'vitest'
import { loadSecrets } from '../../http/secrets.ts'
import { createBaseDesk } from '../../testing/base-desk.ts'
import { password, setupForTest } from '../../testing/test-app.ts'
import { needsSetup, setupTokenOf } from './setup.service.ts'

const token = setupTokenOf(loadSecrets({ secret: 'test secret', dataDir: '' }))
const body = {
  token,
  desk: { name: 'Mi Mesa', slug: 'mi-mesa', timeZone: 'America/Bogota', locale: 'es' },
  admin: { name: 'Primera Persona', email: 'Primera@mesa.example', password: 'larga y buena 77' },
}

test('the first administrator makes the desk with the printed token, once, even in a race', async () => {
  const t = await setupForTest({ hasDesk: false })
  expect(await needsSetup(t.db)).toBe(true)
  const wrong = await t.with().post('/setup', { ...body, token: 'x'.repeat(43) })
  expect(wrong).toMatchObject({ status: 403, body: { code: 'setup_forbidden' } })

  const racing = await Promise.all([
    t.with().post('/setup', body),
    t.with().post('/setup', { ...body, desk: { ...body.desk, slug: 'otra' } }),
  ])
  expect(racing.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
  const made = racing.find(({ status }) => status === 200)
  expect(made?.body.user).toMatchObject({ role: 'admin', email: 'primera@mesa.example' })
  const me = await t.with(`Bearer ${made?.body.accessToken}`).get('/auth/me')
  expect(me.body.desk).toMatchObject({ name: 'Mi Mesa', timeZone: 'America/Bogota' })
  expect(await needsSetup(t.db)).toBe(false)
})

test('a desk is found by slug and by host, and is implicit only while it is alone', async () => {
  const t = await setupForTest()
  const { email } = t.given.users.agent
  const login = (more: object) => t.with().post('/auth/login', { email, password, ...more })
  expect((await login({})).status).toBe(200)

  await createBaseDesk(t.db, { at: t.clock.now(), slug: 'otra', passwordHash: 'x' })
  expect((await login({})).status).toBe(401)
  expect((await login({ desk: 'otra' })).status).toBe(401)
  expect((await login({ desk: 'club' })).status).toBe(200)
})
