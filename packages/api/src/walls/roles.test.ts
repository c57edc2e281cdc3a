import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  callersOf,
  judge,
  postFile,
  stageFiles,
  type Verdict,
  type WalkCaller,
} from '../testing/walls/callers.ts'
import { callOf, describe, send, type Call } from '../testing/walls/calls.ts'
import { createMirrorWorld, type MirrorWorld } from '../testing/walls/mirror-world.ts'
import { ROUTE_TABLE } from '../testing/walls/route-table.ts'
import { routesOf, type Route } from '../testing/walls/routes.ts'
import { changedIn, watchState } from '../testing/walls/state.ts'

let world: MirrorWorld
let routes: Route[]
let callers: WalkCaller[]
beforeAll(async () => {
  world = await createMirrorWorld()
  callers = callersOf(world)
  await stageFiles(world, callers)
  routes = routesOf(world.desk.app.swagger()).filter(
    ({ name }) => ROUTE_TABLE[name]?.may !== 'public' && name !== 'GET /stream',
  )
}, 120_000)
afterAll(() => world.desk.close())

type Judged = { call: Call; verdict: Verdict }

/** Every route as every caller, with what is theirs; bodies that another permission guards are calls of their own. */
function judgedCalls(): Judged[] {
  return routes.flatMap((route) => {
    const rule = ROUTE_TABLE[route.name]!
    return callers.flatMap((caller) => {
      const call = callOf(world, { route, caller }, {})
      const variants = (rule.variants ?? []).map(({ body, may }) => ({
        call: { ...call, body: { ...call.body, ...body } },
        verdict: judge(rule, caller, may),
      }))
      return [{ call, verdict: judge(rule, caller) }, ...variants]
    })
  })
}

const answer = async ({ call }: Judged) => {
  if (call.route.name !== 'POST /attachments') return send(world.desk.app, call)
  const { status } = await postFile(world.desk.app, call.caller.authorization())
  return { status, code: '' }
}

/** What changes nothing needs no order. */
async function someAtATime(all: Judged[], knock: (one: Judged) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += 16)
    await Promise.all(all.slice(at, at + 16).map((one) => knock(one)))
}

test('A20: whoever the role table does not name is refused on every route, and nothing changes', async () => {
  const state = await watchState(world.desk)
  const before = await state.read()
  const refused = judgedCalls().filter(({ verdict }) => verdict !== 'open')
  const wrong: string[] = []
  const knock = async (judged: Judged) => {
    const { status, code } = await answer(judged)
    const expected = judged.verdict === 'hidden' ? 404 : 403
    if (status !== expected) wrong.push(`${describe(judged.call)} → ${status} ${code}`)
  }
  await someAtATime(refused, knock)

  expect(refused.length).toBeGreaterThanOrEqual(1000)
  expect(wrong).toEqual([])
  expect(changedIn(before, await state.read())).toEqual([])
}, 120_000)

/** What takes something away comes last, parts before wholes, and the sessions of everybody at the end. */
function lateness({ call: { route } }: Judged): number {
  // The key user it takes the role from has done everything else by then, but whoever gives it is signed in.
  if (route.name === 'POST /organizations/{id}/key-user') return 3.5
  if (route.method !== 'DELETE') return 0
  const depth = route.path.split('{').length
  return 3 + (takes(route).includes('session') ? 1 : 0) - depth / 10
}
const takes = ({ name }: Route): string[] => Object.values(ROUTE_TABLE[name]?.ids ?? {})

const isRead = ({ call }: Judged) => call.route.method === 'GET'

/** Routes whose thing nobody has in the mirror: let in, and told that there is none. */
const NOTHING_THERE = [
  'DELETE /users/{id}/second-factor',
  'POST /auth/totp/confirm',
  'DELETE /tickets/{ref}/participants/{userId}',
]

/** What one of them took away is not there for the next. */
const takenAway = new Set<string>()

function isLetIn({ call }: Judged, status: number): boolean {
  const { method, name } = call.route
  if (status === 404) return NOTHING_THERE.includes(name) || takenAway.has(call.url)
  if (method === 'DELETE' && status === 204) takenAway.add(call.url)
  return ![400, 401, 403].includes(status) && status < 500
}

test('A20: whoever the role table names is let in by role on every route, with a valid request', async () => {
  const open = judgedCalls().filter(({ verdict }) => verdict === 'open')
  const wrong: string[] = []
  const knock = async (judged: Judged) => {
    const { status, code } = await answer(judged)
    const isIn = isRead(judged) ? status === 200 : isLetIn(judged, status)
    if (!isIn) wrong.push(`${describe(judged.call)} → ${status} ${code}`)
  }
  await someAtATime(open.filter(isRead), knock)
  const writes = open.filter((judged) => !isRead(judged))
  for (const judged of writes.toSorted((a, b) => lateness(a) - lateness(b))) await knock(judged)

  expect(open.length).toBeGreaterThanOrEqual(500)
  expect(wrong).toEqual([])
}, 120_000)
