import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './patient-client.ts'

export type Listener = ReturnType<typeof followNews>

/** The server says something at least every 15 seconds. */
const silenceMsMax = 20_000

/**
 * Follows the live news as a browser does: after each break it comes back with `Last-Event-ID`, to
 * whichever node answers then.
 */
export function followNews(url: string, { email, password }: Person) {
  const stopped = new AbortController()
  const seen: string[] = []
  let lastId: string | undefined
  /** From where on nothing may be missing; given with the first connection. */
  let from: string | undefined
  let connections = 0
  let resets = 0

  const take = (block: string) => {
    const id = /^id: (\S+)$/m.exec(block)?.[1]
    if (id === undefined) return
    lastId = id
    from ??= id
    const data = /^data: (.*)$/m.exec(block)?.[1]
    if (data === undefined) return
    if (data.includes('"stream.reset"')) resets += 1
    else seen.push(id)
  }

  async function listen() {
    const token = await signIn(url, { email, password })
    const connection = new AbortController()
    const end = () => connection.abort()
    stopped.signal.addEventListener('abort', end)
    let silence = setTimeout(end, silenceMsMax)
    try {
      const answer = await fetch(`${url}/api/v1/stream`, {
        headers: { authorization: `Bearer ${token}`, ...(lastId && { 'last-event-id': lastId }) },
        signal: connection.signal,
      })
      if (answer.status !== 200 || !answer.body) return
      connections += 1
      let rest = ''
      for await (const chunk of answer.body.pipeThrough(new TextDecoderStream())) {
        clearTimeout(silence)
        silence = setTimeout(end, silenceMsMax)
        const blocks = (rest + chunk).split('\n\n')
        rest = blocks.pop() ?? ''
        for (const block of blocks) take(block)
      }
    } finally {
      clearTimeout(silence)
      stopped.signal.removeEventListener('abort', end)
    }
  }

  const run = async () => {
    while (!stopped.signal.aborted) {
      await listen().catch(() => undefined)
      await sleep(200)
    }
  }
  const finished = run()
  return {
    seen,
    from: () => from,
    lastId: () => lastId,
    connections: () => connections,
    resets: () => resets,
    async stop() {
      stopped.abort()
      await finished
    },
  }
}

async function signIn(url: string, login: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(login),
    signal: AbortSignal.timeout(12_000),
  })
  const { accessToken } = (await answer.json()) as { accessToken?: string }
  if (accessToken === undefined) throw new Error('not signed in')
  return accessToken
}
