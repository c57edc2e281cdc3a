import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeAt } from '../../testing/authenticator.ts'
import type { UserName } from '../../testing/base-desk.ts'
import { password, setup, setupForTest, type TestApp } from '../../testing/test-app.ts'
import { auditLog } from '../audit/audit.tables.ts'
import { idempotencyKeys } from '../idempotency/idempotency.tables.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { recoveryCodes as codesTable, secondFactors, sessions } from './identity.tables.ts'
import { mailReset } from './identity.service.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const codeOf = (own: TestApp, secret: string) => codeAt(secret, own.clock.now())

/** Gives a person a second factor; the next step begins, so that a fresh code is at hand. */
async function enrol(own: TestApp, who: UserName) {
  const enrolled = await own.as(who).post('/auth/totp/enroll', { password })
  expect(enrolled.status).toBe(200)
  const { secret } = enrolled.body as { secret: string }
  const confirmed = await own
    .as(who)
    .post('/auth/totp/confirm', { totp: codeOf(own, secret) }, { 'idempotency-key': 'una-vez' })
  expect(confirmed.status).toBe(200)
  own.clock.advanceMinutes(1)
  return { secret, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

const login = (own: TestApp, who: UserName, more: object = {}) =>
  own.with().post('/auth/login', { email: own.given.users[who].email, password, ...more })

const remove = async (own: TestApp, who: UserName, payload: object) => {
  const { id, sessionId } = own.given.users[who]
  const token = own.app.jwt.sign({ sid: sessionId, tid: own.given.tenantId, sub: id })
  const headers = { authorization: `Bearer ${token}` }
  const url = '/api/v1/auth/totp'
  return own.app.inject({ method: 'DELETE', url, headers, payload })
}

const changesOf = (own: TestApp, userId: string) =>
  own.inDesk(async (tx) => {
    const rows = await tx.db
      .select()
      .from(outbox)
      .where(eq(outbox.type, 'identity.security_changed'))
    return rows
      .map(({ payload }) => payload as { userId: string; change: string })
      .filter((one) => one.userId === userId)
      .map(({ change }) => change)
  })

test('A09: a person with a second factor enters with password and code, and each code enters once', async () => {
  const { secret, recoveryCodes } = await enrol(t, 'keyUserA')
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(new Set(recoveryCodes).size).toBe(10)
  expect(await login(t, 'keyUserA')).toMatchObject({
    status: 401,
    body: { code: 'second_factor_required' },
  })
  const wrongPassword = await login(t, 'keyUserA', { password: 'no es', totp: codeOf(t, secret) })
  expect(wrongPassword.body.code).toBe('invalid_credentials')

  const totp = codeOf(t, secret)
  const entered = await login(t, 'keyUserA', { totp })
  expect(entered.status).toBe(200)
  expect(await t.with(`Bearer ${entered.body.accessToken}`).get('/auth/me')).toMatchObject({
    status: 200,
  })
  const again = await login(t, 'keyUserA', { totp })
  expect(again).toMatchObject({ status: 401, body: { code: 'second_factor_wrong' } })
  expect(again.cookies).toEqual([])
})

test('A09: codes of one step before and after are taken, older and earlier than one used are not', async () => {
  const { secret } = await enrol(t, 'keyUserB')
  const at = (seconds: number) => codeAt(secret, new Date(t.clock.now().getTime() + seconds * 1000))
  expect((await login(t, 'keyUserB', { totp: at(-60) })).status).toBe(401)
  expect((await login(t, 'keyUserB', { totp: at(60) })).status).toBe(401)
  expect((await login(t, 'keyUserB', { totp: at(-30) })).status).toBe(200)
  expect((await login(t, 'keyUserB', { totp: at(30) })).status).toBe(200)
  expect((await login(t, 'keyUserB', { totp: at(0) })).status).toBe(401)
})

test('A09: one code in 20 sign-ins at once opens one session', async () => {
  const { secret } = await enrol(t, 'commercial')
  const mine = eq(sessions.userId, t.given.users.commercial.id)
  const open = () => t.inDesk((tx) => tx.db.$count(sessions, mine))
  const before = await open()
  const totp = codeOf(t, secret)

  const answers = await Promise.all(
    Array.from({ length: 20 }, () => login(t, 'commercial', { totp })),
  )

  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    200,
    ...Array.from({ length: 19 }, () => 401),
  ])
  expect((await open()) - before).toBe(1)
})

test('A09: a recovery code enters once, also in a race, and its owner is told', async () => {
  const { recoveryCodes } = await enrol(t, 'viewer')
  const [first = '', second = ''] = recoveryCodes
  const typed = first.toLowerCase().replaceAll('-', ' ')
  expect((await login(t, 'viewer', { recoveryCode: typed })).status).toBe(200)
  expect((await login(t, 'viewer', { recoveryCode: first })).body.code).toBe('second_factor_wrong')

  const race = await Promise.all(
    Array.from({ length: 20 }, () => login(t, 'viewer', { recoveryCode: second })),
  )
  expect(race.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(race.filter(({ status }) => status === 401)).toHaveLength(19)
  expect((await t.as('viewer').get('/auth/totp')).body.recoveryCodesLeft).toBe(8)
  const changes = await changesOf(t, t.given.users.viewer.id)
  expect(changes.filter((change) => change === 'recovery_code_used')).toHaveLength(2)
})

test('A09, A01: five wrong codes stop the guessing, and right passwords in between do not help', async () => {
  const own = await setupForTest({ config: { hasRateLimit: true } })
  const { secret } = await enrol(own, 'keyUserA')
  const right = codeOf(own, secret)
  const wrong = right === '000000' ? '000001' : '000000'
  const statuses: number[] = []
  for (let guess = 0; guess < 6; guess += 1) {
    expect((await login(own, 'keyUserA')).body.code).toBe('second_factor_required')
    statuses.push((await login(own, 'keyUserA', { totp: wrong })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
  expect((await login(own, 'keyUserA', { totp: right })).status).toBe(429)
  expect(await changesOf(own, own.given.users.keyUserA.id)).toContain('codes_guessed')

  own.clock.advanceMinutes(6)
  const burst = await Promise.all(
    Array.from({ length: 12 }, () => login(own, 'keyUserA', { totp: wrong })),
  )
  expect(burst.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(burst.filter(({ status }) => status === 429)).toHaveLength(7)
  own.clock.advanceMinutes(6)
  expect((await login(own, 'keyUserA', { totp: codeOf(own, secret) })).status).toBe(200)
})

test('enrolling needs the password, proves the secret, and ends when it is not proved in time', async () => {
  const agent = t.as('agent')
  expect(await agent.post('/auth/totp/enroll', { password: 'no es' })).toMatchObject({
    status: 422,
    body: { code: 'password_wrong', errors: [{ path: 'password' }] },
  })
  expect((await agent.post('/auth/totp/confirm', { totp: '123456' })).status).toBe(404)
  const first = (await agent.post('/auth/totp/enroll', { password })).body.secret as string
  const { body, headers } = await agent.post('/auth/totp/enroll', { password })
  expect(headers['cache-control']).toBe('no-store')
  expect(body.otpauthUri).toContain(`secret=${body.secret}`)
  expect((await agent.post('/auth/totp/confirm', { totp: codeOf(t, first) })).body.code).toBe(
    'code_wrong',
  )
  expect((await login(t, 'agent')).status).toBe(200)

  t.clock.advanceMinutes(16)
  expect((await agent.post('/auth/totp/confirm', { totp: codeOf(t, body.secret) })).status).toBe(
    404,
  )
  expect((await agent.get('/auth/totp')).body).toEqual({ activeSince: null, recoveryCodesLeft: 0 })
  await enrol(t, 'agent')
  expect((await agent.post('/auth/totp/enroll', { password })).status).toBe(409)
  expect((await t.as('admin').get(`/users/${t.given.users.agent.id}`)).body.hasSecondFactor).toBe(
    true,
  )
})

test('P25: secret and recovery codes are stored sealed or hashed, and kept nowhere else', async () => {
  const { secret, recoveryCodes } = await enrol(t, 'otherAgent')
  const { id } = t.given.users.otherAgent
  const stored = await t.inDesk(async (tx) => ({
    factors: await tx.db.select().from(secondFactors),
    codes: await tx.db.select().from(codesTable),
    once: await tx.db.select().from(idempotencyKeys),
    audit: await tx.db.select().from(auditLog),
    outbox: await tx.db.select().from(outbox),
  }))
  const text = JSON.stringify(stored)
  expect(stored.factors.length).toBeGreaterThan(0)
  for (const hidden of [
    secret,
    ...recoveryCodes,
    ...recoveryCodes.map((one) => one.replaceAll('-', '')),
  ])
    expect(text).not.toContain(hidden)
  const answers = JSON.stringify([
    await t.as('otherAgent').get('/auth/totp'),
    await t.as('otherAgent').get('/auth/me'),
    await t.as('admin').get(`/users/${id}`),
  ])
  for (const hidden of [secret, ...recoveryCodes]) expect(answers).not.toContain(hidden)
  const seen = await t.db.transaction(
    { tenantId: t.given.tenantId, kind: 'desk', userId: id, organizationIds: [] },
    (tx) => tx.db.select().from(secondFactors),
  )
  expect(seen).toEqual([])
})

test('A09: a row of one person, copied to another, opens nothing', async () => {
  const { secret } = await enrol(t, 'requesterA')
  await enrol(t, 'requesterB')
  await t.inDesk(async (tx) => {
    const of = (id: string) =>
      and(eq(secondFactors.tenantId, tx.tenantId), eq(secondFactors.userId, id))
    const [row] = await tx.db.select().from(secondFactors).where(of(t.given.users.requesterA.id))
    await tx.db
      .update(secondFactors)
      .set({ secretCipher: row?.secretCipher ?? '' })
      .where(of(t.given.users.requesterB.id))
  })
  expect((await login(t, 'requesterB', { totp: codeOf(t, secret) })).status).toBe(401)
})

test('a password set by link leaves the second factor, and asks for it', async () => {
  const own = await setupForTest()
  const { secret } = await enrol(own, 'backupA')
  const user = own.given.users.backupA
  await own.inDesk((tx) => mailReset(tx, { user, at: own.clock.now() }))
  const [{ token } = { token: '' }] = await own.inDesk(async (tx) => {
    const rows = await tx.db
      .select()
      .from(outbox)
      .where(eq(outbox.type, 'identity.reset_requested'))
    return rows.map(({ payload }) => payload as { token: string })
  })
  const reset = (more: object) =>
    own.with().post('/auth/password/reset', { token, password: 'una frase nueva 63', ...more })
  expect((await reset({})).body.code).toBe('second_factor_required')
  expect((await reset({ totp: '000000' })).body.code).toBe('second_factor_wrong')
  expect((await login(own, 'backupA')).body.code).toBe('second_factor_required')
  expect((await reset({ totp: codeOf(own, secret) })).status).toBe(200)
  own.clock.advanceMinutes(1)
  const next = { password: 'una frase nueva 63' }
  expect((await login(own, 'backupA', next)).body.code).toBe('second_factor_required')
  expect((await login(own, 'backupA', { ...next, totp: codeOf(own, secret) })).status).toBe(200)
})

test('one removes one’s own second factor with the password or a code, and is told of it', async () => {
  const { secret, recoveryCodes } = await enrol(t, 'backupB')
  expect((await remove(t, 'backupB', { password: 'no es' })).statusCode).toBe(422)
  expect((await remove(t, 'backupB', { totp: '000000' })).json()).toMatchObject({
    status: 422,
    code: 'code_wrong',
    errors: [{ path: 'totp' }],
  })
  expect((await remove(t, 'backupB', {})).statusCode).toBe(400)
  expect((await remove(t, 'backupB', { totp: codeOf(t, secret) })).statusCode).toBe(204)
  expect((await remove(t, 'backupB', { password })).statusCode).toBe(404)
  expect((await login(t, 'backupB')).status).toBe(200)

  const later = await enrol(t, 'backupB')
  expect((await remove(t, 'backupB', { recoveryCode: recoveryCodes[0] })).statusCode).toBe(422)
  expect((await remove(t, 'backupB', { recoveryCode: later.recoveryCodes[0] })).statusCode).toBe(
    204,
  )
  const changes = await changesOf(t, t.given.users.backupB.id)
  expect(changes.filter((change) => change === 'second_factor_off')).toHaveLength(2)
})

test('new recovery codes end the earlier ones', async () => {
  const { recoveryCodes } = await enrol(t, 'technician')
  const renew = (typed: string) =>
    t.as('technician').post('/auth/totp/recovery-codes', { password: typed })
  expect((await renew('no es')).status).toBe(422)
  const renewed = (await renew(password)).body.recoveryCodes as string[]
  expect(renewed).toHaveLength(10)
  expect((await login(t, 'technician', { recoveryCode: recoveryCodes[0] })).status).toBe(401)
  expect((await login(t, 'technician', { recoveryCode: renewed[0] })).status).toBe(200)
  expect((await t.as('viewer').post('/auth/totp/recovery-codes', { password: 'x' })).status).toBe(
    422,
  )
})

test('an administrator resets somebody’s second factor: sessions end, it is audited, the person is told', async () => {
  await enrol(t, 'supervisor')
  const { id } = t.given.users.supervisor
  const reset = (who: UserName, userId = id) => t.as(who).delete(`/users/${userId}/second-factor`)
  for (const who of ['agent', 'keyUserA'] as const) expect((await reset(who)).status).toBe(403)
  expect((await t.as('supervisor').get('/auth/me')).status).toBe(200)
  expect((await reset('admin')).status).toBe(204)
  expect((await reset('admin')).status).toBe(404)
  expect((await t.as('supervisor').get('/auth/me')).body.code).toBe('session_revoked')
  expect((await login(t, 'supervisor')).status).toBe(200)
  expect(await changesOf(t, id)).toEqual(['second_factor_on', 'second_factor_reset'])
  expect((await t.as('admin').get(`/audit?targetId=${id}`)).body.items).toMatchObject([
    { action: 'security.second_factor_reset', actor: { name: 'Adán Administrador' } },
    { action: 'security.second_factor_on' },
  ])

  await enrol(t, 'admin')
  expect((await reset('admin', t.given.users.admin.id)).status).toBe(403)
})
