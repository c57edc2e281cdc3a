import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { requestsOf, wireOf, type FuzzRequest } from './fuzz-requests.ts'
import type { FuzzRoute } from './fuzz-routes.ts'
import type { Expectation, Mutation } from './fuzz-kinds.ts'
import { fuzzRoles, type FuzzAnswer, type FuzzRole, type FuzzWorld } from './fuzz-world.ts'
import { changesBetween, type State } from './state-hash.ts'

/** `FUZZ_SEED=7 FUZZ_RUNS=20 FUZZ_ONLY='POST /api/v1/tickets'` repeats or extends a run. */
export const fuzzSettings = {
  seed: Number(process.env['FUZZ_SEED'] ?? 20261122),
  runs: Number(process.env['FUZZ_RUNS'] ?? 1),
  only: process.env['FUZZ_ONLY'] ?? '',
}

/** What a run did, so that it can be shown not to be empty. */
export type Tally = {
  calls: number
  /** Calls per status, as `400`. */
  statuses: Record<string, number>
  /** Calls per mutation, as `POST /api/v1/tickets · A77 …`. */
  reached: Map<string, number>
  failures: string[]
  /** Everything as it is now, where nothing can have moved since it was read. */
  known?: State | undefined
}
export const newTally = (): Tally => ({ calls: 0, statuses: {}, reached: new Map(), failures: [] })

const statusesOf: Record<Expectation, (status: number) => boolean> = {
  refused: (status) => [400, 413, 415, 422].includes(status),
  denied: (status) => status >= 400 && status < 500,
  any: (status) => status < 500,
}

/** One mutation of one route, by a role; shrinks what fails to the smallest request that still does. */
export async function runMutation(
  world: FuzzWorld,
  { route, mutation, role }: { route: FuzzRoute; mutation: Mutation; role: FuzzRole },
  tally: Tally,
): Promise<void> {
  const name = `${route.name} · ${mutation.name}`
  const requests = requestsOf(world, route, { isFull: true })
  await check(tally, { name, requests }, async (request) => {
    const wire = mutation.wire(request)
    tally.known = undefined
    const answer = await world.send(roleFor(route, role, { isPublic: world.isPublic(route) }), wire)
    count(tally, name, answer.statusCode)
    const isAsked = statusesOf[mutation.expects]
    // Who is refused before the body is looked at has not shown anything.
    if (!isAsked(answer.statusCode)) throw unexpected(world, role, answer)
    if (answer.statusCode >= 400) demandProblem(answer.body)
  })
}

/** Requests as the contract wants them: whoever asks, never a 5xx, and a refusal changes nothing. */
export async function runValid(
  world: FuzzWorld,
  { route, role, isFull }: { route: FuzzRoute; role: FuzzRole; isFull: boolean },
  tally: Tally,
): Promise<number[]> {
  const statuses: number[] = []
  const name = `${route.name} · valid${isFull ? ', full' : ''}, ${role}`
  const requests = requestsOf(world, route, { isFull })
  await check(tally, { name, requests }, async (request) => {
    const before = tally.known ?? (await world.states.read())
    tally.known = undefined
    const answer = await world.send(role, wireOf(request))
    statuses.push(answer.statusCode)
    count(tally, name, answer.statusCode)
    if (answer.statusCode >= 500) throw unexpected(world, role, answer)
    if (answer.statusCode < 400 || answer.isRenewed) return
    // `roles.test.ts` looks at each of these; here the next refusal of another kind looks for them as well.
    if (answer.statusCode === 401 || answer.statusCode === 403) {
      tally.known = before
      return
    }
    const after = await world.states.read()
    // Until something is accepted, this is also how it was before the next call.
    tally.known = after
    const changed = changesBetween(before, after)
    if (changed.length > 0) throw new Error(`${answer.statusCode}, but changed ${changed.join()}`)
  })
  return statuses
}

/** A route that wants somebody signed in says 401 to nobody before it looks at anything else. */
const roleFor = (route: FuzzRoute, role: FuzzRole, { isPublic }: { isPublic: boolean }): FuzzRole =>
  (role === 'nobody' && !isPublic) || (route.isUpload && !uploaders.has(role)) ? 'agent' : role
const uploaders = new Set<FuzzRole>(['requesterA', 'keyUserA', 'agent'])

type Trial = { name: string; requests: fc.Arbitrary<FuzzRequest> }

async function check(
  tally: Tally,
  { name, requests }: Trial,
  call: (request: FuzzRequest) => Promise<void>,
) {
  const seed = createHash('sha256').update(`${fuzzSettings.seed} ${name}`).digest().readInt32BE()
  const outcome = await fc.check(fc.asyncProperty(requests, call), {
    seed,
    numRuns: fuzzSettings.runs,
    endOnFailure: tally.failures.length > 20,
    interruptAfterTimeLimit: 60_000,
  })
  if (!outcome.failed) return
  const [smallest] = outcome.counterexample ?? []
  const { path, query, body } = smallest ?? {}
  const { message } = (outcome.errorInstance ?? {}) as Error
  const repeat = `FUZZ_SEED=${fuzzSettings.seed} FUZZ_RUNS=${fuzzSettings.runs} FUZZ_ONLY='${name.split(' · ')[0]}'`
  tally.failures.push(
    [`${name}: ${message}`, JSON.stringify({ path, query, body })?.slice(0, 500), repeat].join(
      '\n  ',
    ),
  )
}

function unexpected(world: FuzzWorld, role: FuzzRole, { statusCode, body }: FuzzAnswer) {
  const logged = statusCode >= 500 ? (world.why.at(-1) ?? '').slice(0, 900) : ''
  return new Error(`${role}: ${statusCode} ${body.slice(0, 300)} ${logged}`)
}

function count(tally: Tally, name: string, status: number) {
  tally.calls += 1
  tally.statuses[status] = (tally.statuses[status] ?? 0) + 1
  tally.reached.set(name, (tally.reached.get(name) ?? 0) + 1)
}

/** RFC 9457, and for a refused value the place of it. */
function demandProblem(body: string) {
  const problem = JSON.parse(body) as { code?: string; status?: number; errors?: unknown[] }
  if (typeof problem.code !== 'string' || !Array.isArray(problem.errors))
    throw new Error(`no problem: ${body.slice(0, 300)}`)
  const namesPlaces = ['malformed', 'unknown_field'].includes(problem.code)
  if (namesPlaces && problem.errors.length === 0) throw new Error(`says not where: ${body}`)
}

export const roleAt = (index: number): FuzzRole => fuzzRoles[index % fuzzRoles.length] ?? 'agent'
