import { setTimeout as sleep } from 'node:timers/promises'
import autocannon from 'autocannon'
import pg from 'pg'
import type { World } from './cluster.ts'
import { agent } from './generate.ts'

export type Target = { address: string; token: string | null }
export type Figures = { perSecond: number; p50: number; p99: number }
export type Request = Parameters<typeof autocannon>[0]['requests'][number]

export const json = { 'content-type': 'application/json' }

/** Signs in as a person does; the token lasts five minutes, longer than any run. */
export async function signIn(address: string): Promise<Target> {
  const url = `${address}/api/v1/auth/login`
  const answer = await fetch(url, { method: 'POST', headers: json, body: JSON.stringify(agent) })
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}`)
  return { address, token: ((await answer.json()) as { accessToken: string }).accessToken }
}

export const queue = (): Request[] => [{ path: '/api/v1/tickets?open=true&sort=dueAt&limit=50' }]

/** Each case costs two requests, of both programs. */
export const cases = ({ numbers }: World): Request[] =>
  numbers.flatMap((number) => [
    { path: `/api/v1/tickets/${number}` },
    { path: `/api/v1/tickets/${number}/messages` },
  ])

/** By telephone, where no evidence is asked: every organization in turn. */
export async function openings({ ownerUrl, productId }: World): Promise<Request[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query(
    `select o.id as "organizationId", m.user_id as "requesterId" from organizations o
     join memberships m on m.organization_id = o.id where m.role = 'key_user' order by o.id`,
  )
  await client.end()
  return rows.map((place, index) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    headers: json,
    body: JSON.stringify({
      ...place,
      productId,
      module: `Módulo ${index % 6}`,
      summary: 'No cuadra el cierre del comedor',
      body: 'Al cerrar el turno de la noche el total del comedor no cuadra con el reporte de caja.',
      channel: 'phone',
    }),
  }))
}

const connections = 8
/** Where the last connection began in its list; a case is two requests, so halves stay together. */
let starts = 0

const turned = <Item>(items: Item[], by: number): Item[] => {
  const start = 2 * Math.floor((by % items.length) / 2)
  return [...items.slice(start), ...items.slice(0, start)]
}

/** One run of eight connections that wait for each answer; a wrong answer spoils the run. */
export async function drive(
  { address, token }: Target,
  { requests, seconds }: { requests: Request[]; seconds: number },
): Promise<Figures> {
  const authorization = token === null ? {} : { authorization: `Bearer ${token}` }
  const asked = requests.map((request) => ({
    ...request,
    headers: { ...request.headers, ...authorization },
  }))
  // Not a part of the whole, so that the next run begins elsewhere.
  const step = Math.ceil(asked.length * 0.171)
  const result = await autocannon({
    url: address,
    connections,
    duration: seconds,
    requests: asked,
    // Left to themselves all connections ask the same thing at the same time, and every run anew.
    setupClient: (client) => client.setRequests(turned(asked, (starts += step))),
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors`)
  const { p50, p99 } = result.latency
  return { perSecond: result.requests.total / result.duration, p50, p99 }
}

/** The relay makes mails of what was opened; the next run must not pay for it. */
export async function waitForRelay(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const deadline = performance.now() + 60_000
  const text = 'select count(*)::int as left from outbox where dispatched_at is null'
  while ((await client.query(text)).rows[0].left > 0 && performance.now() < deadline)
    await sleep(250)
  await client.end()
}
