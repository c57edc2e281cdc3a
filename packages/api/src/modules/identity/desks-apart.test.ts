import { deskHeader } from '@mesa/shared/access/desk-header'
import { expect, test } from 'vitest'
import { systemScope } from '../../db/database.ts'
import { createBaseDesk } from '../../testing/base-desk.ts'
import { aCase, givenContract } from '../../testing/given-case.ts'
import { password, setupForTest, type Answer, type TestApp } from '../../testing/test-app.ts'
import { tenants } from '../tenants/tenants.tables.ts'
import { hashPassword } from './passwords.ts'

/** A second desk on the installation of the fixture, whose people have the same password. */
const addDesk = async (desk: TestApp, slug: string) =>
  createBaseDesk(desk.db, {
    at: desk.clock.now(),
    slug,
    passwordHash: await hashPassword(password),
  })

/** Signs in as a page under `/d/:slug` does, or at the root. */
const enter = (desk: TestApp, email: string, slug?: string) =>
  desk
    .with()
    .post(
      '/auth/login',
      { email, password, ...(slug && { desk: slug }) },
      slug ? { [deskHeader]: slug } : {},
    )
const named = ({ cookies }: Answer) => cookies.map(({ name }) => name)
const jar = (...answers: Answer[]) =>
  answers.flatMap(({ cookies }) => cookies.map(({ name, value }) => `${name}=${value}`)).join('; ')

test('one browser keeps a session at each of several desks, and each page renews its own', async () => {
  const desk = await setupForTest()
  await addDesk(desk, 'otra')
  const atClub = await enter(desk, 'agent@club.example', 'club')
  const atOther = await enter(desk, 'agent@otra.example', 'otra')
  const cookie = jar(atClub, atOther)
  const renew = (headers: Record<string, string>) =>
    desk.with().post('/auth/refresh', {}, { cookie, ...headers })

  const [club, other] = [
    await renew({ [deskHeader]: 'club' }),
    await renew({ [deskHeader]: 'otra' }),
  ]
  const root = await renew({})
  const invented = await renew({ [deskHeader]: '../otra' })

  expect(named(atClub)).toEqual(['mesa_refresh.club', 'mesa_device.club'])
  expect([club.body.user.email, other.body.user.email]).toEqual([
    'agent@club.example',
    'agent@otra.example',
  ])
  expect([root.status, invented.status]).toEqual([401, 401])
})

test('A17: a session stays at its desk, whatever desk the page says it stands in', async () => {
  const desk = await setupForTest()
  const other = await addDesk(desk, 'otra')
  const { accessToken } = (await enter(desk, 'admin@club.example', 'club')).body
  const asking = desk.with(`Bearer ${accessToken}`)

  const seen = await asking.get('/desk', { [deskHeader]: 'otra' })
  const foreign = await asking.get(`/organizations/${other.organizations.a.id}`, {
    [deskHeader]: 'otra',
  })
  const stranger = await enter(desk, 'agent@club.example', 'otra')

  expect([seen.body.slug, foreign.status, stranger.status]).toEqual(['club', 404, 401])
})

test('an address that names no desk lists those of a demonstration, and of no other installation', async () => {
  const demo = await setupForTest()
  await addDesk(demo, 'otra')
  const real = await setupForTest({ config: { isDemo: false } })
  await addDesk(real, 'otra')

  const [listed, hidden, chosen, unknown] = await Promise.all([
    demo.with().get('/desk/public'),
    real.with().get('/desk/public'),
    real.with().get('/desk/public?desk=otra'),
    real.with().get('/desk/public?desk=ninguna'),
  ])

  const slugs = ({ body }: Answer) => body.desks.map(({ slug }: { slug: string }) => slug)
  expect(slugs(listed)).toEqual(['club', 'otra'])
  expect([hidden.body.name, slugs(hidden)]).toEqual([null, []])
  expect([chosen.body.slug, unknown.body.name]).toEqual(['otra', null])
})

test('mails of one desk among several lead to it: by its own host, else under its short name', async () => {
  const desk = await setupForTest({ config: { publicUrl: 'https://mesa.example' } })
  const linkOfNewCase = async () => {
    desk.mails.length = 0
    await desk.as('requesterA').post('/tickets', await aCase(desk, 'requesterA'))
    await desk.as('admin').put('/test/clock', { advanceMinutes: 1 })
    return /https:\/\/\S+?\/casos/.exec(desk.mails[0]?.text ?? '')?.[0]
  }
  await givenContract(desk)
  const alone = await linkOfNewCase()
  await addDesk(desk, 'otra')
  const among = await linkOfNewCase()
  await desk.db.transaction(systemScope(desk.given.tenantId), (tx) =>
    tx.db.update(tenants).set({ host: 'soporte.club.example' }),
  )
  const hosted = await linkOfNewCase()

  expect([alone, among, hosted].map((link) => link?.replace('/console', ''))).toEqual([
    'https://mesa.example/casos',
    'https://mesa.example/d/club/casos',
    'https://soporte.club.example/casos',
  ])
})
