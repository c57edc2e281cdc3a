import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export type Finding =
  | { kind: 'clean' }
  | { kind: 'infected'; name: string }
  /** The scanner answers, but cannot judge this file; it says why. */
  | { kind: 'unjudged'; reason: string }

export type Scanner = {
  /** Reads the file to its end. Throws when the scanner is away, slow or talks nonsense. */
  scan(file: Readable): Promise<Finding>
  ping(): Promise<boolean>
}

/**
 * Speaks clamd's INSTREAM at `tcp://host:3310` or `unix:/path`: each chunk behind its length, a length
 * of zero at the end, one line back. A connection is for one question.
 */
export function createClamd(url: string, { silenceMs = 30_000 } = {}): Scanner {
  const target = parse(url)
  const ask = async (talk: (socket: Socket) => Promise<unknown>) => {
    const socket = connect(target)
    socket.setTimeout(silenceMs, () => socket.destroy(new Error('clamd is silent')))
    try {
      const [answer] = await Promise.all([readLine(socket), talk(socket)])
      return answer
    } finally {
      socket.destroy()
    }
  }
  return {
    async scan(file) {
      try {
        // clamd may hang up on a file that is too large for it: its answer says so, not the pipe.
        const answer = await ask((socket) =>
          pipeline(file, frames, socket, { end: false }).catch((error: unknown) => {
            if (file.errored) throw error
          }),
        )
        return understand(answer)
      } finally {
        file.destroy()
      }
    },
    ping: async () => (await ask(async (socket) => socket.write('zPING\0'))) === 'PONG',
  }
}

function parse(url: string) {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length).replace(/^\/\/+/, '/') }
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'tcp:') throw new Error('MESA_CLAMD_URL must be tcp://host:3310 or unix:/path')
  return { host: hostname, port: Number(port || 3310) }
}

async function* frames(file: AsyncIterable<Buffer>) {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of file) {
    if (chunk.length === 0) continue
    yield lengthOf(chunk.length)
    yield chunk
  }
  yield lengthOf(0)
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Up to the zero byte that ends an answer to a `z` command. */
function readLine(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const [line, rest] = text.split('\0')
      if (rest !== undefined) resolve(line!.trim())
    })
    socket.once('error', reject)
    socket.once('close', () => reject(new Error('clamd hung up')))
  })
}

function understand(answer: string): Finding {
  if (answer === 'stream: OK') return { kind: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (name !== undefined) return { kind: 'infected', name }
  if (answer.endsWith('ERROR')) return { kind: 'unjudged', reason: answer }
  throw new Error(`clamd answered "${answer.slice(0, 100)}"`)
}
