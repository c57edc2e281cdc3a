import { createServer, type AddressInfo, type Socket } from 'node:net'

/** Split, so that no scanner holds this file back. */
export const eicar = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}$',
  'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*',
].join('')

export type ScriptedClamd = Awaited<ReturnType<typeof startClamd>>

/**
 * clamd's protocol to the letter, with one virus in its books: whoever sends a wrong length, a chunk
 * too many or no end gets no answer. `mode` makes it fail as a real one does.
 */
export async function startClamd() {
  const state: { mode: 'well' | 'silent' | 'hangs_up' | 'confused' | 'small'; scanned: number } = {
    mode: 'well',
    scanned: 0,
  }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined)
    let received = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      received = Buffer.concat([received, chunk])
      const answer = answerTo(received, state)
      if (answer === null) return
      if (state.mode === 'hangs_up') return socket.destroy()
      if (state.mode !== 'silent') socket.end(`${answer}\0`)
    })
  })
  const listen = (port: number) =>
    new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as AddressInfo
  const close = () => {
    for (const socket of sockets) socket.destroy()
    return new Promise((done) => server.close(done))
  }
  return { url: `tcp://127.0.0.1:${port}`, state, close, restart: () => listen(port) }
}

type State = { mode: string; scanned: number }

/** Null while the question is not whole. */
function answerTo(received: Buffer, state: State): string | null {
  const end = received.indexOf(0)
  if (end === -1) return null
  const command = received.subarray(0, end).toString()
  if (command === 'zPING') return 'PONG'
  if (command !== 'zINSTREAM') return 'UNKNOWN COMMAND'
  const body = bodyOf(received.subarray(end + 1))
  if (body === null) return null
  state.scanned += 1
  if (state.mode === 'confused') return 'stream: maybe'
  if (state.mode === 'small') return 'INSTREAM size limit exceeded. ERROR'
  return body.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK'
}

function bodyOf(chunks: Buffer): Buffer | null {
  const parts: Buffer[] = []
  let at = 0
  while (at + 4 <= chunks.length) {
    const length = chunks.readUInt32BE(at)
    at += 4
    if (length === 0) return Buffer.concat(parts)
    if (at + length > chunks.length) return null
    parts.push(chunks.subarray(at, at + length))
    at += length
  }
  return null
}
