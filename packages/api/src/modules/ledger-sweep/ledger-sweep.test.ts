import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLedgerSweep } from './ledger-sweep.service.ts'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

type Lot = Record<string, number | string>
const sweep = () => desk.services.jobs.ledger.sweepToEnd()
const goTo = (instant: string) =>
  desk.clock.advanceMinutes((Date.parse(instant) - desk.clock.now().getTime()) / 60_000)

/** Nobody's month is over at midnight in Greenwich: the contracts are of Caracas, four hours behind. */
const midnight = (date: string) => `${date}T04:00:00.000Z`

const lotsOf = async (contractId: string): Promise<Lot[]> =>
  (await expectStatus(200, desk.as('agent').get(`/contracts/${contractId}/lots?limit=200`))).items

const lotLines = async (contractId: string) =>
  (await lotsOf(contractId)).map(
    (lot) =>
      `${lot['origin']} ${lot['periodKey']} ${lot['validFrom']}–${lot['validUntil']} ${lot['availableMinutes']}/${lot['grantedMinutes']}`,
  )

const postingsOf = async (contractId: string) =>
  (await expectStatus(200, desk.as('agent').get(`/contracts/${contractId}/postings?limit=200`)))
    .items as Array<{ kind: string; effectiveOn: string; recordedAt: string; actor: object }>

const periodic = (terms: Record<string, unknown>, more: Record<string, unknown> = {}) =>
  desk.contractWith([], {
    startsOn: '2026-01-15',
    endsOn: '2026-07-01',
    terms: { period: 'month', periodMinutes: 600, ...terms },
    ...more,
  })

test('HR-3: after a long stop every missed period is granted in its order, each on its own day', async () => {
  const { id } = await periodic({})
  const lagSeconds = async () => (await desk.services.observability.backlog()).jobLagSeconds
  desk.clock.advanceMinutes(0.5)
  const late = await lagSeconds()

  await sweep()

  expect(late).toBeGreaterThanOrEqual(30)
  expect(await lagSeconds()).toBe(0)
  expect(await lotLines(id)).toEqual([
    'monthly 2026-01 2026-01-15–2026-02-15 0/600',
    'monthly 2026-02 2026-02-15–2026-03-15 600/600',
  ])
  const postings = (await postingsOf(id)).toReversed()
  expect(postings.map(({ kind, effectiveOn }) => `${kind} ${effectiveOn}`)).toEqual([
    'grant 2026-01-15',
    'grant 2026-02-15',
    'expire 2026-02-14',
  ])
  expect(postings[0]).toMatchObject({ actor: { id: null, name: 'Mesa' } })
  expect(postings[0]?.recordedAt).toMatch(/^2026-03-04T14:/)
})

test('HR-3: a period is granted at the local midnight of its first day, once, by three sweeps at once', async () => {
  const { id } = await periodic({}, { startsOn: '2026-03-05' })
  await sweep()
  goTo('2026-03-05T03:59:00.000Z')
  await sweep()
  const before = await lotsOf(id)
  goTo(midnight('2026-03-05'))

  await Promise.all([sweep(), sweep(), sweep()])
  await sweep()

  expect(before).toEqual([])
  expect(await lotLines(id)).toEqual(['monthly 2026-03 2026-03-05–2026-04-05 600/600'])
  expect(await postingsOf(id)).toHaveLength(1)
})

test('HR-2: what overdraft worked is settled by the next grant, and consumed minutes stay', async () => {
  const { id } = await periodic(
    { periodMinutes: 60, overdraftMinutesMax: 90 },
    { startsOn: '2026-03-06', endsOn: '2026-06-06', organizationId: desk.given.organizations.a.id },
  )
  goTo('2026-03-06T14:00:00.000Z')
  await sweep()
  const number = await desk.openCase()
  await desk.ask(number, 100)
  const charged = await desk.log(number, 100)
  expect(charged.body).toMatchObject({ contractId: id, chargedMinutes: 100 })
  expect(await desk.balanceOf(id)).toMatchObject({ availableMinutes: 0, overdraftMinutes: 40 })

  goTo(midnight('2026-04-06'))
  await sweep()

  expect(await desk.balanceOf(id)).toMatchObject({
    grantedMinutes: 120,
    availableMinutes: 20,
    consumedMinutes: 100,
    overdraftMinutes: 0,
  })
  expect((await postingsOf(id))[0]).toMatchObject({ kind: 'settle', effectiveOn: '2026-04-06' })
})

test('HR-3: in its grace a lot pays late time sheets of its own days alone, and is told apart in the balance', async () => {
  const { id } = await desk.contractWith(
    [{ minutes: 100, validFrom: '2026-04-01', validUntil: '2026-04-10' }],
    { startsOn: '2026-04-01', endsOn: '2026-05-01' },
  )
  const number = await desk.openCase()
  goTo('2026-04-12T14:00:00.000Z')
  await sweep()
  const waiting = await desk.balanceOf(id)
  const today = await desk.log(number, 10)
  const late = await desk.log(number, 30, { startedAt: '2026-04-09T14:00:00.000Z' })
  goTo(midnight('2026-04-15'))
  await sweep()
  const over = await desk.balanceOf(id)
  const tooLate = await desk.log(number, 20, { startedAt: '2026-04-09T15:00:00.000Z' })

  expect(waiting).toMatchObject({ availableMinutes: 100, graceMinutes: 100, expiredMinutes: 0 })
  expect(today.body).toMatchObject({ contractId: id, chargedMinutes: 0, why: 'balance' })
  expect(late.body).toMatchObject({ contractId: id, chargedMinutes: 30 })
  expect(over).toMatchObject({ availableMinutes: 0, graceMinutes: 0, expiredMinutes: 70 })
  expect(tooLate.body).toMatchObject({ chargedMinutes: 0, why: 'balance' })
  const [last] = await postingsOf(id)
  expect(last).toMatchObject({ kind: 'expire', effectiveOn: '2026-04-09' })
})

test('HR-3: what a lot has left is carried over as its terms say, in the transaction that expires it', async () => {
  const { id } = await periodic(
    { graceDays: 2, carryOver: { percent: 50, minutesMax: 200, periods: 2 } },
    { startsOn: '2026-04-20', organizationId: desk.given.organizations.b.id },
  )
  goTo(midnight('2026-05-22'))

  await sweep()

  expect(await lotLines(id)).toEqual([
    'monthly 2026-04 2026-04-20–2026-05-20 0/600',
    'monthly 2026-05 2026-05-20–2026-06-20 600/600',
    'carry_over monthly 2026-04 2026-05-20–2026-07-01 200/200',
  ])
  expect(await desk.balanceOf(id)).toMatchObject({ expiredMinutes: 600, availableMinutes: 800 })
})

test('HR-3: an account that fails is tried again later and holds no other up', async () => {
  const { given } = desk
  const failing = await periodic({}, { startsOn: '2026-05-22' })
  const other = await periodic(
    { periodMinutes: 30 },
    { startsOn: '2026-05-22', organizationId: given.organizations.b.id },
  )
  const told: object[] = []
  const poisoned = createLedgerSweep({
    db: desk.db,
    clock: desk.clock,
    log: { error: (details) => told.push(details) },
    effects: async (_tx, accountId) => {
      if (told.length === 0) throw new Error(`${accountId} is poison`)
      return 'none'
    },
  })

  await poisoned.sweepOnce()
  await sweep()
  const first = [await lotsOf(failing.id), await lotsOf(other.id)].map((lots) => lots.length)
  desk.clock.advanceMinutes(1)
  await sweep()

  expect(told).toHaveLength(1)
  expect(first.toSorted((one, other) => one - other)).toEqual([0, 1])
  expect(await lotsOf(failing.id)).toHaveLength(1)
  expect(await lotsOf(other.id)).toHaveLength(1)
})
