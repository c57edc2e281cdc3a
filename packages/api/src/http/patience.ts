import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'

type Slow = { startedMs: number; bytesBefore: number }

const sweepsPerGrace = 5

/** Headers have a time; bodies a pace instead, below. */
export const patienceOf = ({ headersMs, silenceMs }: Config['timeouts']) => ({
  requestTimeout: 0,
  http: { headersTimeout: headersMs, connectionsCheckingInterval: headersMs / 3 },
  connectionTimeout: silenceMs,
  keepAliveTimeout: 30_000,
})

/**
 * A body may take `bodyGraceMs`, and then as long as it comes at `bodyBytesPerSecondMin` (A86): an
 * upload over a thin line ends well, a byte every ten seconds does not. Node's own `requestTimeout`
 * knows one time for everything, which would cut long uploads (H8).
 */
export function addPatience(app: FastifyInstance, timeouts: Config['timeouts']): void {
  const { bodyGraceMs, bodyBytesPerSecondMin } = timeouts
  const waiting = new Map<IncomingMessage, Slow>()
  let timer: NodeJS.Timeout | undefined

  const isTooSlow = ({ socket }: IncomingMessage, { startedMs, bytesBefore }: Slow) => {
    const overtimeMs = performance.now() - startedMs - bodyGraceMs
    return socket.bytesRead - bytesBefore < (overtimeMs / 1000) * bodyBytesPerSecondMin
  }
  const sweep = () => {
    for (const [request, slow] of waiting) {
      if (performance.now() - slow.startedMs < bodyGraceMs || !isTooSlow(request, slow)) continue
      waiting.delete(request)
      request.socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n')
      request.socket.destroySoon()
    }
    if (waiting.size > 0) return
    clearInterval(timer)
    timer = undefined
  }

  app.addHook('onRequest', async ({ raw }) => {
    const { headers, socket } = raw
    if (headers['transfer-encoding'] === undefined && !(Number(headers['content-length']) > 0))
      return
    waiting.set(raw, { startedMs: performance.now(), bytesBefore: socket.bytesRead ?? 0 })
    raw.once('end', () => waiting.delete(raw)).once('close', () => waiting.delete(raw))
    timer ??= setInterval(sweep, bodyGraceMs / sweepsPerGrace).unref()
  })
  app.addHook('onClose', async () => clearInterval(timer))
}
