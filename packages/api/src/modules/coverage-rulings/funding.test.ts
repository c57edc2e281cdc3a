import { afterAll, beforeAll, expect, test } from 'vitest'
import { setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contractId = ''
beforeAll(async () => {
  desk = await setupHours()
  contractId = (await desk.contractWith([{ minutes: 6000 }])).id
})
afterAll(() => desk.closeSound())

const fund = (number: number, body: object, who: Parameters<typeof desk.as>[0] = 'keyUserA') =>
  desk.as(who).put(`/tickets/${number}/funding`, body)

test('HR-7: the key user says that hours are quoted apart, and work from then on is not charged to the contract', async () => {
  const number = await desk.openCase()
  await desk.log(number, 30)
  const chosen = await fund(number, { source: 'quote' })
  const after = await desk.log(number, 40)

  expect(chosen.body).toMatchObject({ funding: { source: 'quote', by: 'Kelly Clave' } })
  expect(after.body).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 40, why: 'coverage' })
  expect(await desk.balanceOf(contractId)).toMatchObject({ consumedMinutes: 30 })
})

test('HR-7: a later ruling of the desk outranks it, and what waited is charged', async () => {
  const number = await desk.openCase()
  await fund(number, { source: 'quote' })
  await desk.log(number, 40)
  await desk.with().put('/test/clock', { advanceMinutes: 1 })
  const ruled = await desk
    .as('supervisor')
    .put(`/tickets/${number}/coverage`, { coverage: 'contract', reason: 'Es del paquete' })

  expect(ruled.body.effects).toMatchObject({ chargedMinutes: 40, unchargedMinutes: 0 })
  expect((await desk.log(number, 10)).body.chargedMinutes).toBe(10)
})

test('HR-7: the key user names which of their contracts pays, and what was charged moves there', async () => {
  const other = await desk.contractWith([{ minutes: 300 }])
  const number = await desk.openCase()
  await desk.log(number, 50)
  const moved = await fund(number, { source: 'contract', contractId: other.id })

  expect(moved.body).toMatchObject({ contract: { id: other.id }, funding: { source: 'contract' } })
  expect(await desk.balanceOf(other.id)).toMatchObject({ consumedMinutes: 50 })
})

test('HR-7: nobody of the desk, no requester and no stranger says it for the customer, nor names a contract of others', async () => {
  const strangers = await desk.contractWith([{ minutes: 100 }], {
    organizationId: desk.given.organizations.b.id,
  })
  const number = await desk.openCase()

  for (const who of ['agent', 'supervisor', 'requesterA'] as const)
    expect((await fund(number, { source: 'quote' }, who)).status).toBe(403)
  expect((await fund(number, { source: 'quote' }, 'keyUserB')).status).toBe(404)
  const foreign = await fund(number, { source: 'contract', contractId: strangers.id })
  expect(foreign.body).toMatchObject({ status: 422, code: 'reference_unknown' })
})
