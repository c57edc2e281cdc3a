import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectStatus, setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
// Every one of these desks keeps I16: by date nothing is taken before it was given.
afterAll(() => desk.closeSound())

const sweep = () => desk.services.jobs.ledger.sweepToEnd()
const today = '2026-03-04'
const at = (day: string) => `${day}T14:00:00.000Z`
const endOf = async (id: string, month: string) => {
  const path = `/contracts/${id}/statement?month=${month}`
  const { lines, closing, ...head } = await expectStatus(200, desk.as('keyUserA').get(path))
  return { ...head, closing, lines: lines as Array<Record<string, string | number>> }
}
const daysOf = async (id: string, kind: string) => {
  const path = `/contracts/${id}/postings?limit=200`
  const { items } = await expectStatus(200, desk.as('agent').get(path))
  return (items as Array<Record<string, string>>)
    .filter((one) => one['kind'] === kind)
    .map((one) => one['effectiveOn'] ?? '')
    .toSorted((one, other) => (one < other ? -1 : 1))
}
const grant = (id: string, lot: Record<string, unknown>) =>
  desk.as('commercial').post(`/contracts/${id}/lots`, { minutes: 30, origin: 'purchase', ...lot })
const adjust = (id: string, lot: Record<string, unknown>) =>
  desk
    .as('commercial')
    .post(`/contracts/${id}/adjustments`, { minutes: 30, reason: 'Se contó dos veces', ...lot })

test('HR-2: work before its consent was accepted is charged on the day its hours were held, so no month ends with less than nothing held', async () => {
  const { id } = await desk.contractWith([{ minutes: 600 }])
  const number = await desk.openCase()
  await desk.log(number, 200, { startedAt: at('2026-02-20') })
  await expectStatus(200, desk.accept(await desk.ask(number, 260)))
  // Logged after the acceptance, worked before it.
  await desk.log(number, 30, { startedAt: at('2026-02-24') })

  expect(await daysOf(id, 'consume')).toEqual(['2026-02-20'])
  expect(await daysOf(id, 'hold')).toEqual([today])
  expect(await daysOf(id, 'capture')).toEqual([today, today])
  expect(await endOf(id, '2026-02')).toMatchObject({ closingMinutes: 480 })
  expect(await endOf(id, '2026-03')).toMatchObject({ openingMinutes: 480, closingMinutes: 340 })
  expect(await desk.violations()).toEqual([])
})

test('HR-3: hours given for days that have been are dated their first day, and lost on their last, so no opening is below nothing', async () => {
  const { id } = await desk.contractWith([])
  const february = { validFrom: '2026-02-02', validUntil: '2026-02-21' }
  await expectStatus(201, grant(id, february))
  await expectStatus(201, adjust(id, february))
  await expectStatus(201, grant(id, { validFrom: '2026-04-01', validUntil: '2026-05-01' }))
  await sweep()

  expect(await daysOf(id, 'grant')).toEqual(['2026-02-02', today])
  expect(await daysOf(id, 'adjust')).toEqual(['2026-02-02'])
  expect(await daysOf(id, 'expire')).toEqual(['2026-02-20', '2026-02-20'])
  expect(await endOf(id, '2026-02')).toMatchObject({ openingMinutes: 0, closingMinutes: 0 })
  expect(await endOf(id, '2026-03')).toMatchObject({ openingMinutes: 0, closingMinutes: 30 })
  expect(await desk.violations()).toEqual([])
})

test('HR-2: hours given for days of closed months are dated the first open day, and where every day is closed they are refused', async () => {
  const { id } = await desk.contractWith([{ minutes: 60 }])
  const body = { month: '2026-02', contractIds: [id] }
  await expectStatus(200, desk.as('supervisor').post('/month-closes', body))
  const before = await endOf(id, '2026-02')
  const closed = { validFrom: '2026-02-02', validUntil: '2026-03-01' }
  const refused = { status: 422, body: { code: 'period_invalid' } }

  expect(await grant(id, closed)).toMatchObject(refused)
  expect(await adjust(id, closed)).toMatchObject(refused)
  expect(await adjust(id, { ...closed, minutes: 5000 })).toMatchObject(refused)
  await expectStatus(201, grant(id, { ...closed, validUntil: '2026-03-03' }))
  await sweep()

  expect((await daysOf(id, 'grant')).at(-1)).toBe('2026-03-01')
  expect(await endOf(id, '2026-02')).toEqual(before)
  expect(await endOf(id, '2026-03')).toMatchObject({ openingMinutes: before.closingMinutes })
  expect(await desk.violations()).toEqual([])
})

test('HR-2: work dated before the minutes that pay it came back is charged on the day they came', async () => {
  const { id } = await desk.contractWith([{ minutes: 100, validUntil: '2026-09-01' }], {
    endsOn: '2026-09-01',
  })
  const number = await desk.openCase()
  await desk.log(number, 100, { startedAt: at('2026-02-10') })
  const { items } = await expectStatus(200, desk.as('agent').get(`/contracts/${id}/postings`))
  const consume = items.find(({ kind }: { kind: string }) => kind === 'consume')
  await expectStatus(
    201,
    desk.as('commercial').post(`/postings/${consume.id}/reversal`, { reason: 'Era de otro' }),
  )
  await desk.log(number, 40, { startedAt: at('2026-02-12') })

  expect(await daysOf(id, 'consume')).toEqual(['2026-02-10', today])
  expect(await desk.violations()).toEqual([])
})
