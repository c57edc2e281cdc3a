import type { Policy } from '@mesa/shared/rulebook/policy'
import { PRESETS } from '@mesa/shared/rulebook/presets'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { App } from '../../app.ts'
import type { Database } from '../../db/database.ts'
import { loadSecrets } from '../../http/secrets.ts'
import { createDiskStorage } from '../../outside/storage.ts'
import { aCase, givenContract } from '../../testing/given-case.ts'
import { setup, speak, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
let other: { app: App; db: Database }
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  const { config, clock } = desk
  // A process of its own remembers nothing of this one: every module is loaded anew.
  vi.resetModules()
  const [{ createApp }, { createDatabase }] = await Promise.all([
    import('../../app.ts'),
    import('../../db/database.ts'),
  ])
  const db = createDatabase({ url: desk.appUrl, poolSize: 3 })
  const app = await createApp({
    db,
    clock,
    config,
    secrets: loadSecrets({ secret: 'test secret', dataDir: config.dataDir }),
    storage: createDiskStorage(`${config.dataDir}/files`),
    scanner: null,
    mailOut: { send: async () => ({ kind: 'sent' }), close: () => undefined },
  })
  await app.ready()
  other = { app, db }
})
afterAll(async () => {
  await other.app.close()
  await other.db.close()
  await desk.close()
})

/** The same person at the other node. */
function elsewhere(who: 'requesterA' | 'admin') {
  const { id, sessionId } = desk.given.users[who]
  const claims = { sid: sessionId, tid: desk.given.tenantId, sub: id }
  return speak(other.app, () => `Bearer ${desk.app.jwt.sign(claims)}`)
}

test('rules changed at one node govern the very next act at every other, though each reads them from memory', async () => {
  const open = async () =>
    elsewhere('requesterA').post('/tickets', {
      ...(await aCase(desk, 'requesterA')),
      summary: 'Urgente',
    })
  const shown = async () => (await elsewhere('requesterA').get('/desk')).body.policy.intake
  expect((await open()).body.code).toBe('subject_rule')
  expect((await shown()).subjectRule).toBe('moduleAndCase')

  const put = async (change: (policy: Policy) => void) => {
    const policy = structuredClone<Policy>(PRESETS.demo)
    change(policy)
    expect((await desk.as('admin').put('/rulebook', { policy })).status).toBe(200)
  }
  // There and back again: neither an old nor a first reading may linger.
  await put((policy) => Object.assign(policy.intake, { subjectRule: 'off', subjectsRefused: [] }))
  expect((await shown()).subjectRule).toBe('off')
  expect((await open()).status).toBe(201)
  await put(() => undefined)
  expect((await open()).body.code).toBe('subject_rule')
  const two = (await elsewhere('admin').get('/rulebook')).body
  expect(two).toMatchObject({ version: 3, policy: PRESETS.demo })
})

test('what a version says is asked of the database once in the life of a process', async () => {
  const { pool } = other.db
  const asked: string[] = []
  const connect = pool.connect.bind(pool)
  const seen = new WeakSet<object>()
  pool.connect = (async () => {
    const client = await connect()
    if (!seen.has(client)) {
      seen.add(client)
      const query = client.query.bind(client) as (...given: unknown[]) => unknown
      client.query = ((...given: unknown[]) => {
        const [first] = given as [string | { text?: string }]
        asked.push(typeof first === 'string' ? first : (first.text ?? ''))
        return query(...given)
      }) as typeof client.query
    }
    return client
  }) as typeof pool.connect
  for (let turn = 0; turn < 5; turn += 1) await elsewhere('requesterA').get('/desk')

  const newest = asked.filter((text) => /from "rulebook_versions"/.test(text))
  const contents = asked.filter((text) =>
    /select version, policy from rulebook_versions/.test(text),
  )
  expect([newest.length >= 5, contents.length]).toEqual([true, 0])
  expect(newest.every((text) => !text.includes('"policy"'))).toBe(true)
})
