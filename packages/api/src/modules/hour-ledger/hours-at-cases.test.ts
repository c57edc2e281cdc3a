import { afterAll, beforeAll, expect, test } from 'vitest'
import { setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

test('HR-6: what a balance holds names its consent and case, and work beyond it is told as uncharged', async () => {
  const { contractWith, openCase, log, ask, accept, as } = desk
  const contract = await contractWith([{ minutes: 600 }])
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
