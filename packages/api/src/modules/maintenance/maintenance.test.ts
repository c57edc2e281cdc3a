import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus } from '../hour-ledger/testing/hours-desk.ts'
import { verifyLedger } from '../hour-ledger/ledger-verify.service.ts'
import { rateOn } from '../rates/rates.service.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ preset: 'hour-package' })
})
afterAll(() => desk.close())

const commercial = () => desk.as('commercial')
const paid = (licenceYear: number, amount: number, more: Record<string, unknown> = {}) => ({
  licenceYear,
  paidOn: '2026-03-02',
  amount: { amount, currency: 'USD' },
  validFrom: '2026-03-04',
  ...more,
})
const factor = (year: number, minutesPerThousand: number, currency = 'USD') =>
  expectStatus(
    201,
    commercial().post('/maintenance-factors', { year, currency, minutesPerThousand }),
  )

test('HR-3: a licence payment brings one lot by the factor of its year, however often it is delivered', async () => {
  const contractId = await givenContract(desk, { minutes: 0 })
  const path = `/contracts/${contractId}/licence-payments`
  await factor(2026, 500)
  await factor(2026, 600)
  await factor(2027, 900)
  // 2,500.00 USD at 600 minutes of each 1,000.
  const bodies = Array.from({ length: 5 }, () => paid(2026, 250_000, { reference: 'F-001' }))
  const answers = await Promise.all(bodies.map((body) => commercial().post(path, body)))

  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201])
  const [payment] = answers.map(({ body }) => body)
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(payment).toMatchObject({ minutes: 1500, minutesPerThousand: 600 })
  const { items } = await expectStatus(200, commercial().get(`/contracts/${contractId}/lots`))
  expect(items).toMatchObject([
    {
      id: payment.lotId,
      origin: 'maintenance',
      periodKey: '2026',
      grantedMinutes: 1500,
      accumulates: false,
      // A year after it began, or with its contract.
      validUntil: '2027-01-01',
    },
  ])
  const other = await commercial().post(path, paid(2026, 250_001))
  expect(other.body).toMatchObject({ status: 409, code: 'already_exists' })
  const seen = await expectStatus(200, desk.as('keyUserA').get(path))
  expect(seen.items).toMatchObject([{ licenceYear: 2026, amount: { amount: 250_000 } }])
  expect((await desk.as('keyUserB').get(path)).status).toBe(404)
  expect((await desk.as('agent').get(path)).body.items[0]).not.toHaveProperty('amount')
  expect(await desk.inDesk((tx) => verifyLedger(tx))).toEqual([])
})

test('HR-3: maintenance ends within a year of its first day: it does not accumulate', async () => {
  const contractId = await givenContract(desk, { minutes: 0 })
  const path = `/contracts/${contractId}/licence-payments`
  await factor(2024, 60)
  const tooLong = paid(2024, 100_000, { validUntil: '2027-03-05' })
  const reversed = paid(2024, 100_000, { validUntil: '2026-03-04' })
  for (const body of [tooLong, reversed])
    expect((await commercial().post(path, body)).body.code).toBe('period_invalid')
  const leap = paid(2024, 1_000_000, { validFrom: '2024-02-29', validUntil: '2025-03-01' })
  expect((await commercial().post(path, leap)).body).toMatchObject({ minutes: 600 })
})

test('HR-3: a payment without a factor for its year, or in a desk without maintenance, is refused', async () => {
  const contractId = await givenContract(desk, { minutes: 0 })
  const path = `/contracts/${contractId}/licence-payments`
  const missing = await commercial().post(path, paid(2031, 100_000))
  expect(missing.body).toMatchObject({ status: 422, code: 'factor_missing' })
  await factor(2032, 1_000_000)
  const enormous = await commercial().post(path, paid(2032, 1_000_000_000_000))
  expect(enormous.body).toMatchObject({ status: 400, errors: [{ path: 'amount.amount' }] })
  for (const amount of [0, -1, 0.5, 1e13])
    expect((await commercial().post(path, paid(2032, amount))).status).toBe(400)
  // Less than a minute: recorded, and no lot.
  const little = await expectStatus(201, commercial().post(path, paid(2026, 100)))
  expect(little).toMatchObject({ minutes: 0, lotId: null })

  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, maintenance: 'off' },
  }))
  const off = await commercial().post(path, paid(2027, 100_000))
  expect(off.body).toMatchObject({ status: 422, code: 'rule_off' })
})

test('HR-1: the price of an hour is that of the day worked, its component’s before the general one, withdrawn ones aside', async () => {
  const add = (validFrom: string, amount: number, component: string | null = null) =>
    expectStatus(
      201,
      commercial().post('/rates', {
        kind: 'independent',
        component,
        validFrom,
        hourPrice: { amount, currency: 'USD' },
      }),
    )
  const general = await add('2026-01-01', 5000)
  await add('2026-03-01', 6000)
  const visits = await add('2026-02-01', 9000, 'visit')
  await add('2026-05-01', 7000)
  const priced = (on: string, component: string) =>
    desk.inDesk(async (tx) => {
      const found = await rateOn(tx, { kind: 'independent', component, on })
      return found?.hourPrice.amount
    })
  expect(await priced('2025-12-31', 'l1')).toBeUndefined()
  expect(await priced('2026-01-01', 'l1')).toBe(5000)
  expect(await priced('2026-02-28', 'visit')).toBe(9000)
  expect(await priced('2026-03-04', 'visit')).toBe(9000)
  expect(await priced('2026-03-04', 'l1')).toBe(6000)
  expect(await priced('2026-05-01', 'l1')).toBe(7000)

  expect((await commercial().delete(`/rates/${visits.id}`)).status).toBe(204)
  expect((await commercial().delete(`/rates/${visits.id}`)).status).toBe(204)
  expect(await priced('2026-03-04', 'visit')).toBe(6000)
  const { items } = await expectStatus(200, desk.as('supervisor').get('/rates'))
  expect(items.map((one: { isInForce: boolean }) => one.isInForce)).toEqual([false, true, false])
  expect(items.at(-1).id).toBe(general.id)
  expect((await desk.as('agent').get('/rates')).status).toBe(403)
  const strange = { kind: 'independent', component: 'nada', validFrom: '2026-01-01' }
  const hourPrice = { amount: 1, currency: 'USD' }
  const unknown = await commercial().post('/rates', { ...strange, hourPrice })
  expect(unknown.body).toMatchObject({ code: 'reference_unknown' })
})
