import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
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

test('HR-4: a ruling is mailed to its customer, an objection to the supervisor, and its answer to who objected', async () => {
  const number = await desk.openCase()
  const told = async () => {
    desk.mails.length = 0
    await runDue(desk.services.jobs, desk.clock.now())
    return desk.mails.map(({ to, subject }) => [to.address, subject] as const)
  }
  await told()
  const { requesterA, supervisor } = desk.given.users
  const ruling = { coverage: 'independent', reason: 'Fuera de contrato' }
  await desk.as('supervisor').put(`/tickets/${number}/coverage`, ruling)
  expect(await told()).toContainEqual([
    requesterA.email,
    `Caso ${number}: se cobra aparte del contrato`,
  ])
  const objection = await desk
    .as('requesterA')
    .post(`/tickets/${number}/coverage/objections`, { reason: 'Está contratado' })
  expect(await told()).toContainEqual([
    supervisor.email,
    `Caso ${number}, Club A: objeta la cobertura`,
  ])
  const answer = { outcome: 'upheld', answer: 'Así es', ruling: { coverage: 'contract' } }
  await desk.as('agent').post(`/coverage-objections/${objection.body.id}/answer`, answer)
  const mails = (await told()).filter(([address]) => address === requesterA.email)
  expect(mails).toEqual([[requesterA.email, `Caso ${number}: respuesta a su objeción`]])
})
