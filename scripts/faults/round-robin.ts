import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** How often each node is asked whether it is ready, as a balancer with active checks does. */
const checkEveryMs = 100

/**
 * A balancer as simple as can be: node after node, those first whose last `/readyz` was 200. Only a
 * refused connection, of which surely nothing was sent, is tried with the next node.
 */
export async function startRoundRobin(urls: string[]) {
  const ready = new Map(urls.map((url) => [url, true]))
  let turn = 0
  const check = async () => {
    for (const url of urls) ready.set(url, await isReady(url))
  }
  let checking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => void (checking = checking.then(check)), checkEveryMs)
  const server = createServer((from, to) => {
    turn += 1
    const order = urls.map((_, index) => urls[(turn + index) % urls.length] ?? '')
    const chosen = order.toSorted((one, other) => Number(ready.get(other)) - Number(ready.get(one)))
    const chunks: Buffer[] = []
    from.on('data', (chunk: Buffer) => chunks.push(chunk))
    from.on('end', () => forward({ from, to, body: Buffer.concat(chunks) }, chosen))
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      clearInterval(timer)
      server.closeAllConnections()
      await new Promise<void>((settle) => server.close(() => settle()))
    },
  }
}

type Exchange = { from: IncomingMessage; to: ServerResponse; body: Buffer }

function forward(exchange: Exchange, [url, ...others]: string[]) {
  const { from, to, body } = exchange
  if (url === undefined) return void to.writeHead(502).end('nobody listens')
  const { method, headers } = from
  const passed = request(`${url}${from.url ?? '/'}`, { method, headers, agent: false })
  // Who reads live news and leaves must not be served on.
  to.once('close', () => passed.destroy())
  passed.on('response', (answer) => {
    to.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(to)
    answer.on('error', () => to.destroy())
  })
  passed.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ECONNREFUSED') forward(exchange, others)
    else if (to.headersSent) to.destroy()
    else to.writeHead(502).end(error.code ?? error.message)
  })
  passed.end(body)
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, {
      headers: { connection: 'close' },
      signal: AbortSignal.timeout(1000),
    })
    await answer.arrayBuffer()
    return answer.ok
  } catch {
    return false
  }
}
