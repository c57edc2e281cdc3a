import { afterAll, beforeAll, expect, test } from 'vitest'
import { doors } from '../testing/walls/fuzz-doors.ts'
import { contractDoors } from '../testing/walls/fuzz-contract-doors.ts'
import { ruleDoors } from '../testing/walls/fuzz-rule-doors.ts'
import { kindOf, mutationsOf, someMutationsOf } from '../testing/walls/fuzz-mutations.ts'
import {
  fuzzSettings,
  newTally,
  roleAt,
  runMutation,
  runValid,
  type Tally,
} from '../testing/walls/fuzz-run.ts'
import type { FuzzRoute } from '../testing/walls/fuzz-routes.ts'
import { createFuzzWorld, fuzzRoles, type FuzzWorld } from '../testing/walls/fuzz-world.ts'
import { changesBetween } from '../testing/walls/state-hash.ts'

const timeout = 240_000 * Math.max(1, fuzzSettings.runs)
let world: FuzzWorld
beforeAll(async () => {
  world = await createFuzzWorld()
}, timeout)
afterAll(() => world.close())

const isWhole = fuzzSettings.only === ''
const routesAsked = () =>
  world.routes.filter(({ name }) => isWhole || name.startsWith(fuzzSettings.only))
/** Accepted, it does not end: `stream.test.ts` reads it. */
const isEndless = ({ path }: FuzzRoute) => path.endsWith('/stream')
const places = ({ pathParameters, query, body }: FuzzRoute) => [
  ...pathParameters.map(({ name }) => `path.${name}`),
  ...query.map(({ name }) => `query.${name}`),
  ...Object.entries(body?.properties ?? {}).map(([name]) => `body.${name}`),
]
/** All of them in a longer search. */
const chosenOf = (route: FuzzRoute) =>
  fuzzSettings.runs > 1 ? mutationsOf(route) : someMutationsOf(route)

/** Every mutation of a route that must be refused; the roles take turns, the same ones each time. */
async function spoilAll(route: FuzzRoute, tally: Tally): Promise<void> {
  for (const [turn, mutation] of chosenOf(route).entries()) {
    if (mutation.expects === 'any' || (isEndless(route) && mutation.expects === 'denied')) continue
    await runMutation(world, { route, mutation, role: roleAt(turn) }, tally)
  }
}

/**
 * One look at everything before and after all of it. Where something changed, the routes are walked
 * again in halves, until the one that changes it has a name.
 */
async function demandUnchanged(
  tally: Tally,
  routes: FuzzRoute[],
  walk: (route: FuzzRoute) => Promise<void>,
): Promise<void> {
  const before = await world.states.read()
  for (const route of routes) await walk(route)
  const changed = changesBetween(before, await world.states.read())
  if (changed.length === 0) return
  if (routes.length <= 1 || tally.failures.length > 0) {
    const names = routes.map(({ name }) => name).join(', ')
    tally.failures.push(`${names} changed ${changed.join()}`)
    return
  }
  const half = Math.ceil(routes.length / 2)
  await demandUnchanged(tally, routes.slice(0, half), walk)
  await demandUnchanged(tally, routes.slice(half), walk)
  if (tally.failures.length === 0) tally.failures.push(`once only, changed ${changed.join()}`)
}

const routeAndKind = (name: string) => {
  const [route = '', mutation = ''] = name.split(' · ')
  return `${route} · ${kindOf({ name: mutation })}`
}
/** Of the whole catalogue, chosen or not: what this route must have been asked. */
const kindsRefusedBy = (route: FuzzRoute) => [
  ...new Set(
    mutationsOf(route)
      .filter(({ expects }) => expects === 'refused')
      .map(({ name }) => `${route.name} · ${kindOf({ name })}`),
  ),
]

const isReached = (tally: Tally, start: string, place = '') =>
  [...tally.reached.keys()].some((name) => name.startsWith(start) && name.includes(place))

test(
  'A45, A46, A77–A84: every spoilt value of every route is refused, says where, and changes nothing',
  { timeout },
  async () => {
    const tally = newTally()
    await demandUnchanged(tally, routesAsked(), (one) => spoilAll(one, tally))

    expect(tally.failures.join('\n')).toBe('')
    const missed = routesAsked().flatMap((route) =>
      places(route)
        .filter((place) => !isReached(tally, `${route.name} · `, ` at ${place}`))
        .map((place) => `${route.name} ${place}`),
    )
    expect(missed).toEqual([])
    const kindsReached = new Set([...tally.reached.keys()].map(routeAndKind))
    const kinds = routesAsked().flatMap((route) => kindsRefusedBy(route))
    expect(kinds.filter((kind) => !kindsReached.has(kind))).toEqual([])
    if (!isWhole) return
    expect(kinds.length).toBeGreaterThan(2400)
    expect(tally.calls).toBeGreaterThan(3500)
  },
)

test(
  'A82, A85: requests the contract allows, and odd headers, never end in a 5xx, and a refused one changes nothing',
  { timeout },
  async () => {
    const tally = newTally()
    const shallow: string[] = []
    const accepted = new Set<string>()
    const routes = routesAsked().filter((route) => !isEndless(route))
    for (const [name, knock] of Object.entries({ ...doors, ...ruleDoors, ...contractDoors })) {
      const { status, body } = await knock(world.desk)
      if (status >= 300) tally.failures.push(`${name}: ${status} ${JSON.stringify(body)}`)
      accepted.add(name)
    }
    for (const route of routes) {
      const statuses: number[] = []
      for (const [index, role] of fuzzRoles.entries())
        statuses.push(...(await runValid(world, { route, role, isFull: index % 2 === 1 }, tally)))
      const odd = chosenOf(route).filter(({ expects }) => expects === 'any')
      for (const [index, mutation] of odd.entries())
        await runMutation(world, { route, mutation, role: roleAt(index) }, tally)
      if (statuses.every((status) => status === 400)) shallow.push(route.name)
      if (statuses.some((status) => status < 300)) accepted.add(route.name)
    }

    expect(tally.failures.join('\n')).toBe('')
    // The generator is not empty: all routes were answered beyond the schema, most of them with success.
    expect(shallow).toEqual([])
    if (!isWhole) return
    const never = routes.map(({ name }) => name).filter((name) => !accepted.has(name))
    expect(never.length, never.join('\n')).toBeLessThan(32)
    expect(accepted.size).toBeGreaterThan(72)
    expect(tally.calls).toBeGreaterThan(1500)
  },
)

test('A25: a cursor with any bit flipped is refused', { timeout }, async () => {
  let flips = 0
  const taken: string[] = []
  for (const { path, query, method } of routesAsked()) {
    if (method !== 'GET' || path.includes('{') || !query.some(({ name }) => name === 'cursor'))
      continue
    const ask = (role: 'agent' | 'admin', cursor = '') =>
      world.send(role, { method, url: `${path}?limit=1${cursor && `&cursor=${cursor}`}` })
    const [role, first] = await firstPage(ask)
    const { nextCursor } = JSON.parse(first) as { nextCursor: string | null }
    for (let at = 0; at < (nextCursor?.length ?? 0); at += 3) {
      flips += 1
      const flipped = flip(nextCursor ?? '', at)
      const answer = await ask(role, encodeURIComponent(flipped))
      if (answer.statusCode !== 400) taken.push(`${path} ${answer.statusCode} ${flipped}`)
    }
  }

  expect(taken).toEqual([])
  if (isWhole) expect(flips).toBeGreaterThan(250)
})

type Ask = (role: 'agent' | 'admin') => Promise<{ statusCode: number; body: string }>

async function firstPage(ask: Ask): Promise<['agent' | 'admin', string]> {
  const seen = await ask('agent')
  if (seen.statusCode === 200) return ['agent', seen.body]
  return ['admin', (await ask('admin')).body]
}

const flip = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
