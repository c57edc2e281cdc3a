import { afterAll, beforeAll, expect, test } from 'vitest'
import { givenCase, givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { verifyClocks } from '../clocks/verify.service.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const reapply = () => desk.as('admin').post('/rulebook/reapply', {})
const caseOf = async (number: number) => (await desk.as('agent').get(`/tickets/${number}`)).body

test('targets in flight keep what was promised until the rules are re-applied, which the record tells, once', async () => {
  const fresh = await givenCase(desk)
  const asked = await givenStartedCase(desk)
  await desk
    .as('agent')
    .post(`/tickets/${asked.number}/transitions`, { action: 'ask', body: '¿Desde cuándo?' })
  const before = [await caseOf(fresh.number), await caseOf(asked.number)]
  await changePolicy(desk, (policy) => {
    policy.targets.firstReply['*'] = { minutes: 600, unit: 'business' }
    policy.silence.customerBusinessDays = 5
    return policy
  })
  expect((await caseOf(fresh.number)).sla).toEqual(before[0].sla)
  expect((await desk.as('supervisor').post('/rulebook/reapply', {})).status).toBe(403)

  expect((await reapply()).body).toEqual({ version: 2, casesChanged: 2, hasMore: false })
  const after = [await caseOf(fresh.number), await caseOf(asked.number)]
  // Wednesday at 10:00 in Caracas: ten business hours end on Thursday at 12:00.
  expect(after[0].sla.firstReply.dueAt).toMatch(/^2026-03-05T16:00:/)
  // The fifth business day after Wednesday.
  expect(after[1].autoCloseAt).toMatch(/^2026-03-11T21:00:/)
  expect(before[1].autoCloseAt).toMatch(/^2026-03-06T21:00:/)
  const { body } = await desk.as('agent').get(`/tickets/${fresh.number}/events?limit=100`)
  const told = body.items.filter(({ type }: { type: string }) => type === 'clock.retargeted')
  expect(told).toMatchObject([
    { actor: { name: 'Adán Administrador' }, payload: { rulebookVersion: 2 } },
  ])
  expect((await reapply()).body).toEqual({ version: 2, casesChanged: 0, hasMore: false })
  expect((await desk.as('admin').get('/audit?action=rulebook.reapplied')).body.items).toHaveLength(
    1,
  )
})

test('a clock whose rule is gone ends, and the records still tell what every clock did', async () => {
  const asked = await givenStartedCase(desk)
  await desk
    .as('agent')
    .post(`/tickets/${asked.number}/transitions`, { action: 'ask', body: '¿Desde cuándo?' })
  await changePolicy(desk, (policy) => {
    policy.silence.customerBusinessDays = null
    policy.silence.redAfter = null
    return policy
  })
  expect((await reapply()).body.casesChanged).toBe(3)
  expect((await caseOf(asked.number)).autoCloseAt).toBeNull()
  expect((await reapply()).body.casesChanged).toBe(0)
  const { differences } = await desk.inDesk((tx) => verifyClocks(tx, { asOf: desk.clock.now() }))
  expect(differences).toEqual([])
})
