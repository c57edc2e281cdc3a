import { expect, test } from 'vitest'
import { givenCase } from '../../testing/given-case.ts'
import { setupForTest } from '../../testing/test-app.ts'
import { sessions } from '../identity/identity.tables.ts'
import { newestInstant, verifyClocks } from './verify.service.ts'

test('P22: a desk whose test clock is ahead is verified as of what it last wrote down, a warning included', async () => {
  const desk = await setupForTest()
  const contract = await desk.as('commercial').post('/contracts', {
    organizationId: desk.given.organizations.a.id,
    name: 'Plan largo',
    kind: 'contract',
    startsOn: '2059-01-01',
    endsOn: '2061-01-01',
    productIds: [desk.given.product.id],
  })
  expect(contract.status).toBe(201)
  const ahead = new Date('2060-03-03T14:00:00.000Z')
  desk.clock.set(ahead)
  await desk.inDesk((tx) =>
    tx.db.update(sessions).set({ lastUsedAt: ahead, expiresAt: new Date('2060-03-04') }),
  )
  await givenCase(desk)
  const opened = await desk.inDesk(newestInstant)
  // Past the warning of half a first reply, which is in no record.
  desk.clock.advanceMinutes(30.5 * 60)
  await desk.services.jobs.timers.sweepToEnd()

  const { asOf, newest, today } = await desk.inDesk(async (tx) => {
    const at = await newestInstant(tx)
    return {
      asOf: at,
      newest: await verifyClocks(tx, { asOf: at }),
      today: await verifyClocks(tx, { asOf: new Date() }),
    }
  })
  expect(opened > ahead).toBe(true)
  expect(asOf.getTime() - opened.getTime()).toBeGreaterThan(3_600_000)
  expect(newest.differences).toEqual([])
  // By the machine’s time the warning that was told lies ahead.
  expect(today.differences.map(({ check }) => check)).toContain('timers')
})
