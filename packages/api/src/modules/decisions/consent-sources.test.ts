import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { createTimerSweep } from '../timers/timers.sweep.service.ts'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

const answer = (id: string, body: object, who: Parameters<typeof desk.as>[0] = 'keyUserA') =>
  desk.as(who).post(`/consents/${id}/decision`, { decision: 'accept', ...body })
const effectsOf = async (number: number) =>
  (await desk.as('keyUserA').get(`/tickets/${number}/consents?status=pending`)).body.items[0]
    .effects
/** A case that is charged to a contract of these lots. */
async function caseOn(lots: Array<{ minutes: number }>, more: Record<string, unknown> = {}) {
  const { id } = await desk.contractWith(lots, more)
  const number = await desk.openCase()
  const body = { coverage: 'contract', contractId: id, reason: 'Este contrato' }
  await expectStatus(200, desk.as('supervisor').put(`/tickets/${number}/coverage`, body))
  return { id, number }
}

test('HR-6: named overdraft carries what the lots lack, charged up to what was agreed and by its consent', async () => {
  const { id, number } = await caseOn([{ minutes: 100 }], { overdraftMinutesMax: 90 })
  const consent = await desk.ask(number, 180)
  expect(await effectsOf(number)).toMatchObject({
    agreedBeforeMinutes: 0,
    agreedAfterMinutes: 180,
    shortfallMinutes: 80,
    sources: [{ source: 'overdraft', unheldMinutes: 80 }, { source: 'new_lot' }],
  })
  expect((await answer(consent, {})).body).toMatchObject({ code: 'balance_insufficient' })
  expect((await answer(consent, { source: 'independent' })).body.code).toBe('source_unavailable')
  const accepted = await answer(consent, { source: 'overdraft' })
  expect(accepted.body).toMatchObject({ source: 'overdraft', unheldMinutes: 80 })

  const worked = await desk.log(number, 200)
  expect(worked.body).toMatchObject({ chargedMinutes: 180, unchargedMinutes: 20 })
  expect(worked.body.consentIds).toEqual([consent])
  expect(await desk.balanceOf(id)).toMatchObject({ heldMinutes: 0, overdraftMinutes: 80 })
})

test('HR-6: minutes that wait for a new lot are held by it, the consent accepted first first, and earlier work is charged', async () => {
  const first = await caseOn([])
  const number = await desk.openCase()
  const ruling = { coverage: 'contract', contractId: first.id, reason: 'El mismo' }
  await expectStatus(200, desk.as('supervisor').put(`/tickets/${number}/coverage`, ruling))
  await answer(await desk.ask(first.number, 150), { source: 'new_lot' })
  await desk.with().put('/test/clock', { advanceMinutes: 1 })
  await answer(await desk.ask(number, 140), { source: 'new_lot' })
  const before = await desk.log(first.number, 60)
  expect(before.body).toMatchObject({ unchargedMinutes: 60, why: 'waits_for_lot' })
  const lot = { validFrom: '2026-01-01', validUntil: '2027-01-01', origin: 'purchase' }
  const grant = (minutes: number) =>
    expectStatus(
      201,
      desk.as('commercial').post(`/contracts/${first.id}/lots`, { ...lot, minutes }),
    )

  expect(before.body).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 60 })
  await grant(200)
  expect(await desk.balanceOf(first.id)).toMatchObject({
    availableMinutes: 0,
    heldMinutes: 140,
    consumedMinutes: 60,
  })
  const unheld = async (ref: number) =>
    (await desk.as('agent').get(`/tickets/${ref}/consents`)).body.items[0].unheldMinutes
  expect([await unheld(first.number), await unheld(number)]).toEqual([0, 90])
  await grant(100)
  expect(await desk.balanceOf(first.id)).toMatchObject({ availableMinutes: 10, heldMinutes: 230 })
})

test('HR-6: the rate is offered only where the desk has one, and its minutes are never taken from the contract', async () => {
  const { id, number } = await caseOn([{ minutes: 50 }])
  const price = {
    kind: 'independent',
    validFrom: '2026-01-01',
    hourPrice: { amount: 5000, currency: 'PEN' },
  }
  await expectStatus(201, desk.as('commercial').post('/rates', price))
  const consent = await desk.ask(number, 150)
  expect((await effectsOf(number)).sources[0]).toMatchObject({
    source: 'independent',
    unheldMinutes: 100,
    hourPrice: { amount: 5000 },
  })
  await expectStatus(200, answer(consent, { source: 'independent' }))

  const work = { component: 'l1', minutes: 120 }
  const planned = await desk.as('agent').post(`/tickets/${number}/worklogs/preview`, work)
  expect(planned.body).toMatchObject({ chargedMinutes: 50, why: 'agreed_at_rate' })
  await desk.log(number, 120)
  await desk.log(number, 30)
  await desk.log(number, 10)
  const shown = (await desk.as('supervisor').get(`/tickets/${number}/worklogs`)).body.items
  expect(shown).toMatchObject([
    { unchargedMinutes: 10, why: 'consent_limit', hourPrice: null },
    { unchargedMinutes: 30, why: 'agreed_at_rate', hourPrice: price.hourPrice },
    { chargedMinutes: 50, why: 'agreed_at_rate', hourPrice: price.hourPrice },
  ])
  expect(await desk.balanceOf(id)).toMatchObject({ consumedMinutes: 50, overdraftMinutes: 0 })
})

test('HR-6: a growing estimate is a new consent that shows what was agreed before; declined and withdrawn ones hold nothing', async () => {
  const { id, number } = await caseOn([{ minutes: 600 }])
  await answer(await desk.ask(number, 130), {})
  const second = await desk.ask(number, 60)
  expect(await effectsOf(number)).toMatchObject({
    agreedBeforeMinutes: 130,
    agreedAfterMinutes: 190,
  })
  await answer(second, { decision: 'decline' })
  const third = await desk.ask(number, 70)
  await expectStatus(200, desk.as('agent').post(`/decisions/${third}/withdrawal`, {}))

  expect(await desk.balanceOf(id)).toMatchObject({ heldMinutes: 130 })
  expect((await desk.as('agent').get(`/tickets/${number}`)).body.hours.limitMinutes).toBe(130)
})

test('A76: following the link of a decision decides nothing, and no agent, key or requester decides for the customer', async () => {
  const { id, number } = await caseOn([{ minutes: 600 }])
  const consent = await desk.ask(number, 150)
  await runDue(desk.services.jobs, desk.clock.now())
  const mail = desk.mails.findLast(({ subject }) => subject.includes(String(number)))
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
  for (const path of [new URL(link).pathname, `/api/v1/consents/${consent}/decision`])
    for (const method of ['GET', 'HEAD'] as const) {
      const followed = await desk.app.inject({ method, url: path })
      expect(followed.statusCode).not.toBe(500)
    }
  const key = await expectStatus(
    201,
    desk.as('admin').post('/api-keys', { name: 'ERP', scopes: ['tickets:read', 'tickets:write'] }),
  )
  const byKey = await desk
    .with(`Bearer ${key.apiKey}`)
    .post(`/consents/${consent}/decision`, { decision: 'accept' })

  expect([byKey.status, byKey.body.code]).toEqual([403, 'customer_decides'])
  for (const who of ['agent', 'supervisor'] as const)
    expect((await answer(consent, {}, who)).body).toMatchObject({
      status: 403,
      code: 'customer_decides',
    })
  expect((await answer(consent, {}, 'requesterA')).status).toBe(403)
  expect(await desk.balanceOf(id)).toMatchObject({ heldMinutes: 0, availableMinutes: 600 })
})

test('HR-8: a kind that needs an assessment charges nothing and asks for no other hours before the customer accepts it', async () => {
  const { id, number } = await caseOn([{ minutes: 600 }])
  const kinds = (await desk.as('admin').get('/catalogs/request-kinds')).body.items
  const requirement = kinds.find((one: { code: string }) => one.code === 'requirement')
  const settings = { assessmentFirst: true }
  await expectStatus(
    200,
    desk.as('admin').patch(`/catalogs/request-kinds/${requirement.id}`, { settings }),
  )
  const classification = { type: 'support', criticality: 'minor', requestKind: 'requirement' }
  const classified = await desk.as('agent').put(`/tickets/${number}/classification`, classification)
  const ask = (purpose: string, minutes: number) =>
    desk.as('agent').post(`/tickets/${number}/consents`, {
      purpose,
      minutes,
      explanation: 'Hay que relevar primero.',
    })

  expect(classified.body.hours.limitMinutes).toBe(0)
  expect((await desk.log(number, 20)).body).toMatchObject({
    chargedMinutes: 0,
    why: 'consent_limit',
  })
  expect((await ask('solution', 300)).body).toMatchObject({ status: 422, code: 'assessment_first' })
  const assessment = await expectStatus(201, ask('assessment', 130))
  await expectStatus(200, answer(assessment.id, {}))
  expect(await desk.balanceOf(id)).toMatchObject({ consumedMinutes: 20, heldMinutes: 110 })
  expect((await ask('solution', 300)).status).toBe(201)
})

test('HR-8: an assessment that was declined opens nothing, and another may be asked for', async () => {
  const { id, number } = await caseOn([{ minutes: 600 }])
  const classification = { type: 'support', criticality: 'minor', requestKind: 'requirement' }
  await expectStatus(200, desk.as('agent').put(`/tickets/${number}/classification`, classification))
  const ask = (purpose: string) =>
    desk
      .as('agent')
      .post(`/tickets/${number}/consents`, { purpose, minutes: 60, explanation: 'Relevar.' })
  await answer((await ask('assessment')).body.id, { decision: 'decline' })

  expect((await ask('analysis')).body.code).toBe('assessment_first')
  expect((await desk.log(number, 20)).body.chargedMinutes).toBe(0)
  expect((await ask('assessment')).status).toBe(201)
  expect(await desk.balanceOf(id)).toMatchObject({ consumedMinutes: 0, heldMinutes: 0 })
})

test('HR-8: on a desk whose kinds ask for no assessment, any hours are asked for and the threshold stands', async () => {
  const { number } = await caseOn([{ minutes: 600 }])
  const classification = { type: 'support', criticality: 'minor', requestKind: 'incident' }
  const { body } = await desk.as('agent').put(`/tickets/${number}/classification`, classification)

  expect(body.hours.limitMinutes).toBe(120)
  expect((await desk.log(number, 20)).body.chargedMinutes).toBe(20)
})

/** Requests that wait for somebody else's lock, here; without one the answer and the end meet at its row. */
const waiting = () =>
  desk.inDesk(async (tx) => {
    const { rows } = await tx.db.execute<{ count: number }>(
      sql`select count(distinct l.pid)::int as count from pg_locks l
        join pg_stat_activity a on a.pid = l.pid and a.datname = current_database()
        where not l.granted`,
    )
    return rows[0]?.count ?? 0
  })

test('HR-6: of an answer and the end of its time that meet, exactly one counts', async () => {
  const { id, number } = await caseOn([{ minutes: 6000 }])
  const expiresAt = new Date(desk.clock.now().getTime() + 60_000).toISOString()
  const body = { purpose: 'solution', minutes: 130, explanation: 'Corta', expiresAt }
  const consent = await expectStatus(
    201,
    desk.as('agent').post(`/tickets/${number}/consents`, body),
  )
  const isHeld = Promise.withResolvers<void>()
  const release = Promise.withResolvers<void>()
  const holding = desk.inDesk(async (tx) => {
    await tx.db.execute(sql`select from tickets where number = ${number} for update`)
    isHeld.resolve()
    await release.promise
  })
  await isHeld.promise

  const answering = answer(consent.id, {})
  await vi.waitUntil(async () => (await waiting()) >= 1, { timeout: 20_000 })
  let isOver = false
  desk.clock.advanceMinutes(2)
  const sweep = createTimerSweep({ db: desk.db, clock: desk.clock, log: { error: () => {} } })
  const ending = sweep.sweepToEnd()
  void ending.then(() => (isOver = true))
  await vi.waitUntil(async () => isOver || (await waiting()) >= 2, { timeout: 20_000 })
  release.resolve()
  const [answered] = await Promise.all([answering, ending, holding])
  await sweep.sweepToEnd()

  const [shown] = (await desk.as('agent').get(`/tickets/${number}/consents`)).body.items
  const isAccepted = answered.status === 200
  expect([answered.status, shown.status]).toEqual(isAccepted ? [200, 'accepted'] : [410, 'expired'])
  expect((await answer(consent.id, {})).body.code).toBe(
    isAccepted ? 'already_decided' : 'decision_expired',
  )
  expect((await desk.balanceOf(id)).heldMinutes).toBe(isAccepted ? 130 : 0)
})
