import type { Policy } from '@mesa/shared/rulebook/policy'
import { seededRandom } from '../../../testing/faults/seeded-random.ts'
import { givenCase, givenContract } from '../../../testing/given-case.ts'
import type { TestApp } from '../../../testing/test-app.ts'
import { adoptPolicy, policyInForce } from '../../rulebook/rulebook.service.ts'

/** Puts a policy in force that starts clocks of every kind and pauses them for every reason. */
export async function giveEveryClock(desk: TestApp, change: Partial<Policy> = {}): Promise<void> {
  await desk.inDesk(async (tx) => {
    const { policy } = await policyInForce(tx)
    const wanted: Policy = {
      ...policy,
      targets: {
        ...policy.targets,
        nextReply: { minutes: 240, unit: 'business' },
        resolution: { minutes: 1920, unit: 'business' },
      },
      hours: { ...policy.hours, vendorPauses: true },
      away: { pausesDeskClocks: true },
      intake: { ...policy.intake, away: true, duplicates: 'off' },
      ...change,
    }
    await adoptPolicy(tx, { policy: wanted, by: 'Prueba', at: desk.clock.now() })
  })
}

type Life = {
  desk: TestApp
  opened: number
  numbers: number[]
  pick: <One>(from: readonly One[]) => One
  chance: () => number
}
/** What happens beside the cases, before an act. */
type Between = (desk: TestApp, act: number) => Promise<void>
export type Lived = { acts: number; taken: number; cases: number; jumps: number }

/**
 * Plays so many acts of customers and desk on a few cases over HTTP, in an order that the seed gives
 * again, with jumps of the test clock between them. Most are taken; those that the state of the case
 * refuses change nothing.
 */
export async function liveRandomly(
  desk: TestApp,
  { seed, acts, between }: { seed: number; acts: number; between?: Between },
): Promise<Lived> {
  const chance = seededRandom(seed)
  const life: Life = {
    desk,
    opened: 0,
    numbers: [],
    chance,
    pick: (from) => {
      const picked = from[Math.floor(chance() * from.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
  }
  await givenContract(desk, { minutes: 6000 })
  const lived: Lived = { acts, taken: 0, cases: 0, jumps: 0 }
  for (let act = 0; act < acts; act += 1) {
    await between?.(desk, act)
    if (act % 12 === 0) await lookAround(life)
    if (chance() < 0.1) {
      lived.jumps += 1
      await jump(life)
    }
    if ((await actOnce(life)) < 300) lived.taken += 1
  }
  return { ...lived, cases: life.opened }
}

/** Another case, and those of before that are still open. */
async function lookAround(life: Life): Promise<void> {
  const { desk, pick } = life
  await givenCase(desk, pick(['keyUserA', 'requesterA']))
  life.opened += 1
  const { items } = (await desk.as('agent').get('/tickets?open=true')).body
  life.numbers = (items as Array<{ number: number }>)
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
}

/** Mostly within a day, now and then over days; to the odd millisecond. */
async function jump({ desk, chance }: Life): Promise<void> {
  const minutes = chance() < 0.15 ? 6000 * chance() : 500 * chance()
  const now = new Date(desk.clock.now().getTime() + Math.floor(minutes * 60_000))
  const moved = await desk.as('admin').put('/test/clock', { now: now.toISOString() })
  if (moved.status !== 200) throw new Error(`no jump: ${JSON.stringify(moved.body)}`)
}

async function actOnce(life: Life): Promise<number> {
  const { pick, chance } = life
  const ticket = `/tickets/${pick(life.numbers)}`
  const kind = chance()
  if (kind < 0.45) return moveOnce(life, ticket)
  if (kind < 0.75) return sayOnce(life, ticket)
  if (kind < 0.83) return classifyOnce(life, ticket)
  if (kind < 0.91) return leaveOrReturn(life, ticket)
  return askOrDecide(life, ticket)
}

async function moveOnce({ desk, pick, chance }: Life, ticket: string): Promise<number> {
  const who = desk.as(pick(['agent', 'agent', 'supervisor', 'keyUserA', 'requesterA']))
  const { items = [] } = (await who.get(`${ticket}/transitions`)).body
  const enabled = (items as Array<{ action: string; enabled: boolean }>)
    .filter((one) => one.enabled && (one.action !== 'close' || chance() < 0.1))
    .map(({ action }) => action)
  if (enabled.length === 0) return 409
  const until = new Date(desk.clock.now().getTime() + 3 * 86_400_000).toISOString()
  const action = pick(enabled)
  const body = {
    action,
    reason: 'duplicate',
    ...(action === 'propose' || chance() < 0.3 ? { body: 'Se corrigió la secuencia.' } : {}),
    ...(action === 'watch' ? { until } : {}),
  }
  return (await who.post(`${ticket}/transitions`, body)).status
}

async function sayOnce({ desk, pick, chance }: Life, ticket: string): Promise<number> {
  const name = pick(['agent', 'supervisor', 'keyUserA', 'requesterA'] as const)
  const isDesk = name === 'agent' || name === 'supervisor'
  const kind = isDesk && chance() < 0.3 ? 'note' : 'reply'
  const words = { kind, body: `Dice algo ${chance()}`, ...(isDesk && { nature: 'provisional' }) }
  const body = isDesk && kind === 'reply' && chance() < 0.3 ? { ...words, asks: true } : words
  return (await desk.as(name).post(`${ticket}/messages`, body)).status
}

async function classifyOnce({ desk, pick }: Life, ticket: string): Promise<number> {
  const body = {
    type: pick(['support', 'change', 'consulting']),
    criticality: pick(['minor', 'moderate', 'serious', 'critical']),
    level: pick(['l1', 'l2']),
  }
  return (await desk.as('agent').put(`${ticket}/classification`, body)).status
}

async function leaveOrReturn({ desk, chance }: Life, ticket: string): Promise<number> {
  const customer = desk.as('keyUserA')
  if (chance() < 0.4) return (await customer.delete(`${ticket}/away`)).status
  const until = new Date(
    desk.clock.now().getTime() + Math.floor(86_400_000 * 2 * chance()) + 60_000,
  )
  return (await customer.put(`${ticket}/away`, { until: until.toISOString() })).status
}

async function askOrDecide({ desk, chance }: Life, ticket: string): Promise<number> {
  const { items = [] } = (await desk.as('keyUserA').get(`${ticket}/decisions`)).body
  const waiting = (items as Array<{ id: string; status: string }>).find(
    ({ status }) => status === 'pending',
  )
  if (!waiting) {
    const wish = { purpose: 'analysis', minutes: 30, explanation: 'Hay que revisarlo.' }
    return (await desk.as('agent').post(`${ticket}/consents`, wish)).status
  }
  const decision = chance() < 0.5 ? 'accept' : 'decline'
  return (await desk.as('keyUserA').post(`/decisions/${waiting.id}/answer`, { decision })).status
}
