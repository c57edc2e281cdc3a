import { afterAll, beforeAll, expect, test } from 'vitest'
import { setupHours } from '../hour-ledger/testing/hours-desk.ts'
import { verifyLedger } from '../hour-ledger/ledger-verify.service.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
  await desk.contractWith([{ minutes: 3000 }])
})
afterAll(() => desk.close())

const admin = () => desk.as('admin')
const kinds = async () => (await admin().get('/catalogs/request-kinds')).body.items
const classify = (number: number, requestKind: string) =>
  desk.as('agent').put(`/tickets/${number}/classification`, {
    type: 'support',
    criticality: 'minor',
    requestKind,
  })
const work = async (number: number, minutes: number) =>
  (
    await desk.as('agent').post(`/tickets/${number}/worklogs`, {
      component: 'l1',
      startedAt: '2026-03-04T06:00:00.000Z',
      minutes,
      description: 'Ajuste pedido',
    })
  ).body
/** What is approved beforehand for requirements. */
async function predefine(minutes: number | null) {
  const requirement = (await kinds()).find((one: { code: string }) => one.code === 'requirement')
  const settings = minutes === null ? null : { predefinedMinutes: minutes }
  await admin().patch(`/catalogs/request-kinds/${requirement.id}`, { settings })
}

test('CL-7: the desk has the five request kinds of the source, and its administrator adds to them', async () => {
  const codes = (await kinds()).map((one: { code: string }) => one.code)
  expect(codes).toEqual(
    expect.arrayContaining(['query', 'incident', 'support_task', 'requirement', 'minor_fault']),
  )
  const added = await admin().post('/catalogs/request-kinds', { code: 'visita', name: 'Visita' })
  const number = await desk.openCase()

  expect(added.status).toBe(201)
  expect((await classify(number, 'visita')).body.requestKind).toBe('visita')
})

test('CL-7: given a requirement with predefined minutes, work up to them is charged without a consent, and beyond them it is not', async () => {
  await predefine(300)
  const number = await desk.openCase()
  const classified = await classify(number, 'requirement')
  const within = await work(number, 280)
  const beyond = await work(number, 60)

  expect(classified.body.hours.limitMinutes).toBe(300)
  expect(within).toMatchObject({ chargedMinutes: 280, unchargedMinutes: 0 })
  expect(beyond).toMatchObject({ chargedMinutes: 20, unchargedMinutes: 40, why: 'consent_limit' })
})

test('CL-7: given any other kind, the threshold of the desk stands', async () => {
  const number = await desk.openCase()
  const classified = await classify(number, 'incident')

  expect(classified.body.hours.limitMinutes).toBe(120)
  expect(await work(number, 200)).toMatchObject({ chargedMinutes: 120, why: 'consent_limit' })
})

test('CL-7: given predefined minutes that are fewer than the threshold, or taken back, nothing is charged beyond what was agreed', async () => {
  await predefine(60)
  const number = await desk.openCase()

  expect((await classify(number, 'requirement')).body.hours.limitMinutes).toBe(120)
  await predefine(null)
  expect(await work(number, 130)).toMatchObject({ chargedMinutes: 120, unchargedMinutes: 10 })
  expect(await desk.inDesk(verifyLedger)).toEqual([])
})

test('CL-7: a request kind that is not in the list, or was retired, is refused', async () => {
  const number = await desk.openCase()
  const query = (await kinds()).find((one: { code: string }) => one.code === 'query')
  await admin().patch(`/catalogs/request-kinds/${query.id}`, { retired: true })

  for (const kind of ['lo_que_sea', 'query'])
    expect((await classify(number, kind)).body).toMatchObject({
      code: 'reference_unknown',
      errors: [{ path: 'requestKind', code: 'not_found' }],
    })
})
