import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, upload } from '../../testing/given-case.ts'
import { tokenOf } from '../../testing/multipart.ts'
import { setup, type Answer, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const cookieOf = ({ cookies }: Answer) =>
  cookies.map(({ name, value }) => `${name}=${value}`).join()
const open = async (url: string, cookie?: string) =>
  desk.app.inject({ url, headers: cookie === undefined ? {} : { cookie } })

/** A posted picture, and its link as somebody made it. */
async function givenLink(who: 'keyUserA' | 'requesterA' | 'agent' = 'keyUserA') {
  const { number } = await givenCase(desk, 'requesterA')
  const gallery = await desk.as('agent').get(`/tickets/${number}/attachments`)
  const id = gallery.body.items[0].id as string
  const link = await desk.as(who).post(`/attachments/${id}/link`)
  return { id, number, link, cookie: cookieOf(link) }
}

test('A60: a link opens its file for five minutes in the browser that asked, and in no other', async () => {
  const { link, cookie, id } = await givenLink()
  const other = await desk
    .as('keyUserB')
    .post(`/attachments/${(await upload(desk, 'keyUserB')).id}/link`)
  const opened = await open(link.body.url, cookie)
  const thumbnail = await open(link.body.thumbnailUrl, cookie)

  expect(link.status).toBe(200)
  expect(link.cookies[0]).toMatchObject({
    httpOnly: true,
    sameSite: 'Strict',
    path: '/api/v1/files',
  })
  expect(opened.statusCode).toBe(200)
  expect(opened.headers).toMatchObject({
    'content-disposition': expect.stringMatching(/^attachment; /),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  })
  expect(thumbnail.headers['content-type']).toBe('image/webp')
  const stolen = await open(link.body.url, cookieOf(other))
  expect([stolen.statusCode, (await open(link.body.url)).statusCode]).toEqual([404, 404])
  expect(
    (await open(link.body.url.replace('/files/', '/attachments/'), cookie)).statusCode,
  ).not.toBe(200)
  expect((await open(`/api/v1/attachments/${id}`, cookie)).statusCode).toBe(401)

  desk.clock.advanceMinutes(5)
  expect((await open(link.body.url, cookie)).statusCode).toBe(404)
})

test('A60: no changed byte of a link, and no part of another, opens anything', async () => {
  const one = await givenLink()
  const two = await givenLink()
  const [payload = '', mac = ''] = one.link.body.url.split('/').at(-1).split('.')
  const [, otherMac = ''] = two.link.body.url.split('/').at(-1).split('.')
  let tried = 0
  for (let at = 0; at < payload.length; at += 5) {
    const sign = payload[at] === 'A' ? 'B' : 'A'
    const forged = `${payload.slice(0, at)}${sign}${payload.slice(at + 1)}.${mac}`
    expect((await open(`/api/v1/files/${forged}`, one.cookie)).statusCode, forged).toBe(404)
    tried += 1
  }
  for (const token of [
    `${payload}.${otherMac}`,
    `${payload}.`,
    `.${mac}`,
    payload,
    `${payload}.${mac}x`,
  ])
    expect([400, 404], token).toContain(
      (await open(`/api/v1/files/${token}`, one.cookie)).statusCode,
    )

  expect(tried).toBeGreaterThan(30)
  expect((await open(one.link.body.url, one.cookie)).statusCode).toBe(200)
})

test('A60: a link dies with the access: the person leaves, or the session ends', async () => {
  const customer = await givenLink('requesterA')
  const { requesterA } = desk.given.users
  const left = await desk
    .as('admin')
    .delete(`/organizations/${desk.given.organizations.a.id}/users/${requesterA.id}`)
  expect(left.status).toBeLessThan(300)
  expect((await open(customer.link.body.url, customer.cookie)).statusCode).toBe(404)

  const staff = await givenLinkOf('agent', customer.id)
  expect((await open(staff.url, staff.cookie)).statusCode).toBe(200)
  const headers = { authorization: `Bearer ${tokenOf(desk, 'agent')}` }
  await desk.app.inject({ method: 'POST', url: '/api/v1/auth/logout', headers })
  expect((await open(staff.url, staff.cookie)).statusCode).toBe(404)
})

async function givenLinkOf(who: 'agent', id: string) {
  const link = await desk.as(who).post(`/attachments/${id}/link`)
  return { url: link.body.url as string, cookie: cookieOf(link) }
}
