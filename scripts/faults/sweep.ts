import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { startFaultProxy, type FaultProxy } from '@mesa/api/testing/faults/fault-proxy'
import { createSqlCounter } from '@mesa/api/testing/faults/postgres-taps'
import { startInstallation, type Installation } from '../soak/installation.ts'
import { createClient, type Client } from '../soak/patient-client.ts'
import { prepareDesk, type Team } from '../soak/prepare-desk.ts'
import { authorizationOf, post, type Keyed } from './caller.ts'
import { startedCase } from './started-case.ts'
import { askRows, violationsIn, type FormOptions, type Seen } from './form.ts'

const tables =
  'tickets messages ticket_events outbox ledger_postings ledger_lines worklogs decisions sla_events idempotency_keys'
const messagesMax = 200

type World = { installation: Installation; client: Client; team: Team; productId: string }
type Call = { by: keyof Team; request: Keyed }
type Swept = Seen & { cuts: number; done: number }

/** kill -9 of the API at its N-th SQL message, N from 1 until the action is untouched (H5, P19). */
export async function sweep({ count: step, say }: FormOptions): Promise<Seen> {
  const counter = createSqlCounter()
  let proxy: FaultProxy | undefined
  // Without jobs of its own, what the node sends is the action's.
  const environment: NodeJS.ProcessEnv = { MESA_PROCESS: 'web', MESA_SECRET: 'sweep' }
  const installation = await startInstallation({
    environment,
    between: async (url) => {
      proxy = await startFaultProxy({ target: url, tap: counter.tap })
      environment['DATABASE_URL'] = proxy.url
      environment['DATABASE_DIRECT_URL'] = undefined
      return proxy.url
    },
  })
  const total: Seen = { figures: [], wrong: [] }
  try {
    const { teams, productId, tenantId } = await prepareDesk(installation)
    const client = createClient({ url: installation.api.url, random: () => 1 })
    const world = { installation, client, team: teams[0]!, productId }
    for (const [name, prepare] of Object.entries(actions)) {
      const swept = await sweepOne(world, { prepare: () => prepare(world), counter, step })
      say(`${name}: killed ${swept.cuts} times, ${swept.done} of them already done`)
      total.figures.push([name, `${swept.cuts} kills, ${swept.done} after the commit`])
      total.wrong.push(...swept.wrong.map((one) => `${name}: ${one}`))
    }
    total.wrong.push(...(await violationsIn(installation.database.url, tenantId)))
    return total
  } finally {
    await installation.close()
    await proxy?.close()
  }
}

type Sweeping = {
  prepare: () => Promise<Call>
  counter: ReturnType<typeof createSqlCounter>
  step: number
}

async function sweepOne(world: World, { prepare, counter, step }: Sweeping): Promise<Swept> {
  const { api, database } = world.installation
  const swept: Swept = { figures: [], wrong: [], cuts: 0, done: 0 }
  const effectOf = async (work: () => Promise<unknown>) => {
    const before = await countRows(database.url)
    const answer = await work()
    return { answer, effect: difference(before, await countRows(database.url)) }
  }
  const send = async ({ request }: Call, authorization: string) =>
    post(api.url, authorization, request).then(
      ({ status }) => status,
      () => 0,
    )
  const authorize = ({ by }: Call) => authorizationOf(api.url, world.team[by])
  // The first of its kind may start a clock or a balance; from the second on each is as the next.
  const first = await prepare()
  await send(first, await authorize(first))
  const second = await prepare()
  const token = await authorize(second)
  const whole = (await effectOf(() => send(second, token))).effect
  for (let at = 1; at <= messagesMax; at += step) {
    const call = await prepare()
    const authorization = await authorize(call)
    counter.reset({ at, isAfter: (at / step) % 2 < 1, onCut: () => api.kill() })
    const { effect } = await effectOf(() => send(call, authorization))
    const isKilled = counter.seen() >= at
    counter.reset()
    if (!isKilled) {
      if (effect !== whole) swept.wrong.push(`untouched: ${effect} instead of ${whole}`)
      return swept
    }
    swept.cuts += 1
    await sleep(50)
    await api.untilReady()
    if (effect === whole) swept.done += 1
    else if (effect !== '') swept.wrong.push(`half done at message ${at}: ${effect}`)
    const rest = await effectOf(() => send(call, authorization))
    if (rest.answer !== 201 && rest.answer !== 200)
      swept.wrong.push(`message ${at}: asked again, ${String(rest.answer)}`)
    if (rest.effect !== (effect === whole ? '' : whole))
      swept.wrong.push(`message ${at}: asked again, ${rest.effect} after ${effect}`)
  }
  swept.wrong.push('it never came to its end untouched')
  return swept
}

/** Once no statement runs any more: a COMMIT may outlive the process that sent it. */
async function countRows(url: string): Promise<Map<string, number>> {
  const busy = `select 1 as n from pg_stat_activity where application_name = 'mesa' and state <> 'idle'
    and pid <> pg_backend_pid()`
  while ((await askRows(url, busy)).length > 0) await sleep(5)
  const each = tables
    .split(' ')
    .map((name) => `select '${name}' as t, count(*)::int as n from ${name}`)
  const rows = await askRows(url, each.join(' union all '))
  return new Map(rows.map(({ t, n }) => [String(t), Number(n)]))
}

const difference = (before: Map<string, number>, after: Map<string, number>) =>
  [...after]
    .map(([name, n]) => [name, n - (before.get(name) ?? 0)] as const)
    .filter(([, n]) => n !== 0)
    .map(([name, n]) => `${name} +${n}`)
    .toSorted()
    .join(', ')

const call = (by: keyof Team, path: string, body: object): Call => ({
  by,
  request: { path, body, key: randomUUID() },
})
let talked: string | undefined
let count = 0

const actions: Record<string, (world: World) => Promise<Call>> = {
  reply: async (world) => {
    talked ??= await startedCase(world.client, world.team, world.productId)
    return call('agent', `${talked}/messages`, { kind: 'reply', body: `Revisamos ${(count += 1)}` })
  },
  'log and charge work': async (world) => {
    talked ??= await startedCase(world.client, world.team, world.productId)
    const startedAt = new Date(Date.now() - 1_800_000).toISOString()
    const work = { component: 'l1', minutes: 1, startedAt, description: `Análisis ${(count += 1)}` }
    return call('agent', `${talked}/worklogs`, work)
  },
  'accept and close': async (world) => {
    const path = `${await startedCase(world.client, world.team, world.productId)}/transitions`
    const solution = { action: 'propose', nature: 'definitive', body: 'Quedó corregido.' }
    await world.client.send(world.team.agent, { path, body: solution })
    return call('customer', path, { action: 'accept' })
  },
  'open a case': async ({ client, team, productId }) => {
    const form = new FormData()
    const text = `evidencia ${(count += 1)}`
    form.append('file', new Blob([text], { type: 'text/plain' }), 'registro.txt')
    const file = await client.send(team.customer, { path: '/attachments', body: form })
    return call('customer', '/tickets', {
      productId,
      module: 'Facturación',
      summary: `Recibo ${randomUUID()} descuadra totales ${randomUUID()}`,
      body: 'Al emitir el recibo aparece «Total no coincide». Ruta: Facturación › Recibos › Emitir.',
      attachments: [{ id: String(file['id']), evidence: 'screen' }],
    })
  },
}
