import { afterAll, beforeAll, expect, test } from 'vitest'
import { runDue } from '../../jobs/runner.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'

let desk: TestApp
beforeAll(async () => {
  desk = await setup()
  await givenContract(desk)
})
afterAll(() => desk.close())

const announce = (
  who: 'keyUserA' | 'requesterA' | 'agent',
  [startsAt, endsAt]: [string, string],
  more: object = {},
) => desk.as(who).post('/critical-windows', { reason: 'Pago de nómina', startsAt, endsAt, ...more })
/** Opens a case at an instant. */
async function openAt(instant: string, more: object = {}) {
  const now = desk.clock.now()
  desk.clock.set(new Date(instant))
  const opened = await givenCase(desk, 'requesterA', more)
  desk.clock.set(now)
  return opened
}

test('IN-10: given a window announced in time, when a case is opened in it the case is a priority at once', async () => {
  const announced = await announce('requesterA', ['2026-03-10T12:00:00Z', '2026-03-10T20:00:00Z'])
  const inside = await openAt('2026-03-10T15:00:00Z')
  const outside = await openAt('2026-03-10T20:00:00Z')

  expect(announced.body).toMatchObject({ isLate: false, cancelledAt: null, canCancel: true })
  expect(inside).toMatchObject({
    priorityState: 'confirmed',
    criticalWindow: { id: announced.body.id, reason: 'Pago de nómina', isLate: false },
  })
  expect(outside).toMatchObject({ priorityState: null, criticalWindow: null })
})

test('IN-10: given a window announced with fewer days to go than the rulebook asks, it is marked late, and so is the case in it', async () => {
  const late = await announce('keyUserA', ['2026-03-06T12:00:00Z', '2026-03-06T20:00:00Z'])
  const inside = await openAt('2026-03-06T15:00:00Z')

  expect(late.body.isLate).toBe(true)
  expect(inside).toMatchObject({ priorityState: 'confirmed', criticalWindow: { isLate: true } })
})

test('IN-10: given a window of one product, only its cases are in it', async () => {
  const product = await desk.as('admin').post('/products', {
    name: 'Otro',
    modules: [{ name: 'Caja' }],
  })
  await announce('keyUserA', ['2026-03-17T12:00:00Z', '2026-03-17T20:00:00Z'], {
    productId: product.body.id,
  })
  const inside = await openAt('2026-03-17T15:00:00Z')

  expect(product.status).toBe(201)
  expect(inside['criticalWindow']).toBeNull()
})

test('IN-10: a cancelled window makes nothing a priority, and is cancelled once, by who announced it, a key user or the desk', async () => {
  const { body } = await announce('keyUserA', ['2026-03-24T12:00:00Z', '2026-03-24T20:00:00Z'])
  const cancel = (who: 'requesterA' | 'keyUserB' | 'keyUserA' | 'agent') =>
    desk.as(who).delete(`/critical-windows/${body.id}`)

  expect((await cancel('keyUserB')).status).toBe(404)
  expect((await cancel('requesterA')).status).toBe(403)
  expect((await cancel('agent')).body).toMatchObject({ cancelledBy: 'Ana Agente' })
  expect((await cancel('keyUserA')).body.code).toBe('already_decided')
  expect((await openAt('2026-03-24T15:00:00Z'))['criticalWindow']).toBeNull()
})

test('IN-10: a window that is over, reversed or of another organization is refused, and each sees only theirs', async () => {
  const over = await announce('keyUserA', ['2026-03-01T12:00:00Z', '2026-03-02T12:00:00Z'])
  const reversed = await announce('keyUserA', ['2026-03-30T12:00:00Z', '2026-03-29T12:00:00Z'])
  const foreign = await announce('keyUserA', ['2026-03-30T12:00:00Z', '2026-03-30T20:00:00Z'], {
    organizationId: desk.given.organizations.b.id,
  })
  const nameless = await announce('agent', ['2026-03-30T12:00:00Z', '2026-03-30T20:00:00Z'])
  const ofB = await announce('agent', ['2026-03-30T12:00:00Z', '2026-03-30T20:00:00Z'], {
    organizationId: desk.given.organizations.b.id,
  })

  expect([over.body.code, reversed.body.code]).toEqual(['period_invalid', 'period_invalid'])
  expect(foreign.status).toBe(404)
  expect(nameless.body).toMatchObject({ errors: [{ path: 'organizationId', code: 'required' }] })
  expect(ofB.status).toBe(201)
  const idsOf = async (who: 'requesterA' | 'requesterB' | 'agent') =>
    (await desk.as(who).get('/critical-windows?open=true')).body.items.map(
      (one: { id: string }) => one.id,
    )
  expect(await idsOf('requesterA')).not.toContain(ofB.body.id)
  expect(await idsOf('requesterB')).toEqual([ofB.body.id])
  expect(await idsOf('agent')).toContain(ofB.body.id)
})

test('IN-10: who leads the account is told of a window', async () => {
  await runDue(desk.services.jobs, desk.clock.now())
  desk.mails.length = 0
  await announce('keyUserA', ['2026-04-07T12:00:00Z', '2026-04-07T20:00:00Z'])
  await runDue(desk.services.jobs, desk.clock.now())

  expect(desk.mails.map(({ to }) => to.address)).toEqual([desk.given.users.agent.email])
  expect(desk.mails[0]?.text).toContain('Pago de nómina')
  expect(desk.mails[0]?.text).toContain('/console/ventanas')
})
