import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { addNode, type Node } from '../../testing/faults/nodes.ts'
import { seededRandom } from '../../testing/faults/seeded-random.ts'
import { changePolicy } from '../../testing/given-policy.ts'
import { agoIso, expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'
import {
  prepareRace,
  raceCharges,
  readDisorder,
  readLots,
  type Ask,
} from './testing/charge-race.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 60_000 })

let desk: Awaited<ReturnType<typeof setupHours>>
let nodes: Node[]
beforeAll(async () => {
  desk = await setupHours()
  await changePolicy(desk, (policy) => ({
    ...policy,
    hours: { ...policy.hours, consentAboveMinutes: 30 },
  }))
})
beforeEach(async () => {
  nodes = [await addNode(desk), await addNode(desk)]
})
afterAll(() => desk.closeSound())

type Side = {
  organization: 'a' | 'b'
  cases: number
  consentMinutes: number | null
  minutes: number
}

/** Three lots of so many minutes, and the cases that charge them. */
function prepare({ organization, cases, consentMinutes, minutes }: Side): Promise<number[]> {
  const customer = organization === 'a' ? ('keyUserA' as const) : ('keyUserB' as const)
  const names = { commercial: 'commercial', customer, agent: 'agent' } as const
  const ask: Ask = async (who, path, body) => {
    const answer = await desk.as(names[who]).post(path, body)
    return expectStatus(answer.status === 201 ? 201 : 200, Promise.resolve(answer))
  }
  return prepareRace(ask, {
    organizationId: desk.given.organizations[organization].id,
    productId: desk.given.product.id,
    lots: {
      minutes,
      validFrom: '2026-01-01',
      validUntils: ['2026-04-01', '2026-07-01', '2027-01-01'],
    },
    cases,
    consentMinutes,
  })
}

/** Over connections of their own, of which every other one is of the second node. */
async function charge(number: number, connection: number): Promise<Record<string, unknown>> {
  const node = nodes[connection % nodes.length]
  if (!node) throw new Error('there is no node')
  const body = JSON.stringify({
    id: randomUUID(),
    component: 'l1',
    minutes: 1,
    startedAt: agoIso(desk.clock.now(), 60),
    description: 'Revisión',
  })
  const ask = () =>
    fetch(`${node.url}/api/v1/tickets/${number}/worklogs`, {
      method: 'POST',
      headers: { authorization: node.authorizationOf('agent'), 'content-type': 'application/json' },
      body,
    })
  let response = await ask()
  // A busy machine's answer to who waits too long: the same again is one entry, stored or not.
  while (response.status === 503) response = await ask()
  if (response.status !== 201) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Record<string, unknown>
}

const race = { connections: 16, random: seededRandom(6), charge }
const emptied = (consumed: number) => Array(3).fill({ left: 0, consumed })
const lotsOf = (organization: 'a' | 'b') =>
  desk.inDesk((tx) => readLots(tx, desk.given.organizations[organization].id))

test('P7: 300 one-minute charges over 16 connections and two nodes against 180 agreed minutes in three lots charge exactly 180', async () => {
  const numbers = await prepare({ organization: 'a', cases: 6, consentMinutes: 30, minutes: 60 })

  const sum = await raceCharges({ ...race, numbers, perCase: 50 })

  expect(sum).toEqual({ charged: 180, uncharged: 120 })
  expect(await lotsOf('a')).toEqual(emptied(60))
  expect(await desk.inDesk(readDisorder)).toBe(0)
  expect(await desk.violations()).toEqual([])
})

test('P7: the same without consents empties the lots in order of expiry, and no minute is charged twice', async () => {
  const numbers = await prepare({ organization: 'b', cases: 6, consentMinutes: null, minutes: 30 })

  const sum = await raceCharges({ ...race, numbers, perCase: 25 })

  expect(sum).toEqual({ charged: 90, uncharged: 60 })
  expect(await lotsOf('b')).toEqual(emptied(30))
  expect(await desk.inDesk(readDisorder)).toBe(0)
  expect(await desk.violations()).toEqual([])
})
