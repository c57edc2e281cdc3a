import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contractId = ''
beforeAll(async () => {
  desk = await setupHours()
  contractId = (await desk.contractWith([{ minutes: 60_000 }])).id
})
afterAll(() => desk.closeSound())

const coverages = ['contract', 'warranty', 'included', 'independent', 'courtesy'] as const
type Coverage = (typeof coverages)[number]
type Who = Parameters<typeof desk.as>[0]
const rule = (number: number, coverage: Coverage, more: Record<string, unknown> = {}) =>
  desk
    .as('supervisor')
    .put(`/tickets/${number}/coverage`, { coverage, reason: `Es ${coverage}`, ...more })
const hoursOf = async (number: number) =>
  (await desk.as('agent').get(`/tickets/${number}`)).body.hours
const eventsOf = async (number: number, type: string) => {
  const { body } = await desk.as('agent').get(`/tickets/${number}/events?limit=200`)
  return (body.items as Array<{ type: string; payload: object }>).filter((one) => one.type === type)
}
const postingsOf = async (id: string, number: number) =>
  (await desk.as('agent').get(`/contracts/${id}/postings?ticketNumber=${number}&limit=200`)).body
    .items as Array<Record<string, unknown>>
const close = (number: number) =>
  expectStatus(
    200,
    desk
      .as('requesterA')
      .post(`/tickets/${number}/transitions`, { action: 'close', reason: 'Ya está' }),
  )

test('HR-4: a case ruled a warranty gives back what it was charged, each posting reversed by its own with worklog and reason', async () => {
  const number = await desk.openCase()
  await desk.log(number, 90)
  const before = await desk.balanceOf(contractId)
  const ruled = await rule(number, 'warranty')

  expect(ruled.body).toMatchObject({
    coverage: 'warranty',
    ruling: { reason: 'Es warranty', by: 'Sara Supervisora' },
    effects: { worklogs: 1, reversedMinutes: 90, chargedMinutes: 0, unchargedMinutes: 90 },
  })
  const after = await desk.balanceOf(contractId)
  expect(after.consumedMinutes).toBe(before.consumedMinutes - 90)
  const [memo, reversal, consume] = await postingsOf(contractId, number)
  expect(reversal).toMatchObject({
    kind: 'reverse',
    reversesId: consume?.['id'],
    worklogId: consume?.['worklogId'],
    reason: 'Es warranty',
  })
  expect(memo).toMatchObject({
    kind: 'memo',
    worklogId: consume?.['worklogId'],
    reason: 'Es warranty',
  })
  expect(await hoursOf(number)).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 90 })
  const [told] = await eventsOf(number, 'coverage.ruled')
  expect(told?.payload).toMatchObject({ coverage: 'warranty', previousCoverage: 'contract' })
})

test('HR-4: the same ruling sent again moves nothing and tells nothing', async () => {
  const number = await desk.openCase()
  await desk.log(number, 30)
  await rule(number, 'courtesy')
  const posted = (await postingsOf(contractId, number)).length
  const again = await rule(number, 'courtesy')

  expect(again.body.effects).toMatchObject({ worklogs: 0, reversedMinutes: 0 })
  expect(await postingsOf(contractId, number)).toHaveLength(posted)
  expect(await eventsOf(number, 'coverage.ruled')).toHaveLength(1)
})

test('HR-4: holds go back when lots do not pay any more, and are taken anew with the consents when they do', async () => {
  const number = await desk.openCase()
  await desk.accept(await desk.ask(number, 200))
  await desk.log(number, 150)
  const held = (await desk.balanceOf(contractId)).heldMinutes
  expect((await rule(number, 'courtesy')).body.effects).toMatchObject({
    reversedMinutes: 150,
    releasedMinutes: 200,
  })
  expect((await desk.balanceOf(contractId)).heldMinutes).toBe(held - 50)
  expect((await rule(number, 'contract')).body.effects).toMatchObject({
    chargedMinutes: 150,
    heldMinutes: 200,
  })
  expect((await desk.balanceOf(contractId)).heldMinutes).toBe(held)
})

test('HR-4: ruled anew after the case closed and its month too, the open month reverses and posts again and names the month (A93)', async () => {
  const { id } = await desk.contractWith([{ minutes: 600 }], { startsOn: '2026-01-01' })
  const number = await desk.openCase()
  await rule(number, 'contract', { contractId: id })
  await desk.log(number, 60, { startedAt: '2026-02-10T14:00:00.000Z' })
  await close(number)
  await expectStatus(
    200,
    desk.as('supervisor').post('/month-closes', { month: '2026-02', contractIds: [id] }),
  )
  const february = await desk.as('keyUserA').get(`/contracts/${id}/statement?month=2026-02`)
  const ruled = await rule(number, 'warranty')
  const charged = await rule(number, 'contract', { contractId: id, reason: 'No era garantía' })

  expect(ruled.body.effects).toMatchObject({ reversedMinutes: 60, correctedMonths: ['2026-02'] })
  expect(charged.body.effects).toMatchObject({ chargedMinutes: 60, heldMinutes: 0 })
  const [consume, , , reversal] = await postingsOf(id, number)
  expect(reversal).toMatchObject({ kind: 'reverse', reason: '2026-02: Es warranty' })
  expect(consume).toMatchObject({ kind: 'consume', reason: '2026-02: No era garantía' })
  expect(String(consume?.['effectiveOn']).slice(0, 7)).toBe('2026-03')
  const later = await desk.as('keyUserA').get(`/contracts/${id}/statement?month=2026-02`)
  expect(later.body).toEqual(february.body)
  const march = await desk.as('keyUserA').get(`/contracts/${id}/statement?month=2026-03`)
  const kinds = (march.body.lines as Array<{ kind: string }>).map(({ kind }) => kind)
  expect(kinds).toEqual(expect.arrayContaining(['reverse', 'consume']))
})

test('HR-4: supervisor and account lead rule; an agent, a seller and the customer do not', async () => {
  const number = await desk.openCase()
  const ask = (who: Who) =>
    desk.as(who).put(`/tickets/${number}/coverage`, { coverage: 'courtesy', reason: 'Sí' })

  for (const who of ['otherAgent', 'commercial', 'admin', 'keyUserA', 'requesterA'] as const)
    expect([403, 404]).toContain((await ask(who)).status)
  expect((await ask('keyUserB')).status).toBe(404)
  expect((await ask('agent')).body.ruling).toMatchObject({ by: 'Ana Agente' })
  const seen = await desk.as('keyUserA').get(`/tickets/${number}/coverage`)
  expect(seen.body).toMatchObject({ coverage: 'courtesy', canRule: false, canObject: true })
})

test('HR-4: a customer objects once at a time, the supervisor reads who and why, and upholding takes a new ruling', async () => {
  const number = await desk.openCase()
  await desk.log(number, 45)
  const object = (who: Who) =>
    desk.as(who).post(`/tickets/${number}/coverage/objections`, { reason: 'Está en garantía' })
  const made = await object('requesterA')
  expect(made.body).toMatchObject({ status: 'open', coverage: 'contract', canAnswer: false })
  expect((await object('keyUserA')).body).toMatchObject({ status: 409, code: 'already_exists' })
  expect((await object('agent')).status).toBe(403)

  const read = await desk.as('supervisor').get(`/tickets/${number}/coverage/objections`)
  expect(read.body.items).toMatchObject([
    { madeBy: { name: 'Rita Solicitante' }, reason: 'Está en garantía', canAnswer: true },
  ])
  const answer = (body: object) =>
    desk.as('supervisor').post(`/coverage-objections/${made.body.id}/answer`, body)
  const upheld = { outcome: 'upheld', answer: 'Tiene razón' }
  expect((await answer(upheld)).body).toMatchObject({ status: 422, code: 'ruling_required' })
  const same = { ...upheld, ruling: { coverage: 'contract' } }
  expect((await answer(same)).body.code).toBe('ruling_required')
  const answered = await answer({ ...upheld, ruling: { coverage: 'warranty' } })
  expect(answered.body).toMatchObject({ status: 'upheld', answer: 'Tiene razón' })
  expect((await answer(upheld)).body.code).toBe('already_decided')
  expect(await hoursOf(number)).toMatchObject({ chargedMinutes: 0 })
  expect(
    (await desk.as('requesterA').get(`/tickets/${number}/coverage`)).body.ruling,
  ).toMatchObject({ reason: 'Tiene razón' })
  for (const type of ['coverage.objected', 'coverage.answered', 'coverage.ruled'])
    expect(await eventsOf(number, type)).toHaveLength(1)
})

test('HR-4: work on overdraft that lots have backed since is ruled anew, and they have their minutes back', async () => {
  const lent = await desk.contractWith([{ minutes: 20 }], { overdraftMinutesMax: 90 })
  const number = await desk.openCase()
  await rule(number, 'contract', { contractId: lent.id })
  await desk.log(number, 40)
  await desk.log(number, 60, { component: 'l2' })
  for (const minutes of [50, 45]) {
    const days = { validFrom: '2026-01-01', validUntil: '2027-01-01' }
    const lot = { minutes, ...days, origin: 'purchase' }
    await expectStatus(201, desk.as('commercial').post(`/contracts/${lent.id}/lots`, lot))
  }
  const backed = { availableMinutes: 15, consumedMinutes: 100, overdraftMinutes: 0 }
  expect(await desk.balanceOf(lent.id)).toMatchObject(backed)

  expect((await rule(number, 'warranty')).body.effects).toMatchObject({ reversedMinutes: 100 })
  const whole = { availableMinutes: 115, consumedMinutes: 0, overdraftMinutes: 0 }
  expect(await desk.balanceOf(lent.id)).toMatchObject(whole)
  expect(await desk.violations()).toEqual([])

  const back = { contractId: lent.id, reason: 'No era garantía' }
  expect((await rule(number, 'contract', back)).body.effects).toMatchObject({ chargedMinutes: 100 })
  expect(await desk.balanceOf(lent.id)).toMatchObject(backed)
  expect(await desk.violations()).toEqual([])
})

test('A93: one posting of work on overdraft that a lot has backed since is reversed, and the lot has its minutes back', async () => {
  const lent = await desk.contractWith([], { overdraftMinutesMax: 90 })
  const number = await desk.openCase()
  await rule(number, 'contract', { contractId: lent.id })
  await desk.log(number, 30)
  await desk.log(number, 50, { component: 'l2' })
  const days = { validFrom: '2026-01-01', validUntil: '2027-01-01' }
  const lot = { minutes: 70, ...days, origin: 'purchase' }
  await expectStatus(201, desk.as('commercial').post(`/contracts/${lent.id}/lots`, lot))
  const work = (await postingsOf(lent.id, number)).filter(({ kind }) => kind === 'consume')
  const reverse = (id: unknown, reason: string) =>
    desk.as('commercial').post(`/postings/${String(id)}/reversal`, {
      id: newId(desk.clock.now()),
      reason,
    })

  const reversed = await reverse(work[0]?.['id'], 'Se cobró dos veces')

  expect(reversed).toMatchObject({ status: 201, body: { kind: 'reverse' } })
  expect(await desk.balanceOf(lent.id)).toMatchObject({
    availableMinutes: 40,
    consumedMinutes: 30,
    overdraftMinutes: 0,
  })
  expect(await hoursOf(number)).toMatchObject({ chargedMinutes: 30, unchargedMinutes: 50 })
  expect((await reverse(work[0]?.['id'], 'Otra vez')).body.code).toBe('already_reversed')
  expect(await desk.violations()).toEqual([])
})

test('HR-4: whatever is ruled among the five coverages and three contracts, the ledger stays sound and the last ruling decides', async () => {
  const scarce = await desk.contractWith([{ minutes: 130 }], { overdraftMinutesMax: 90 })
  const warranty = await desk.contractWith([{ minutes: 100 }], { kind: 'warranty' })
  const numbers = [await desk.openCase(), await desk.openCase()]
  await desk.accept(await desk.ask(numbers[0] ?? 0, 180))
  for (const number of numbers) {
    await desk.log(number, 70)
    await desk.log(number, 95, { component: 'l2' })
  }
  const original = await Promise.all(numbers.map(hoursOf))
  const places = [contractId, scarce.id, warranty.id]
  let seed = 20260322
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  for (let step = 0; step < 9; step += 1) {
    const coverage = coverages[next(5)] ?? 'contract'
    const place = { contractId: places[next(3)], reason: `Paso ${step}` }
    await expectStatus(200, rule(numbers[next(2)] ?? 0, coverage, place))
    if (step === 9) await close(numbers[1] ?? 0)
    expect(await desk.violations()).toEqual([])
  }
  for (const number of numbers)
    await expectStatus(200, rule(number, 'contract', { contractId, reason: 'Al fin' }))

  expect(await desk.violations()).toEqual([])
  const charged = (hours: Array<{ chargedMinutes: number }>) =>
    hours.map(({ chargedMinutes }) => chargedMinutes)
  expect(charged(await Promise.all(numbers.map(hoursOf)))).toEqual(charged(original))
  for (const { id } of [scarce, warranty])
    expect(await desk.balanceOf(id)).toMatchObject({ consumedMinutes: 0, heldMinutes: 0 })
})

test('HR-4: minutes that a ruling gives back to a lot that ended expire with it', async () => {
  const validUntil = '2026-03-12'
  const ended = await desk.contractWith([{ minutes: 100, validUntil }])
  const number = await desk.openCase()
  await rule(number, 'contract', { contractId: ended.id })
  await desk.log(number, 70)
  desk.clock.advanceMinutes(20 * 24 * 60)
  const sweep = () => desk.services.jobs.ledger.sweepToEnd()
  await sweep()
  expect(await desk.balanceOf(ended.id)).toMatchObject({ expiredMinutes: 30, consumedMinutes: 70 })

  await expectStatus(200, rule(number, 'warranty'))
  await sweep()

  expect(await desk.balanceOf(ended.id)).toMatchObject({
    availableMinutes: 0,
    consumedMinutes: 0,
    expiredMinutes: 100,
  })
})
