import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { agoIso, expectStatus, setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeEach(async () => {
  desk = await setupHours()
})
afterEach(() => desk.closeSound())

const balanceOf = (contractId: string) => desk.balanceOf(contractId)

const figureNames = [
  'grantedMinutes',
  'availableMinutes',
  'heldMinutes',
  'consumedMinutes',
  'expiredMinutes',
  'overdraftMinutes',
  'graceMinutes',
  'futureMinutes',
]
/** All that the ledger says of a balance; dates and forecast aside. */
async function figuresOf(contractId: string): Promise<object> {
  const balance: Record<string, unknown> = await balanceOf(contractId)
  return Object.fromEntries(figureNames.map((name) => [name, balance[name]]))
}

test('HR-6: the worked example of the ledger holds by API, number by number', async () => {
  const { contractWith, openCase, log, ask, accept, as } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const none = {
    grantedMinutes: 600,
    expiredMinutes: 0,
    overdraftMinutes: 0,
    graceMinutes: 0,
    futureMinutes: 0,
  }

  const l1 = await log(number, 95)
  expect(l1.status).toBe(201)
  expect(l1.body).toMatchObject({
    loggedMinutes: 95,
    roundedMinutes: 95,
    chargedMinutes: 95,
    unchargedMinutes: 0,
    balanceAfterMinutes: 505,
    consentIds: [],
  })
  expect(l1.body).not.toHaveProperty('why')

  const l2 = await log(number, 40, { component: 'l2' })
  expect(l2.body).toMatchObject({
    loggedMinutes: 40,
    chargedMinutes: 25,
    unchargedMinutes: 15,
    why: 'consent_limit',
    balanceAfterMinutes: 480,
  })

  const first = await ask(number, 180)
  const pending = await as('keyUserA').get(`/tickets/${number}/consents`)
  expect(pending.body.items).toMatchObject([
    {
      id: first,
      status: 'pending',
      canAnswer: true,
      effects: {
        limitAfterMinutes: 180,
        holdMinutes: 60,
        balanceAfterMinutes: 420,
        shortfallMinutes: 0,
        lots: [{ lotId: contract.lotIds[0], minutes: 60, availableMinutes: 480 }],
      },
    },
  ])
  expect((await as('agent').get(`/tickets/${number}`)).body.status).toBe('waiting_decision')
  const accepted = await accept(first)
  expect(accepted.status).toBe(200)
  expect(accepted.body).toMatchObject({ status: 'accepted', source: 'contract', effects: null })
  expect((await as('agent').get(`/tickets/${number}`)).body.status).toBe('in_review')
  expect(await figuresOf(contract.id)).toEqual({
    ...none,
    availableMinutes: 420,
    heldMinutes: 45,
    consumedMinutes: 135,
  })

  const preview = await as('agent').post(`/tickets/${number}/worklogs/preview`, {
    component: 'quality',
    minutes: 60,
  })
  expect(preview.body).toEqual({
    loggedMinutes: 60,
    roundedMinutes: 60,
    chargedMinutes: 45,
    unchargedMinutes: 15,
    why: 'consent_limit',
    chargedBeforeMinutes: 135,
    limitMinutes: 180,
    heldAfterMinutes: 0,
    balanceAfterMinutes: 420,
  })
  const quality = await log(number, 60, { component: 'quality' })
  expect(quality.body).toMatchObject({
    chargedMinutes: 45,
    unchargedMinutes: 15,
    why: 'consent_limit',
    consentIds: [first],
  })
  expect(await figuresOf(contract.id)).toEqual({
    ...none,
    availableMinutes: 420,
    heldMinutes: 0,
    consumedMinutes: 180,
  })

  const second = await ask(number, 30)
  expect((await accept(second)).status).toBe(200)
  expect(await figuresOf(contract.id)).toEqual({
    ...none,
    availableMinutes: 390,
    heldMinutes: 15,
    consumedMinutes: 195,
  })

  await expectStatus(
    200,
    as('requesterA').post(`/tickets/${number}/transitions`, {
      action: 'close',
      reason: 'Ya no hace falta',
    }),
  )
  expect(await figuresOf(contract.id)).toEqual({
    ...none,
    availableMinutes: 405,
    heldMinutes: 0,
    consumedMinutes: 195,
  })
  expect((await as('keyUserA').get(`/tickets/${number}`)).body.hours).toMatchObject({
    consentedMinutes: 210,
    loggedMinutes: { l1: 95, l2: 40, l3: 0, quality: 60 },
    chargedMinutes: 195,
    unchargedMinutes: 0,
  })

  const statement = await as('keyUserA').get(`/contracts/${contract.id}/statement`)
  const lines = statement.body.lines.map((line: Record<string, unknown>) => [
    line['kind'],
    line['component'],
    line['minutes'],
    line['balanceAfter'],
    line['consentId'],
  ])
  expect(lines).toEqual([
    ['grant', null, 600, 600, null],
    ['consume', 'l1', -95, 505, null],
    ['consume', 'l2', -25, 480, null],
    ['hold', null, -60, 420, first],
    ['capture', 'l2', 15, 420, first],
    ['capture', 'quality', 45, 420, first],
    ['hold', null, -30, 390, second],
    ['capture', 'quality', 15, 390, second],
    ['release', null, 15, 405, second],
  ])
  expect(statement.body).toMatchObject({ openingMinutes: 0, closingMinutes: 405, headSeq: 9 })
  const again = await as('keyUserA').get(`/contracts/${contract.id}/statement`)
  expect(JSON.stringify(again.body)).toBe(JSON.stringify(statement.body))
})

test('HR-6: an acceptance that the balance cannot carry is refused whole, with the shortfall', async () => {
  const { contractWith, openCase, log, ask, accept, as } = desk
  const contract = await contractWith([{ minutes: 100 }])
  const number = await openCase()
  await log(number, 40)
  const consent = await ask(number, 150)

  const refused = await accept(consent)

  expect(refused.status).toBe(422)
  expect(refused.body).toMatchObject({ code: 'balance_insufficient', shortfallMinutes: 50 })
  expect(await balanceOf(contract.id)).toMatchObject({ availableMinutes: 60, heldMinutes: 0 })
  const decline = { decision: 'decline', comment: 'Este mes no' }
  expect((await as('keyUserA').post(`/consents/${consent}/decision`, decline)).body).toMatchObject({
    status: 'declined',
    comment: 'Este mes no',
  })
  expect((await accept(consent)).body).toMatchObject({ status: 409, code: 'already_decided' })
})

test('HR-6: only a key user of the organization decides', async () => {
  const { contractWith, openCase, ask, as } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const consent = await ask(number, 180)
  const decide = (who: Parameters<typeof as>[0]) =>
    as(who).post(`/consents/${consent}/decision`, { decision: 'accept' })

  for (const who of ['agent', 'supervisor'] as const) {
    expect((await decide(who)).body).toMatchObject({ status: 403, code: 'customer_decides' })
  }
  expect((await decide('requesterA')).body).toMatchObject({ status: 403, code: 'not_allowed' })
  expect((await decide('keyUserB')).status).toBe(404)
  expect(await balanceOf(contract.id)).toMatchObject({ heldMinutes: 0 })
  const answer = await as('backupA').post(`/decisions/${consent}/answer`, { decision: 'accept' })
  expect(answer.status).toBe(200)
})

test('HR-5: a repeated worklog answers its first result, another one with its id is refused', async () => {
  const { contractWith, openCase, log, as, clock } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const id = newId(clock.now())
  const startedAt = agoIso(clock.now(), 30)

  const first = await log(number, 30, { id, startedAt })
  const again = await log(number, 30, { id, startedAt })
  const other = await log(number, 31, { id, startedAt })
  const future = await log(number, 30, {
    startedAt: new Date(clock.now().getTime() + 60_000).toISOString(),
  })

  expect(again).toMatchObject({ status: 201, body: { id, chargedMinutes: 30 } })
  expect(again.body).toEqual({ ...first.body })
  expect(other.body).toMatchObject({ status: 422, code: 'entry_id_reused' })
  expect(future.body).toMatchObject({ status: 422, code: 'work_in_future' })
  expect(await balanceOf(contract.id)).toMatchObject({ consumedMinutes: 30 })
  const seen = await as('keyUserA').get(`/tickets/${number}/worklogs`)
  expect(seen.body.items).toMatchObject([
    { id, chargedMinutes: 30, author: { name: 'Ana Agente' } },
  ])
  expect((await as('keyUserB').get(`/tickets/${number}/worklogs`)).status).toBe(404)
})

test('A90: work that ends after now is refused and leaves nothing behind', async () => {
  const { contractWith, openCase, log, as, clock } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const tomorrow = new Date(clock.now().getTime() + 24 * 60 * 60_000).toISOString()

  const ends = await log(number, 60, { startedAt: agoIso(clock.now(), 30) })
  const starts = await log(number, 60, { startedAt: tomorrow })
  const preview = await as('agent').post(`/tickets/${number}/worklogs/preview`, {
    component: 'l1',
    minutes: 60,
    startedAt: agoIso(clock.now(), 30),
  })
  const now = await log(number, 60)

  for (const { body } of [ends, starts, preview])
    expect(body).toMatchObject({ status: 422, code: 'work_in_future' })
  expect(now.status).toBe(201)
  const kept = await as('agent').get(`/tickets/${number}/worklogs`)
  expect(kept.body.items).toHaveLength(1)
})

test('HR-3: a lot delivered five times at once is one lot', async () => {
  const { contractWith, as } = desk
  const { id: contractId } = await contractWith([])
  const body = {
    minutes: 90,
    validFrom: '2026-01-01',
    validUntil: '2027-01-01',
    origin: 'monthly',
    periodKey: '2026-03',
  }
  const deliveries = Array.from({ length: 5 }, () =>
    as('commercial').post(`/contracts/${contractId}/lots`, body),
  )
  const answers = await Promise.all(deliveries)

  expect(new Set(answers.map((answer) => `${answer.status} ${answer.body.id}`)).size).toBe(1)
  expect(await balanceOf(contractId)).toMatchObject({ grantedMinutes: 90 })
})
