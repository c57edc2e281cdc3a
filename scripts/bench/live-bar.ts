import { Agent, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { launchProduct } from './children.ts'
import type { World } from './cluster.ts'
import type { Finding } from './finding.ts'
import { openings, signIn } from './load.ts'

const streams = 500
const streamsPerSession = 20
const changes = 60

/** B15: from the answer of a change, which is its commit, until each of 500 open pages hears of it. */
export async function measureLive(world: World): Promise<Finding[]> {
  const product = await launchProduct(world)
  const heard: Hearing = { at: new Map(), connected: 0 }
  const agent = new Agent({ keepAlive: false, maxSockets: Number.POSITIVE_INFINITY })
  try {
    for (let session = 0; session < streams / streamsPerSession; session += 1) {
      const { token } = await signIn(product.address)
      for (let one = 0; one < streamsPerSession; one += 1)
        listen(`${product.address}/api/v1/stream`, { token, agent, heard })
    }
    while (heard.connected < streams) await sleep(50)
    const answered = await change(product.address, world)
    await sleep(5000)
    return [summarise(answered, heard)]
  } finally {
    agent.destroy()
    await product.stop()
  }
}

/** Arrivals by case, in milliseconds of this process. */
type Hearing = { at: Map<string, number[]>; connected: number }
type Listening = { token: string | null; agent: Agent; heard: Hearing }

function listen(url: string, { token, agent, heard }: Listening) {
  const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
    heard.connected += 1
    const seen = new Set<string>()
    answer.setEncoding('utf8')
    answer.on('data', (chunk: string) => {
      const at = performance.now()
      for (const [, id = ''] of chunk.matchAll(/"ticket\.opened".*?"ticketId":"([0-9a-f-]+)"/g)) {
        if (seen.has(id)) continue
        seen.add(id)
        heard.at.set(id, [...(heard.at.get(id) ?? []), at])
      }
    })
    answer.on('error', () => undefined)
  })
  request.on('error', () => undefined)
}

/** Cases opened by telephone, one after the other; when each was answered. */
async function change(address: string, world: World) {
  const answered = new Map<string, number>()
  const requests = await openings(world)
  const { token } = await signIn(address)
  for (let index = 0; index < changes; index += 1) {
    const { path, headers = {}, body = '' } = requests[index % requests.length]!
    const authorization = `Bearer ${token}`
    const answer = await fetch(`${address}${path}`, {
      method: 'POST',
      headers: { ...headers, authorization },
      body,
    })
    const at = performance.now()
    const { id } = (await answer.json()) as { id: string }
    answered.set(id, at)
    // Not in step with the poll of the news.
    await sleep(130 + ((index * 37) % 90))
  }
  return answered
}

function summarise(answered: Map<string, number>, heard: Hearing): Finding {
  const waits = [...answered].flatMap(([id, at]) =>
    (heard.at.get(id) ?? []).map((arrival) => Math.max(0, arrival - at)),
  )
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN)
  const all = answered.size * streams
  return {
    bar: 'B15',
    what: `live update with ${streams} streams open`,
    measured: `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms; ${sorted.length} of ${all} arrived`,
    asked: 'p99 ≤ 1000 ms',
    isHeld: at(0.99) <= 1000 && sorted.length === all,
  }
}
