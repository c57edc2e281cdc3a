import { afterAll, beforeAll, expect, test } from 'vitest'
import { setupHours } from '../hour-ledger/testing/hours-desk.ts'
import { contractsCovering, placeLimit } from './contracts.service.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.close())

test('HR-1: a contract is opened by commercial and read by its key users alone', async () => {
  const { contractWith, as } = desk
  const { id, contract } = await contractWith([{ minutes: 600 }], {
    hourlyRate: { amount: 4500, currency: 'USD' },
  })
  const path = `/contracts/${id}`

  expect(contract).toMatchObject({ number: 'CT-0001', status: 'active', daysLeft: 303 })
  const seen = await as('keyUserA').get(path)
  expect(seen.body).toMatchObject({
    hourlyRate: { amount: 4500 },
    balance: { availableMinutes: 600 },
  })
  expect(seen.headers['etag']).toBe('"1"')
  expect((await as('agent').get(path)).body).not.toHaveProperty('hourlyRate')
  expect((await as('requesterA').get(path)).status).toBe(403)
  for (const more of ['', '/balance', '/lots', '/postings', '/statement']) {
    expect((await as('keyUserB').get(`${path}${more}`)).status).toBe(404)
  }
  expect((await as('keyUserB').get('/contracts')).body.items).toEqual([])
  expect((await as('keyUserA').get('/contracts')).body.items).toMatchObject([{ id }])
  const lot = { minutes: 60, validFrom: '2026-01-01', validUntil: '2027-01-01', origin: 'courtesy' }
  expect((await as('agent').post(`${path}/lots`, lot)).status).toBe(403)
  for (const origin of ['carry_over', 'reversal']) {
    const made = await as('commercial').post(`${path}/lots`, { ...lot, origin })
    expect(made.body).toMatchObject({
      status: 400,
      errors: [{ path: 'origin', code: 'not_allowed_here' }],
    })
  }
  const stale = await as('commercial').patch(path, { name: 'Otro' }, { 'if-match': '"7"' })
  expect(stale.status).toBe(412)
})

test('HR-1: contracts are found by words of their number, name or organization, and by type', async () => {
  const { as, given } = desk
  const { name } = given.organizations.a
  const numbersOf = async (query: string): Promise<string[]> =>
    (await as('commercial').get(`/contracts?${query}`)).body.items.map(
      ({ number }: { number: string }) => number,
    )
  const ofA = await numbersOf(`organizationId=${given.organizations.a.id}`)

  expect(ofA).toEqual(['CT-0001'])
  expect(await numbersOf('q=ct-0001')).toEqual(ofA)
  expect(await numbersOf(`q=${encodeURIComponent(name.slice(0, 5).toUpperCase())}`)).toEqual(ofA)
  expect(await numbersOf('q=%25')).toEqual([])
  expect(await numbersOf(`typeId=${given.organizations.a.id}`)).toEqual([])
})

test('EN-1: the soonest-ending live contract covers a product, up to the day before its end', async () => {
  const { contractWith, given, inDesk } = desk
  const organizationId = given.organizations.b.id
  const productId = given.product.id
  const covering = (on: string) =>
    inDesk((tx) => contractsCovering(tx, { organizationId, productId, on }))
  expect(await covering('2026-03-04')).toEqual({ contracts: [], reason: 'no_contract' })
  const long = await contractWith([], { organizationId, openCaseLimit: 3 })
  const short = await contractWith([], { organizationId, endsOn: '2026-06-01', openCaseLimit: 5 })

  expect((await covering('2026-05-31')).contracts.map(({ id }) => id)).toEqual([short.id, long.id])
  expect((await covering('2026-06-01')).contracts.map(({ id }) => id)).toEqual([long.id])
  expect(await covering('2027-01-01')).toEqual({ contracts: [], reason: 'expired' })
  const other = { organizationId, productId: given.organizations.a.id, on: '2026-03-04' }
  expect(await inDesk((tx) => contractsCovering(tx, other))).toMatchObject({
    reason: 'product_not_covered',
  })
  expect(await inDesk((tx) => placeLimit(tx, organizationId, '2026-05-31'))).toBe(5)
  expect(await inDesk((tx) => placeLimit(tx, organizationId, '2026-06-01'))).toBe(3)
})
