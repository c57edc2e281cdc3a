import { join } from 'node:path'
import fc from 'fast-check'
import { newId } from '../../ids.ts'
import { addSession, type UserName } from '../base-desk.ts'
import { givenCase, givenContract, givenStartedCase, upload } from '../given-case.ts'
import { setup, type TestApp } from '../test-app.ts'
import { fuzzRoutesOf, type FuzzRoute } from './fuzz-routes.ts'
import { openStateReader } from './state-hash.ts'

/** Who calls. `key`: an API key of every scope. `nobody`: without signing in. */
export const fuzzRoles = [
  'requesterA',
  'keyUserA',
  'agent',
  'commercial',
  'supervisor',
  'admin',
  'key',
  'nobody',
] as const
export type FuzzRole = (typeof fuzzRoles)[number]

export type FuzzWorld = Awaited<ReturnType<typeof createFuzzWorld>>
export type Wire = {
  method: string
  url: string
  headers?: Record<string, string>
  payload?: string | Buffer
}

/** What the checks look at. */
export type FuzzAnswer = { statusCode: number; body: string; isRenewed?: boolean }

const scopes = ['tickets', 'organizations', 'ledger'].flatMap((noun) => [
  `${noun}:read`,
  `${noun}:write`,
])
/** Nobody's; some of them are written as only a careless reader would take them. */
const unknownId = '01938f2e-7b1a-7c00-8000-1234567890ab'

/** A desk with one of everything, and the ids of it by the word its address has for it. */
export async function createFuzzWorld() {
  const desk = await setup()
  const why = hearErrors(desk)
  const key = await fill(desk)
  const routes = fuzzRoutesOf(desk.app)
  const ids = await collectIds(desk, routes)
  const states = await openStateReader({
    ownerUrl: desk.ownerUrl,
    folder: join(desk.config.dataDir, 'files'),
  })
  const closed = await routesThatWantSomebody(desk, routes)
  return {
    desk,
    routes,
    isPublic: (route: FuzzRoute) => !closed.has(route.name),
    ids,
    states,
    /** What the program logged as unexpected, for whoever reads a failure. */
    why,
    /** Sends as a role; who was signed out or disabled by an earlier call signs in again. */
    async send(role: FuzzRole, wire: Wire): Promise<FuzzAnswer> {
      const answer = await inject(desk, wire, bearerOf(desk, role, key))
      if (!/"code":"session_(revoked|expired)"/.test(answer.body)) return answer
      if (role === 'nobody' || role === 'key') return answer
      await renew(desk, role)
      return { ...(await inject(desk, wire, bearerOf(desk, role, key))), isRenewed: true }
    },
    close: async () => {
      await states.close()
      await desk.close()
    },
  }
}

/** Who did not sign in gets 401 of these whatever is sent. */
async function routesThatWantSomebody(desk: TestApp, routes: FuzzRoute[]): Promise<Set<string>> {
  const closed = new Set<string>()
  for (const { name, method, path } of routes) {
    const url = `${path.replaceAll(/\{[^}]+\}/g, unknownId)}?inventado=1`
    const { body } = await inject(desk, { method, url }, undefined)
    if (/"code":"unauthenticated"/.test(body)) closed.add(name)
  }
  return closed
}

function hearErrors({ app }: TestApp): string[] {
  const heard: string[] = []
  app.log.error = ({ err }: { err?: Error & { cause?: Error } }) => {
    heard.push(`${err?.cause?.message ?? ''} ${err?.stack ?? ''}`)
  }
  return heard
}

const patienceMs = 20_000

/** The answer, or an error when there is none: a hanging request is a defect like a 500. */
async function inject(
  { app }: TestApp,
  wire: Wire,
  bearer: string | undefined,
): Promise<FuzzAnswer> {
  const { method, url, headers = {}, payload } = wire
  const authorization = bearer === undefined ? {} : { authorization: bearer }
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer to ${method} ${url}`)), patienceMs)
  })
  const answer = app.inject({
    method: method as 'GET',
    url,
    headers: { ...authorization, ...headers },
    ...(payload === undefined ? {} : { payload }),
  })
  const { statusCode, body } = await Promise.race([answer, silence]).finally(() =>
    clearTimeout(timer),
  )
  return { statusCode, body }
}

function bearerOf({ app, given }: TestApp, role: FuzzRole, key: string): string | undefined {
  if (role === 'nobody') return undefined
  if (role === 'key') return `Bearer ${key}`
  const { id, sessionId } = given.users[role]
  return `Bearer ${app.jwt.sign({ sid: sessionId, tid: given.tenantId, sub: id })}`
}

async function renew({ given, inDesk, clock }: TestApp, role: UserName) {
  const user = given.users[role]
  user.sessionId = await inDesk((tx) => addSession(tx, user.id, clock.now()))
}

/** Cases in several states, with conversation, hours, decisions and files; answers an API key. */
async function fill(desk: TestApp): Promise<string> {
  await givenContract(desk, { minutes: 6000 })
  await givenContract(desk, { organization: 'b' })
  const agent = desk.as('agent')
  const started = await givenStartedCase(desk)
  const url = `/tickets/${started.number}`
  await agent.post(`${url}/messages`, { kind: 'note', body: 'Nota' })
  await agent.post(`${url}/messages`, { kind: 'reply', body: 'Respuesta' })
  const startedAt = new Date(desk.clock.now().getTime() - 3_600_000).toISOString()
  const work = { component: 'l1', minutes: 30, startedAt, description: 'Análisis' }
  await agent.post(`${url}/worklogs`, work)
  await agent.post(`${url}/consents`, { purpose: 'solution', minutes: 180, explanation: 'Serie' })
  const solved = await givenStartedCase(desk, 'requesterA')
  const solution = { action: 'propose', nature: 'definitive', body: 'Listo' }
  await agent.post(`/tickets/${solved.number}/transitions`, solution)
  await givenCase(desk, 'requesterA')
  await upload(desk, 'keyUserA')
  await upload(desk, 'agent')
  const keyOf = (name: string) => desk.as('admin').post('/api-keys', { name, scopes })
  await keyOf('para revocar')
  const made = await keyOf('fuzz')
  if (made.status !== 201) throw new Error(`no key: ${JSON.stringify(made.body)}`)
  return made.body.apiKey as string
}

type Ids = Record<string, string[]>

/** Asks every list of the contract, the way a client finds ids; lists of a thing through its first id. */
async function collectIds(desk: TestApp, routes: FuzzRoute[]): Promise<Ids> {
  const ids: Ids = {}
  const lists = routes.filter(({ method, path }) => method === 'GET' && !/stream|audit/.test(path))
  const depth = ({ path }: FuzzRoute) => path.split('{').length
  for (const { path } of lists.toSorted((one, other) => depth(one) - depth(other))) {
    const url = path.replaceAll(/\/([a-z-]+)\/\{[^}]+\}/g, (_, noun: string) => {
      return `/${noun}/${ids[noun]?.[0] ?? (noun === 'catalogs' ? 'categories' : unknownId)}`
    })
    const noun = path.split('/').at(-1) ?? ''
    const found = (await itemsOf(desk, url))
      .flatMap(({ id, userId, number }) => [id, userId, number])
      .filter((id) => id !== undefined && !isActor(desk, String(id)))
      .map(String)
    const key = noun.startsWith('{') ? (path.split('/').at(-2) ?? '') : noun
    ids[key] = [...new Set([...(ids[key] ?? []), ...found])].slice(0, 40)
  }
  ids['attachments'] = [...(ids['attachments'] ?? []), (await upload(desk, 'keyUserA')).id]
  return ids
}

type Item = { id?: string; userId?: string; number?: number }

/** As the first who may read the list and finds something in it. */
async function itemsOf(desk: TestApp, url: string): Promise<Item[]> {
  for (const who of ['agent', 'admin', 'commercial', 'keyUserA'] as const) {
    const { status, body } = await desk.as(who).get(url)
    if (status === 200 && Array.isArray(body?.items) && body.items.length > 0) return body.items
  }
  return []
}

/** Whoever calls is not disabled or demoted by an earlier call. */
const isActor = ({ given }: TestApp, id: string) =>
  fuzzRoles.some((role) => role in given.users && given.users[role as UserName].id === id)

const nounByName: Record<string, string> = {
  assigneeId: 'users',
  requesterId: 'users',
  userId: 'users',
  accountLeadId: 'users',
  categoryId: 'catalogs',
  attachmentId: 'attachments',
  targetId: 'users',
}

/** Contracts have numbers with a dash, which name nothing in an address. */
const isUuid = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** Real ids for a parameter: by the word before it in the address, or by its own name. */
export function idsFor({ ids, desk }: Pick<FuzzWorld, 'ids' | 'desk'>, path: string) {
  return (name: string): fc.Arbitrary<string> => {
    const before = new RegExp(`/([a-z-]+)/(?:\\{kind\\}/)?\\{${name}\\}`).exec(path)?.[1]
    const noun = nounByName[name] ?? before ?? `${name.replace(/Id$/, '')}s`
    const found = (ids[noun] ?? []).filter((id) => isUuid.test(id) || name === 'ref')
    const fresh = fc.constant(0).map(() => newId(desk.clock.now()))
    if (found.length === 0) return fc.oneof(fc.constant(unknownId), fresh)
    return fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...found) },
      { weight: 1, arbitrary: fc.constant(unknownId) },
    )
  }
}
