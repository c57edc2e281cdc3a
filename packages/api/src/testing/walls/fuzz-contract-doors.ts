import { randomUUID } from 'node:crypto'
import { givenContract, givenCase } from '../given-case.ts'
import type { Answer, TestApp } from '../test-app.ts'

type Doors = Record<string, (desk: TestApp) => Promise<Answer>>
const v1 = '/api/v1'
const hourPrice = { amount: 3500, currency: 'USD' }
const days = { validFrom: '2026-01-01', validUntil: '2027-01-01' }

const sales = (desk: TestApp) => desk.as('commercial')
const contractOf = async (desk: TestApp) => `/contracts/${await givenContract(desk)}`
const newType = (desk: TestApp) =>
  sales(desk).post('/contract-types', {
    code: `puerta_${randomUUID().slice(0, 8)}`,
    name: 'Puerta',
    terms: { kind: 'package' },
  })
const newRate = (desk: TestApp) =>
  sales(desk).post('/rates', { kind: 'independent', validFrom: '2026-01-01', hourPrice })
const adjusted = async (desk: TestApp, minutes: number) =>
  sales(desk).post(`${await contractOf(desk)}/adjustments`, { minutes, reason: 'Puerta', ...days })
const renewal = async (desk: TestApp) =>
  sales(desk).post('/renewal-tasks', {
    contractId: await givenContract(desk, { minutes: 60 }),
    dueOn: '2026-12-01',
  })
const statement = async (desk: TestApp, ending: string) =>
  desk.as('keyUserA').get(`${await contractOf(desk)}/statement.${ending}`)

/** As `doors` of cases: what contracts, their ledger and their renewals accept in the right state alone. */
export const contractDoors: Doors = {
  [`POST ${v1}/contracts`]: (desk) =>
    sales(desk).post('/contracts', {
      organizationId: desk.given.organizations.a.id,
      name: 'Puerta',
      startsOn: '2026-01-01',
      endsOn: '2027-01-01',
      productIds: [desk.given.product.id],
    }),
  [`PATCH ${v1}/contracts/{id}`]: async (desk) =>
    sales(desk).patch(await contractOf(desk), { note: 'Puerta' }),
  [`POST ${v1}/contract-types`]: newType,
  [`POST ${v1}/contract-types/{id}/versions`]: async (desk) =>
    sales(desk).post(`/contract-types/${(await newType(desk)).body.id}/versions`, {
      effectiveFrom: '2027-05-01',
      terms: { kind: 'package' },
    }),
  [`POST ${v1}/contracts/{id}/versions`]: async (desk) =>
    sales(desk).post(`${await contractOf(desk)}/versions`, {
      effectiveFrom: desk.clock.now().toISOString().slice(0, 10),
      terms: { overdraftMinutesMax: 60 },
      reason: 'Puerta',
    }),
  [`POST ${v1}/rates`]: newRate,
  [`DELETE ${v1}/rates/{id}`]: async (desk) =>
    sales(desk).delete(`/rates/${(await newRate(desk)).body.id}`),
  [`POST ${v1}/contracts/{id}/licence-payments`]: async (desk) => {
    const factor = { year: 2026, currency: 'USD', minutesPerThousand: 60 }
    await sales(desk).post('/maintenance-factors', factor)
    return sales(desk).post(`${await contractOf(desk)}/licence-payments`, {
      licenceYear: 2026,
      paidOn: '2026-02-01',
      amount: { amount: 1_000_000, currency: 'USD' },
      validFrom: '2026-02-01',
    })
  },
  [`POST ${v1}/postings/{id}/reversal`]: async (desk) => {
    const path = await contractOf(desk)
    const { body } = await sales(desk).get(`${path}/postings`)
    return sales(desk).post(`/postings/${body.items[0].id}/reversal`, { reason: 'Puerta' })
  },
  [`GET ${v1}/contracts/{id}/statement.csv`]: (desk) => statement(desk, 'csv'),
  [`GET ${v1}/contracts/{id}/statement.xlsx`]: (desk) => statement(desk, 'xlsx'),
  [`POST ${v1}/contracts/{id}/statement-requests`]: async (desk) =>
    desk.as('keyUserA').post(`${await contractOf(desk)}/statement-requests`, { format: 'pdf' }),
  [`POST ${v1}/contracts/{id}/adjustments`]: (desk) => adjusted(desk, 30),
  [`POST ${v1}/adjustments/{id}/approval`]: async (desk) =>
    desk.as('supervisor').post(`/adjustments/${(await adjusted(desk, 6000)).body.id}/approval`, {
      decision: 'approve',
    }),
  [`DELETE ${v1}/adjustments/{id}`]: async (desk) =>
    sales(desk).delete(`/adjustments/${(await adjusted(desk, 6000)).body.id}`),
  [`POST ${v1}/contracts/{id}/renewals`]: async (desk) =>
    sales(desk).post(`${await contractOf(desk)}/renewals`, {
      startsOn: '2027-01-01',
      endsOn: '2028-01-01',
    }),
  [`POST ${v1}/renewal-tasks`]: renewal,
  [`PATCH ${v1}/renewal-tasks/{id}`]: async (desk) =>
    sales(desk).patch(`/renewal-tasks/${(await renewal(desk)).body.id}`, { note: 'Puerta' }),
  [`POST ${v1}/coverage-objections/{id}/answer`]: async (desk) => {
    const { number } = await givenCase(desk)
    const path = `/tickets/${number}/coverage`
    await desk.as('supervisor').put(path, { coverage: 'independent', reason: 'Puerta' })
    const { body } = await desk.as('keyUserA').post(`${path}/objections`, { reason: 'Puerta' })
    const answer = { outcome: 'rejected', answer: 'Puerta' }
    return desk.as('supervisor').post(`/coverage-objections/${body.id}/answer`, answer)
  },
}
