import { afterAll, beforeAll, expect, test } from 'vitest'
import { mutationsOf } from '../testing/walls/fuzz-mutations.ts'
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
const isReached = (tally: Tally, start: string, place = '') =>
  [...tally.reached.keys()].some((name) => name.startsWith(start) && name.includes(place))

test(
  'A45, A46, A77–A84: every spoilt value of every route is refused, says where, and changes nothing',
  { timeout },
  async () => {
    const tally = newTally()
    let turn = 0
    for (const route of routesAsked()) {
      const before = await world.states.read()
      for (const mutation of mutationsOf(route)) {
        turn += 1
        if (mutation.expects === 'any' || (isEndless(route) && mutation.expects === 'denied'))
          continue
        await runMutation(world, { route, mutation, role: roleAt(turn) }, tally)
      }
      const changed = changesBetween(before, await world.states.read())
      if (changed.length > 0) tally.failures.push(`${route.name} changed ${changed.join()}`)
    }

    expect(tally.failures.join('\n')).toBe('')
    const missed = routesAsked().flatMap((route) =>
      places(route)
        .filter((place) => !isReached(tally, `${route.name} · `, ` at ${place}`))
        .map((place) => `${route.name} ${place}`),
    )
    expect(missed).toEqual([])
    if (isWhole) expect(tally.calls).toBeGreaterThan(6000)
  },
)

test(
  'A82, A85: requests the contract allows, and odd headers, never end in a 5xx, and a refused one changes nothing',
  { timeout },
  async () => {
    const tally = newTally()
    const shallow: string[] = []
    let accepted = 0
    const routes = routesAsked().filter((route) => !isEndless(route))
    for (const route of routes) {
      const statuses: number[] = []
      for (const [index, role] of fuzzRoles.entries())
        statuses.push(...(await runValid(world, { route, role, isFull: index % 2 === 1 }, tally)))
      const odd = mutationsOf(route).filter(({ expects }) => expects === 'any')
      for (const [index, mutation] of odd.entries())
        await runMutation(world, { route, mutation, role: roleAt(index) }, tally)
      if (statuses.every((status) => status === 400)) shallow.push(route.name)
      if (statuses.some((status) => status < 300)) accepted += 1
    }

    expect(tally.failures.join('\n')).toBe('')
    // The generator is not empty: all routes were answered beyond the schema, most of them with success.
    expect(shallow).toEqual([])
    if (!isWhole) return
    expect(accepted).toBeGreaterThan(routes.length / 2)
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
  if (isWhole) expect(flips).toBeGreaterThan(150)
})

type Ask = (role: 'agent' | 'admin') => Promise<{ statusCode: number; body: string }>

async function firstPage(ask: Ask): Promise<['agent' | 'admin', string]> {
  const seen = await ask('agent')
  if (seen.statusCode === 200) return ['agent', seen.body]
  return ['admin', (await ask('admin')).body]
}

const flip = (text: string, at: number) =>
  text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
