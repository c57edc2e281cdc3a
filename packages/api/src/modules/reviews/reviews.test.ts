import { beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ preset: 'account-lead' })
  await givenContract(desk)
  return () => desk.close()
})

type Item = { number: number; checks: string[] }
const inbox = async (query = ''): Promise<{ items: Item[]; nextCursor: string | null }> =>
  (await desk.as('agent').get(`/reviews${query}`)).body
const numbers = async () => (await inbox()).items.map(({ number }) => number)
const review = (number: number, body: object) =>
  desk.as('agent').post(`/tickets/${number}/review`, body)
const eventsOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}/events`)).body.items as Array<{
    type: string
    payload: Record<string, unknown>
  }>

test('CL-1: the inbox shows what nobody reviewed, flagged and priority cases first, then the oldest, page by page', async () => {
  const first = await givenCase(desk, 'requesterA')
  const second = await givenCase(desk, 'requesterA')
  const flagged = await givenCase(desk, 'requesterB')
  const last = await givenCase(desk, 'requesterA')

  const { items } = await inbox()
  expect(items.map(({ number }) => number)).toEqual([
    flagged.number,
    first.number,
    second.number,
    last.number,
  ])
  expect(items[0]).toMatchObject({ checks: ['entitlement'] })

  const page = await inbox('?limit=2')
  const next = await inbox(`?limit=2&cursor=${encodeURIComponent(page.nextCursor ?? '')}`)
  expect([...page.items, ...next.items].map(({ number }) => number)).toEqual(await numbers())
  expect((await desk.as('requesterA').get('/reviews')).status).toBe(403)
})

test('CL-1: who takes a case without the checklist leaves it in the inbox until it is started, and the inbox is counted as it lists', async () => {
  const { number } = await givenCase(desk, 'requesterA')
  const agent = desk.as('agent')
  const toReview = async () => (await agent.get('/tickets/counts')).body.toReview
  await agent.post(`/tickets/${number}/transitions`, { action: 'review' })
  expect(await numbers()).toContain(number)
  expect(await toReview()).toBe((await numbers()).length)

  const other = await givenCase(desk, 'requesterA')
  const away = { until: '2026-03-20T14:00:00.000Z' }
  const left = await desk.as('requesterA').put(`/tickets/${other.number}/away`, away)
  expect(left.status).toBe(200)
  expect(await toReview()).toBe((await numbers()).length)

  await agent.put(`/tickets/${number}/classification`, { type: 'support', impact: 'low' })
  expect(await numbers()).toContain(number)
  await agent.post(`/tickets/${number}/transitions`, { action: 'start' })
  expect(await numbers()).not.toContain(number)
  expect(await toReview()).toBe((await numbers()).length)
})

test('CL-1: the checklist says whether a contract covers the product today, and offers look-alikes and what it may reply to', async () => {
  const original = await givenCase(desk, 'requesterA')
  const more = { body: `Respondo al caso ${original.number}: el recibo es el 118.` }
  const reply = await givenCase(desk, 'requesterA', more)
  const flagged = await givenCase(desk, 'requesterB')

  const { body } = await desk.as('agent').get(`/tickets/${reply.number}/review`)

  expect(body).toMatchObject({
    contract: { state: 'valid', contract: { name: 'Plan de soporte' } },
    // The preset does not look at payments.
    standing: null,
    replyTo: [{ number: original.number }],
    priority: null,
    reviewedAt: null,
  })
  const other = await desk.as('agent').get(`/tickets/${flagged.number}/review`)
  expect(other.body).toMatchObject({ contract: { state: 'no_contract', contract: null } })
  expect((await desk.as('requesterA').get(`/tickets/${reply.number}/review`)).status).toBe(403)
})

test('CL-1: an accepted case is in review, leaves the inbox, and its flags are ruled; the result is an event of the desk', async () => {
  const { number } = await givenCase(desk, 'requesterB')

  const accepted = await review(number, { outcome: 'accept', note: 'Renueva esta semana.' })

  expect(accepted.body).toMatchObject({
    status: 'in_review',
    flags: { entitlement: null },
    reviewedAt: expect.any(String),
  })
  expect(await numbers()).not.toContain(number)
  const events = await eventsOf(number)
  expect(events.find(({ type }) => type === 'review.recorded')?.payload).toMatchObject({
    outcome: 'accept',
    note: 'Renueva esta semana.',
    checks: ['entitlement'],
  })
  expect(events.map(({ type }) => type)).toContain('flag.cleared')
  const seen = await desk.as('requesterB').get(`/tickets/${number}/events`)
  expect(JSON.stringify(seen.body)).not.toContain('Renueva')
  expect((await review(number, { outcome: 'accept' })).body).toMatchObject({
    status: 409,
    code: 'already_reviewed',
  })
})

test('CL-1: what is a duplicate, without right or spam is cancelled with notice to its customer, and a reply is merged', async () => {
  const original = await givenCase(desk, 'requesterA')
  const twin = await givenCase(desk, 'requesterA')
  const unentitled = await givenCase(desk, 'requesterB')
  const spam = await givenCase(desk, 'requesterA')
  const reply = await givenCase(desk, 'requesterA')
  const intoNumber = original.number

  expect((await review(twin.number, { outcome: 'duplicate' })).status).toBe(400)
  expect((await review(unentitled.number, { outcome: 'not_entitled' })).status).toBe(400)
  const noticeBody = 'Ya lo atendemos.'
  const cancelled = await review(twin.number, { outcome: 'duplicate', intoNumber, noticeBody })
  expect(cancelled.body).toMatchObject({ status: 'cancelled', closeReason: 'duplicate' })
  const told = await desk.as('requesterA').get(`/tickets/${twin.number}/messages`)
  expect(told.body.items.at(-1).body).toBe(`Ya lo atendemos. (#${intoNumber})`)
  const refused = { outcome: 'not_entitled', noticeBody: 'Su contrato venció.' }
  expect((await review(unentitled.number, refused)).body).toMatchObject({
    closeReason: 'not_entitled',
  })
  expect((await review(spam.number, { outcome: 'spam' })).body).toMatchObject({
    closeReason: 'spam',
  })
  const merged = await review(reply.number, { outcome: 'reply_to_other', intoNumber, noticeBody })
  expect(merged.body).toMatchObject({ status: 'cancelled', mergedInto: intoNumber })
  const types = (await eventsOf(reply.number)).map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(['review.recorded', 'case.merged']))
})

test('CL-1: where the rulebook does not look at contracts, the checklist does not either, and what is started was reviewed', async () => {
  await changePolicy(desk, (policy) => {
    policy.entitlement.contract = 'off'
    policy.intake.duplicates = 'off'
    policy.intake.evidence = 'off'
    return policy
  })
  const { number } = await givenCase(desk, 'requesterB')
  const list = await desk.as('agent').get(`/tickets/${number}/review`)
  expect(list.body).toMatchObject({
    contract: null,
    duplicates: null,
    evidenceMissing: null,
    priority: null,
    checks: [],
  })

  const agent = desk.as('agent')
  await agent.put(`/tickets/${number}/classification`, { type: 'support', impact: 'low' })
  await agent.post(`/tickets/${number}/transitions`, { action: 'start' })
  expect(await numbers()).not.toContain(number)
})
