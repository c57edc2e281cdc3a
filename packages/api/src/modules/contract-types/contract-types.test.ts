import { CONTRACT_KINDS } from '@mesa/shared/ledger/terms'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

const commercial = () => desk.as('commercial')
const goTo = (instant: string) =>
  desk.clock.advanceMinutes((Date.parse(instant) - desk.clock.now().getTime()) / 60_000)

let types = 0
/** A type of the desk with these terms; answers its id. */
async function typeWith(terms: Record<string, unknown>): Promise<string> {
  types += 1
  const body = { code: `tipo_${types}`, name: `Tipo ${types}`, terms }
  return (await expectStatus(201, commercial().post('/contract-types', body))).id
}

const termsOf = async (contractId: string) =>
  (await expectStatus(200, commercial().get(`/contracts/${contractId}/versions`))).items as Array<{
    version: number
    isInForce: boolean
    terms: Record<string, unknown>
  }>

test('HR-1: the desk designs types of every kind, in versions from a day on, never backwards', async () => {
  const ids = new Map<string, string>()
  for (const kind of CONTRACT_KINDS) ids.set(kind, await typeWith({ kind }))
  const seen = await expectStatus(200, desk.as('supervisor').get('/contract-types?limit=200'))
  const made = (seen.items as Array<{ id: string; version: { terms: { kind: string } } }>).filter(
    ({ id }) => [...ids.values()].includes(id),
  )
  expect(made.map(({ version }) => version.terms.kind)).toEqual([...CONTRACT_KINDS])

  const path = `/contract-types/${ids.get('monthly')}`
  const monthly = { kind: 'monthly', period: 'month', periodMinutes: 600 }
  const from = (effectiveFrom: string, more = {}) =>
    commercial().post(`${path}/versions`, { effectiveFrom, terms: { ...monthly, ...more } })
  expect((await from('2026-03-03')).body).toMatchObject({ status: 422, code: 'not_backwards' })
  expect((await from('2026-05-01')).body).toMatchObject({ version: 2, isInForce: false })
  expect((await from('2026-04-01')).body).toMatchObject({ status: 422, code: 'not_backwards' })
  const type = await expectStatus(200, commercial().get(path))
  expect(type).toMatchObject({ version: { version: 1 }, upcoming: { effectiveFrom: '2026-05-01' } })
  const { items } = await expectStatus(200, commercial().get(`${path}/versions?limit=1`))
  expect(items).toMatchObject([{ version: 2 }])

  expect((await desk.as('agent').get('/contract-types')).status).toBe(403)
  expect((await desk.as('keyUserA').get('/contract-types')).status).toBe(403)
  const another = { code: 'otro', name: 'Otro', terms: {} }
  expect((await desk.as('supervisor').post('/contract-types', another)).status).toBe(403)
})

test('HR-1: terms that contradict themselves or name what the desk does not have are refused', async () => {
  const refused: Array<[Record<string, unknown>, string, string]> = [
    [{ period: 'month' }, 'terms.periodMinutes', 'required'],
    [{ period: 'month', periodMinutes: 0 }, 'terms.periodMinutes', 'required'],
    [{ period: 'month', periodMinutes: -1 }, 'terms.periodMinutes', 'too_small'],
    [{ period: 'month', periodMinutes: 90.5 }, 'terms.periodMinutes', 'wrong_type'],
    [{ period: 'month', periodMinutes: 1e12 }, 'terms.periodMinutes', 'too_large'],
    [{ unlimited: true, periodMinutes: 60 }, 'terms.periodMinutes', 'not_allowed_here'],
    [
      { carryOver: { percent: 50, minutesMax: null, periods: 1 } },
      'terms.carryOver',
      'not_allowed_here',
    ],
    [
      { kind: 'warranty', hourPrice: { amount: 1, currency: 'USD' } },
      'terms.hourPrice',
      'too_large',
    ],
    [
      { weights: { components: { nada: 100 }, afterHoursPercent: 100 } },
      'terms.weights.components.nada',
      'not_found',
    ],
    [{ products: [desk.given.organizations.a.id] }, 'terms.products', 'not_found'],
    [{ calendarId: desk.given.product.id }, 'calendarId', 'not_found'],
  ]
  for (const [terms, path, code] of refused) {
    const answer = await commercial().post('/contract-types', { code: 'malo', name: 'Malo', terms })
    expect(answer.body.errors, JSON.stringify(terms)).toContainEqual(
      expect.objectContaining({ path, code }),
    )
  }
})

test('HR-1: a contract takes the terms of its type on the day it begins, and keeps them when the type changes', async () => {
  const terms = {
    kind: 'annual',
    overdraftMinutesMax: 90,
    roundingMinutes: 15,
    hourPrice: { amount: 4500, currency: 'USD' },
    openCaseLimits: { small: 2, medium: 3, large: 4 },
    products: [desk.given.product.id],
  }
  const typeId = await typeWith(terms)
  const contract = { organizationId: desk.given.organizations.b.id, name: 'Anual', typeId }
  const dates = { startsOn: '2026-01-01', endsOn: '2027-01-01' }
  const made = await expectStatus(201, commercial().post('/contracts', { ...contract, ...dates }))
  const kept = {
    kind: 'annual',
    typeId,
    termsVersion: 1,
    overdraftMinutesMax: 90,
    roundingMinutes: 15,
    hourlyRate: { amount: 4500 },
    openCaseLimit: null,
    openCaseLimitInForce: 3,
    products: [{ id: desk.given.product.id }],
  }
  expect(made).toMatchObject(kept)

  const other = { effectiveFrom: '2026-03-04', terms: { ...terms, overdraftMinutesMax: 0 } }
  await expectStatus(201, commercial().post(`/contract-types/${typeId}/versions`, other))
  expect((await commercial().get(`/contracts/${made.id}`)).body).toMatchObject(kept)
  const own = { ...contract, ...dates, startsOn: '2026-04-01', overdraftMinutesMax: 30 }
  const later = await expectStatus(201, commercial().post('/contracts', own))
  expect(later).toMatchObject({ overdraftMinutesMax: 30, roundingMinutes: 15, status: 'future' })
  const types = await expectStatus(200, commercial().get(`/contract-types/${typeId}`))
  expect(types.contracts).toBe(2)

  const tooLong = { ...contract, startsOn: '2026-01-01', endsOn: '2056-01-01' }
  const wrong = [
    tooLong,
    { ...tooLong, endsOn: '2026-01-01' },
    { ...tooLong, endsOn: '2025-12-31' },
  ]
  for (const one of wrong)
    expect((await commercial().post('/contracts', one)).body.code).toBe('period_invalid')
  const entry = `/catalogs/contract-types/${typeId}`
  await expectStatus(200, desk.as('admin').patch(entry, { retired: true }))
  const retired = await commercial().post('/contracts', { ...contract, ...dates })
  expect(retired.body).toMatchObject({ code: 'reference_unknown', errors: [{ path: 'typeId' }] })
})

test('HR-1: an upgrade in mid-period is a version and its lot in one act, and the lots of before stay as they were', async () => {
  const { id, lotIds } = await desk.contractWith([{ minutes: 300 }])
  const path = `/contracts/${id}/versions`
  const typeId = await typeWith({ kind: 'package', overdraftMinutesMax: 60 })
  const lot = {
    minutes: 600,
    validFrom: '2026-03-04',
    validUntil: '2027-01-01',
    note: 'Ampliación',
  }
  const upgrade = { effectiveFrom: '2026-03-04', typeId, reason: 'Amplía su paquete', lot }

  for (const validUntil of ['2026-03-04', '2026-03-03', '2066-03-04']) {
    const dates = { ...lot, validUntil }
    const refused = await commercial().post(path, { ...upgrade, lot: dates })
    expect(refused.body.code).toBe('period_invalid')
    const byHand = { minutes: 60, origin: 'purchase', validFrom: '2026-03-04', validUntil }
    const granted = await commercial().post(`/contracts/${id}/lots`, byHand)
    expect(granted.body.code).toBe('period_invalid')
  }
  expect(await termsOf(id)).toHaveLength(1)
  expect((await desk.as('supervisor').post(path, upgrade)).status).toBe(403)
  const added = await expectStatus(201, commercial().post(path, upgrade))
  expect(added).toMatchObject({ version: 2, isInForce: true, type: { id: typeId }, typeVersion: 1 })

  const contract = await expectStatus(200, desk.as('keyUserA').get(`/contracts/${id}`))
  expect(contract).toMatchObject({ kind: 'package', overdraftMinutesMax: 60, termsVersion: 2 })
  const { items } = await expectStatus(200, commercial().get(`/contracts/${id}/lots`))
  const minutes = Object.fromEntries(
    (items as Array<{ id: string; grantedMinutes: number }>).map((one) => [
      one.id === lotIds[0] ? 'before' : 'upgrade',
      one.grantedMinutes,
    ]),
  )
  expect(minutes).toEqual({ before: 300, upgrade: 600 })
  const seen = await expectStatus(200, desk.as('keyUserA').get(path))
  expect(seen.items).toMatchObject([{ version: 2 }, { version: 1, isInForce: false }])
  expect(seen.items[0]).not.toHaveProperty('reason')
  const again = (effectiveFrom: string) =>
    commercial().post(path, { effectiveFrom, terms: { graceDays: 2 }, reason: 'Otra' })
  expect((await again('2026-03-03')).body.code).toBe('not_backwards')
  expect((await again('2027-01-01')).body.code).toBe('period_invalid')
})

test('HR-1: announced terms come into force on their day, with places and calendar', async () => {
  const { id } = await desk.contractWith([{ minutes: 60 }])
  const definition = (await desk.as('admin').get('/calendars')).body.items[0].currentVersion
    .definition
  const calendar = { name: 'De noche', definition }
  const calendarId = (await expectStatus(201, desk.as('admin').post('/calendars', calendar))).id
  const terms = { calendarId, openCaseLimits: { small: 1, medium: 1, large: 1 }, graceDays: 9 }
  const announced = { effectiveFrom: '2026-03-20', terms, reason: 'Desde el 20' }
  const path = `/contracts/${id}/versions`
  expect((await expectStatus(201, commercial().post(path, announced))).isInForce).toBe(false)
  const contract = async () => (await commercial().get(`/contracts/${id}`)).body
  expect(await contract()).toMatchObject({ calendarId: null, termsVersion: 1 })
  const patch = await commercial().patch(`/contracts/${id}`, { overdraftMinutesMax: 5 })
  expect(patch.body).toMatchObject({ status: 422, code: 'not_backwards' })

  goTo('2026-03-20T04:00:00.000Z')
  await desk.services.jobs.ledger.sweepToEnd()
  expect(await contract()).toMatchObject({ calendarId, termsVersion: 2, openCaseLimitInForce: 1 })
  const patched = await commercial().patch(`/contracts/${id}`, { overdraftMinutesMax: 5 })
  expect(patched.body).toMatchObject({ overdraftMinutesMax: 5, termsVersion: 3, calendarId })
})

test('HR-1: a warranty with hours consumes its lots at price zero, one without them only records the work', async () => {
  const typeId = await typeWith({ kind: 'warranty', renewal: 'none' })
  const organizationId = desk.given.organizations.b.id
  for (const [lots, charged] of [
    [[{ minutes: 300 }], 20],
    [[], 0],
  ] as const) {
    const endsOn = charged === 20 ? '2026-06-01' : '2026-05-01'
    const { id } = await desk.contractWith([...lots], {
      organizationId,
      typeId,
      endsOn,
      productIds: [desk.given.product.id],
    })
    const opened = await desk.as('requesterB').post('/tickets', {
      productId: desk.given.product.id,
      module: 'Facturación',
      summary: `La garantía cubre el cierre ${charged}`,
      body: 'El cierre de caja no cuadra.',
      confirmNotDuplicate: true,
    })
    const { number } = opened.body
    expect(opened.body).toMatchObject({ coverage: 'warranty' })
    await desk.as('agent').post(`/tickets/${number}/transitions`, { action: 'review' })
    const work = await expectStatus(201, desk.log(number, 20))
    expect(work).toMatchObject({ chargedMinutes: charged, contractId: id })
  }
})
