import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CANARIES, leaksIn } from '../testing/walls/canaries.ts'
import { callersOf, judge, stageFiles, type WalkCaller } from '../testing/walls/callers.ts'
import { callOf, describe, send, type Call, type Seen } from '../testing/walls/calls.ts'
import { createMirrorWorld, type MirrorWorld } from '../testing/walls/mirror-world.ts'
import { probesOf } from '../testing/walls/probes.ts'
import { withoutPolicyOf } from '../testing/walls/removed-walls.ts'
import { ROUTE_TABLE } from '../testing/walls/route-table.ts'
import { routesOf, type Route } from '../testing/walls/routes.ts'
import { changedIn, watchState } from '../testing/walls/state.ts'

let world: MirrorWorld
let routes: Route[]
let callers: WalkCaller[]
const log: string[] = []
beforeAll(async () => {
  world = await createMirrorWorld({
    logger: pino({ level: 'trace' }, { write: (line) => void log.push(line) }),
  })
  routes = routesOf(world.desk.app.swagger())
  callers = callersOf(world)
  await stageFiles(world, callers)
}, 120_000)
afterAll(() => world.desk.close())

/** What the walk found; every list must stay empty. */
const found = {
  calls: 0,
  /** Another answer than to an id that names nothing. */
  differing: [] as string[],
  leaking: [] as string[],
  /** Neither as if it did not exist, nor refused by role. */
  admitted: [] as string[],
  changing: [] as string[],
  malformed: new Set<string>(),
}
const READING_POSTS = ['POST /tickets/duplicates', 'POST /tickets/{ref}/worklogs/preview']

async function walk(route: Route, caller: WalkCaller) {
  const nothings = new Map<string, Seen>()
  for (const probe of probesOf(world, { route, caller })) {
    const seen = await send(world.desk.app, probe.foreign)
    found.calls += 1
    let none = nothings.get(probe.shape)
    if (!none) {
      none = await send(world.desk.app, probe.nothing)
      nothings.set(probe.shape, none)
      found.calls += 1
    }
    note(probe.foreign, { seen, none, parameter: probe.parameter })
  }
}

function note(
  call: Call,
  { seen, none, parameter }: { seen: Seen; none: Seen; parameter: string },
) {
  const { route, caller } = call
  const said = `${describe(call)} → ${seen.status} ${seen.code}`
  if (seen.same !== none.same) found.differing.push(`${said}\n  ${seen.same}\n  ${none.same}`)
  const leaks = leaksIn(seen.text, caller.forbidden, describe(call))
  if (leaks.length > 0) found.leaking.push(`${said} ${leaks.join()}`)
  if (seen.status === 400) found.malformed.add(`${route.name} ${parameter} ${seen.code}`)
  const verdict = judge(ROUTE_TABLE[route.name]!, caller)
  if (!isRefusal(seen, { parameter, route, isOpen: verdict === 'open' }))
    found.admitted.push(`${said} (${verdict})`)
}

type Asked = { parameter: string; route: Route; isOpen: boolean }

function isRefusal({ status, code, items = [] }: Seen, { parameter, route, isOpen }: Asked) {
  if (!isOpen) return status === 403 || status === 404
  if (parameter.startsWith('path.')) return status === 404
  // A filter that names nothing finds nothing.
  if (parameter.startsWith('query.'))
    return status === 404 || status === 403 || (status === 200 && items.length === 0)
  // A key has no time, and names nobody's.
  if (READING_POSTS.includes(route.name) && (status === 200 || code === 'not_allowed')) return true
  // An order names all there is, and was written of another state where it names anything else.
  if (route.name.endsWith('/order') && code === 'stale') return true
  return status === 404 || status === 422 || code === 'desk_only_field'
}

test('P3, A16–A18: what is another organization’s or another desk’s answers as what does not exist, and nothing changes', async () => {
  const state = await watchState(world.desk)
  let before = await state.read()
  for (let at = 0; at < routes.length; at += 8) {
    const some = routes.slice(at, at + 8)
    for (const route of some) await Promise.all(callers.map((caller) => walk(route, caller)))
    // A look at every row of every table costs more than a route: one for a few of them.
    const after = await state.read()
    const changed = changedIn(before, after)
    const names = some.map(({ name }) => name).join(', ')
    if (changed.length > 0) found.changing.push(`one of ${names} changed ${changed.join()}`)
    before = after
  }

  const { calls, malformed, ...empty } = found
  expect(state.tables).toBeGreaterThanOrEqual(35)
  expect(calls).toBeGreaterThanOrEqual(5000)
  expect([...malformed].toSorted()).toEqual([
    'POST /tickets body.organizationId desk_only_field',
    'POST /tickets body.requesterId desk_only_field',
  ])
  expect(empty).toEqual({ differing: [], leaking: [], admitted: [], changing: [] })
}, 300_000)

/** Reads every page of their own as each caller; answers what they should not have seen. */
async function readAll(readers: WalkCaller[]) {
  const leaking: string[] = []
  const full = new Set<string>()
  let read = 0
  const reading = routes.filter(({ method, name }) => method === 'GET' && name !== 'GET /stream')
  for (const route of reading) {
    const calls = readers.map((caller) => callOf(world, { route, caller }, {}))
    const answers = await Promise.all(calls.map((call) => send(world.desk.app, call)))
    for (const [index, { status, text }] of answers.entries()) {
      const call = calls[index]!
      if (status === 200) read += 1
      if (text.includes(CANARIES.a.word)) full.add(route.name)
      const leaks = leaksIn(text, call.caller.forbidden, describe(call))
      if (leaks.length > 0) leaking.push(`${describe(call)} → ${leaks.join()}`)
    }
  }
  return { leaking, read, full: [...full].toSorted() }
}

test('P3, A19: nobody reads a canary of others, in lists, pages, records or files of their own', async () => {
  const { leaking, read, full } = await readAll(callers)

  expect(leaking).toEqual([])
  expect(read).toBeGreaterThanOrEqual(400)
  expect(full.length).toBeGreaterThanOrEqual(18)
  expect(full).toEqual(expect.arrayContaining(['GET /tickets/{ref}/record.pdf', 'GET /mails/{id}']))
}, 120_000)

test('P3: no mail tells its reader of others, and the log tells of nobody', () => {
  const { mails } = world.desk
  const wordOf = (address: string) =>
    /@otro\./.test(address)
      ? 'd'
      : /[a-z]b@/.test(address)
        ? 'b'
        : /[a-z]a@/.test(address)
          ? 'a'
          : 'desk'
  const leaking = mails.filter(({ to, subject, text, html }) => {
    const owner = wordOf(to.address)
    const own = owner === 'd' ? ['d'] : owner === 'desk' ? ['a', 'b'] : [owner]
    const isStaff = !/^(keyuser|backup|requester|otherrequester)/.test(to.address)
    const others = Object.entries(CANARIES).flatMap(([letter, { word, note }]) => [
      ...(own.includes(letter) ? [] : [word]),
      ...(own.includes(letter) && isStaff ? [] : [note]),
    ])
    return others.some((word) => `${subject}${text}${html}`.includes(word))
  })

  expect(mails.length).toBeGreaterThanOrEqual(20)
  expect(leaking).toEqual([])
  expect(log.filter((line) => /canario|nota(aaa|bbb|ddd)/.test(line))).toEqual([])
})

test('P3: a wall removed on purpose is noticed: without a policy, customers read what is not theirs', async () => {
  const customers = callers.filter(({ name }) => name === 'requesterA' || name === 'keyUserA')
  const look = async () => (await readAll(customers)).leaking.join('\n')
  const without = (table: string) => withoutPolicyOf(world.desk.ownerUrl, table, look)

  expect(await without('organizations')).toContain(`GET /api/v1/organizations → ${CANARIES.b.word}`)
  expect(await without('messages')).toContain(CANARIES.a.note)
  expect(await look()).toBe('')
}, 120_000)
