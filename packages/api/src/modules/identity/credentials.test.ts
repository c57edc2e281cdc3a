import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSession } from '../../testing/base-desk.ts'
import { password, setup, type TestApp } from '../../testing/test-app.ts'
import { outbox } from '../outbox/outbox.tables.ts'
import { users } from '../people/people.tables.ts'
import { inviteByMail } from './identity.service.ts'
import { oneTimeTokens } from './identity.tables.ts'

let t: TestApp
beforeAll(async () => {
  t = await setup()
})
afterAll(() => t.close())

const newPassword = 'otra frase larga 88'

/** The secrets mailed to a person, newest first. */
const mailedTokens = (userId: string) =>
  t.inDesk(async (tx) => {
    const rows = await tx.db.select().from(outbox).orderBy(desc(outbox.position))
    return rows
      .map(({ payload }) => payload as { userId?: string; token: string })
      .filter((payload) => payload.userId === userId)
      .map(({ token }) => token)
  })

async function invite(user: { id: string; email: string }) {
  await t.inDesk((tx) => inviteByMail(tx, { user, at: t.clock.now() }))
  const [token = ''] = await mailedTokens(user.id)
  return token
}

test('a forgotten password is set by link; every earlier session and device ends', async () => {
  const { id, email } = t.given.users.requesterB
  const sessionId = await t.inDesk((tx) => addSession(tx, id, t.clock.now()))
  const before = t.as({ ...t.given.users.requesterB, sessionId })
  expect((await before.get('/auth/me')).status).toBe(200)

  expect(await t.with().post('/auth/password/forgot', { email })).toMatchObject({
    status: 202,
    body: { accepted: true },
  })
  const [token] = await mailedTokens(id)
  expect(await t.with().post('/auth/password/reset', { token, password })).toMatchObject({
    status: 422,
    body: { code: 'password_same', errors: [{ path: 'password' }] },
  })
  const reset = await t.with().post('/auth/password/reset', { token, password: newPassword })
  expect(reset).toMatchObject({ status: 200, body: { user: { id } } })

  expect((await before.get('/auth/me')).body.code).toBe('session_revoked')
  expect((await t.with().post('/auth/login', { email, password })).status).toBe(401)
  expect((await t.with().post('/auth/login', { email, password: newPassword })).status).toBe(200)
  const again = await t.with().post('/auth/password/reset', { token, password: newPassword })
  expect(again).toMatchObject({ status: 410, body: { code: 'token_expired' } })
})

test('A02: known and unknown addresses get the same answer, and only the known gets a mail', async () => {
  const known = await t.with().post('/auth/password/forgot', { email: t.given.users.backupB.email })
  const unknown = await t.with().post('/auth/password/forgot', { email: 'nadie@club.example' })
  const plain = ({ status, body, headers }: typeof known) => {
    const { date: _, 'x-request-id': __, ...rest } = headers
    return { status, body, headers: rest }
  }
  expect(plain(unknown)).toEqual(plain(known))
  expect(await mailedTokens(t.given.users.backupB.id)).toHaveLength(1)
})

test('A03: an invitation works once, for 72 hours, and not after a change of address', async () => {
  const { id, email } = t.given.users.requesterA
  const accept = (token: string) =>
    t.with().post('/auth/invitations/accept', { token, password: newPassword })

  const first = await invite({ id, email })
  const replaced = await invite({ id, email })
  expect((await accept(first)).status).toBe(410)
  expect(await t.with().post('/auth/invitations/preview', { token: replaced })).toMatchObject({
    status: 200,
    body: { email, organizationName: 'Club A', deskName: 'Mesa del Club' },
  })
  expect((await accept(replaced)).status).toBe(200)
  expect((await accept(replaced)).status).toBe(410)

  const old = await invite({ id, email })
  t.clock.advanceMinutes(72 * 60)
  expect((await accept(old)).status).toBe(410)

  const former = await invite({ id, email })
  await t.inDesk((tx) =>
    tx.db.update(users).set({ email: 'otra@club.example' }).where(eq(users.id, id)),
  )
  expect((await accept(former)).body.code).toBe('token_expired')
})

test('A03: a link of one purpose is no link of another', async () => {
  const { id, email } = t.given.users.viewer
  const token = await invite({ id, email })
  const answer = await t.with().post('/auth/password/reset', { token, password: newPassword })
  expect(answer.status).toBe(410)
})

test('A04: links carry 256 random bits and only their hash is stored', async () => {
  const { id, email } = t.given.users.commercial
  const token = await invite({ id, email })
  expect(Buffer.from(token, 'base64url')).toHaveLength(48)
  const rows = await t.inDesk((tx) =>
    tx.db.select().from(oneTimeTokens).where(eq(oneTimeTokens.userId, id)),
  )
  expect(JSON.stringify(rows)).not.toContain(token)
})

test('A05: 20 requests at once and in a row mail at most three links an hour', async () => {
  const { id, email } = t.given.users.keyUserB
  const forgot = () => t.with().post('/auth/password/forgot', { email })
  const answers = await Promise.all(Array.from({ length: 20 }, forgot))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]))
  expect(await mailedTokens(id)).toHaveLength(3)

  t.clock.advanceMinutes(61)
  await forgot()
  expect(await mailedTokens(id)).toHaveLength(4)
})

test('a guessable password is refused with 422 weak_password', async () => {
  const { id, email } = t.given.users.technician
  const token = await invite({ id, email })
  for (const weak of ['aaaaaaaaaaaa', '1234567890', 'Password2026!', 'tecnico2026', 'tomás123456'])
    expect(
      await t.with().post('/auth/invitations/accept', { token, password: weak }),
    ).toMatchObject({ status: 422, body: { code: 'weak_password' } })
  const good = await t
    .with()
    .post('/auth/invitations/accept', { token, password: newPassword, name: 'Tomás T.' })
  expect(good).toMatchObject({ status: 200, body: { user: { name: 'Tomás T.' } } })
})
