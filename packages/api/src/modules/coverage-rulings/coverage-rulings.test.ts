import { afterAll, beforeAll, expect, test } from 'vitest'
import { setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let contractId = ''
beforeAll(async () => {
  desk = await setupHours()
  contractId = (await desk.contractWith([{ minutes: 60_000 }])).id
})
afterAll(() => desk.closeSound())

type Coverage = 'contract' | 'warranty' | 'included' | 'independent' | 'courtesy'
const rule = (number: number, coverage: Coverage, more: Record<string, unknown> = {}) =>
  desk
    .as('supervisor')
    .put(`/tickets/${number}/coverage`, { coverage, reason: `Es ${coverage}`, ...more })
const hoursOf = async (number: number) => (await desk.as('agent').get(`/tickets/${number}`)).body.hours
const postingsOf = async (id: string, number: number) =>
  (await desk.as('agent').get(`/contracts/${id}/postings?ticketNumber=${number}`)).body.items

test('HR-4: a case ruled a warranty gives back what it was charged, each posting reversed by its own with worklog and reason', async () => {
  const number = await desk.openCase()
  await desk.log(number, 90)
  const before = await desk.balanceOf(contractId)
  const ruled = await rule(number, 'warranty')

  expect(ruled.status).toBe(200)
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
    reversesId: consume.id,
    worklogId: consume.worklogId,
    reason: 'Es warranty',
  })
  expect(memo).toMatchObject({ kind: 'memo', worklogId: consume.worklogId, reason: 'Es warranty' })
  expect(await hoursOf(number)).toMatchObject({ chargedMinutes: 0, unchargedMinutes: 90 })
})
