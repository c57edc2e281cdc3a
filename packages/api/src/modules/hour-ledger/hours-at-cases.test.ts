import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contract: Awaited<ReturnType<typeof desk.contractWith>>
beforeAll(async () => {
  desk = await setupHours()
  contract = await desk.contractWith([{ minutes: 600 }])
})
afterAll(() => desk.closeSound())

test('HR-6: what a balance holds names its consent and case, and work beyond it is told as uncharged', async () => {
  const { openCase, log, ask, accept, as } = desk
  const number = await openCase()
  await log(number, 135)
  const consent = await ask(number, 180)
  const before = await as('keyUserA').get(`/contracts/${contract.id}/hours-at-cases`)
  expect(before.body).toMatchObject({
    heldMinutes: 0,
    held: [],
    unchargedMinutes: 15,
    uncharged: [{ ticketNumber: number, unchargedMinutes: 15, worklogs: 1 }],
  })

  const asked = (await as('keyUserA').get(`/tickets/${number}/consents`)).body.items[0]
  expect(asked.effects).toMatchObject({ holdMinutes: 60, chargedNowMinutes: 15 })

  await accept(consent)
  const path = `/contracts/${contract.id}/hours-at-cases`
  const { body } = await as('keyUserA').get(path)
  const { balance } = (await as('keyUserA').get(`/contracts/${contract.id}`)).body
  expect(body).toMatchObject({
    contractId: contract.id,
    heldMinutes: balance.heldMinutes,
    held: [
      {
        ticketNumber: number,
        consentId: consent,
        heldMinutes: 45,
        agreedMinutes: 180,
        answeredBy: desk.given.users.keyUserA.name,
      },
    ],
    heldLeftOff: 0,
    unchargedMinutes: 0,
    uncharged: [],
  })
  expect((await as('requesterA').get(path)).status).toBe(403)
  expect((await as('keyUserB').get(path)).status).toBe(404)
})

test('HR-2: a lot without a note and the lots that a permission takes from are called by their last day', async () => {
  const { contractWith, openCase, ask, as } = desk
  const contract = await contractWith([{ minutes: 300, validUntil: '2026-04-01' }])
  const lots = await as('keyUserA').get(`/contracts/${contract.id}/lots`)
  expect(lots.body.items[0].name).toMatch(/ – 2026-03-31$/)

  const number = await openCase()
  await ask(number, 180)
  const { body } = await as('keyUserA').get(`/tickets/${number}/consents`)
  const [part] = body.items[0].effects.lots
  expect(part.name).not.toContain(part.validUntil)
})

test('HR-6: only work that a later permission or lot may still charge is told as uncharged', async () => {
  const { openCase, log, as } = desk
  const uncharged = async () => {
    const { body } = await as('keyUserA').get(`/contracts/${contract.id}/hours-at-cases`)
    return body.uncharged.map((one: { ticketNumber: number; unchargedMinutes: number }) => [
      one.ticketNumber,
      one.unchargedMinutes,
    ])
  }
  const number = await openCase()
  await expectStatus(201, log(number, 135))
  expect(await uncharged()).toEqual([[number, 15]])
  const rule = (coverage: string) =>
    expectStatus(
      200,
      as('supervisor').put(`/tickets/${number}/coverage`, { coverage, reason: 'Es así' }),
    )
  for (const coverage of ['warranty', 'included', 'courtesy', 'independent']) {
    await rule(coverage)
    expect([coverage, await uncharged()]).toEqual([coverage, []])
  }
  await rule('contract')
  expect(await uncharged()).toEqual([[number, 15]])

  const other = await openCase()
  await expectStatus(201, log(other, 60))
  const { body } = await as('keyUserA').get(`/contracts/${contract.id}/statement`)
  const charge = body.lines.findLast((line: { kind: string }) => line.kind === 'consume')
  await expectStatus(
    201,
    as('commercial').post(`/postings/${charge.postingId}/reversal`, {
      id: crypto.randomUUID(),
      reason: 'No se cobra',
    }),
  )
  expect(await uncharged()).toEqual([[number, 15]])

  await desk.inDesk(async (tx) => {
    await tx.db.execute(
      sql`update contracts set starts_on = ${desk.clock.now()}::date + 2 where id = ${contract.id}`,
    )
  })
  expect(await uncharged()).toEqual([])
})
