import { afterAll, beforeAll, expect, test } from 'vitest'
import { aCase, givenCase, givenContract } from '../testing/given-case.ts'
import { setup, type TestApp } from '../testing/test-app.ts'

let desk: TestApp
let ticket: string
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
  ticket = `/tickets/${(await givenCase(desk, 'keyUserA')).number}`
})
afterAll(() => desk.close())

const blanks = [' \u200b \n', '\u00a0\u2003\t', '\u2060\ufeff\u200d\u200e', '\u3164\u2800\u00ad']
const missing = (path: string) => ({
  status: 400,
  body: { code: 'malformed', errors: [{ path, code: 'required' }] },
})

test.each(blanks)('a text in which nothing can be seen is missing: %j', async (blank) => {
  const customer = desk.as('keyUserA')
  const before = await customer.get(`${ticket}/messages`)
  const reply = await customer.post(`${ticket}/messages`, { kind: 'reply', body: blank })
  expect(reply).toMatchObject(missing('body'))
  const opened = await customer.post('/tickets', await aCase(desk, 'keyUserA', { summary: blank }))
  expect(opened).toMatchObject(missing('summary'))
  const renamed = await desk.as('agent').patch(ticket, { subject: blank })
  expect(renamed).toMatchObject(missing('subject'))
  const after = await customer.get(`${ticket}/messages`)
  expect(after.body.items).toHaveLength(before.body.items.length)
})

test('what can be seen is taken, a blank password is a wrong one, and a blank search finds', async () => {
  const customer = desk.as('keyUserA')
  for (const body of ['.', '👍', ' é ', '👩‍👩‍👧'])
    expect((await customer.post(`${ticket}/messages`, { kind: 'reply', body })).status).toBe(201)
  const { email } = desk.given.users.keyUserA
  expect((await desk.with().post('/auth/login', { email, password: '   ' })).status).toBe(401)
  expect((await customer.get('/tickets?q=%20')).status).toBe(200)
})
