import type { Clock } from '../../clock.ts'
import type { Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import {
  checkAuthority,
  close,
  pollDesk,
  send,
  type Desk,
  type Open,
  type Reader,
} from './stream-desk.ts'
import { authorityId, parseId } from './stream-events.ts'

export type StreamService = ReturnType<typeof createStreamService>

const pollMs = 400
const authorityEveryMs = 800
const heartbeatMs = 15_000
const connectionsPerSessionMax = 20

/**
 * Live news: one poller for all connections reads the outbox and hands each event, in memory, to
 * whom it concerns. No connection to the database is held between two polls.
 */
export function createStreamService(deps: { db: Database; clock: Clock }) {
  const desks = new Map<string, Desk>()
  let timer: NodeJS.Timeout | undefined
  let lastAuthorityMs = 0
  let lastHeartbeatMs = 0
  let isPolling = false
  let failures = 0

  async function poll() {
    const ms = performance.now()
    const isAuthorityDue = ms - lastAuthorityMs >= authorityEveryMs
    if (isAuthorityDue) lastAuthorityMs = ms
    for (const [tenantId, desk] of desks) {
      if (isAuthorityDue) await checkAuthority(deps, desk)
      if (desk.readers.size === 0) desks.delete(tenantId)
      else await pollDesk(deps, desk)
    }
  }

  function beat() {
    if (performance.now() - lastHeartbeatMs < heartbeatMs) return
    lastHeartbeatMs = performance.now()
    for (const desk of desks.values())
      for (const reader of desk.readers) send(desk, reader, ': still here\n\n')
  }

  async function tick() {
    if (isPolling) return
    isPolling = true
    try {
      beat()
      await poll()
      failures = 0
    } catch {
      // The database is away: readers stay, and resume from the same position.
      failures += 1
    }
    isPolling = false
    timer =
      desks.size > 0
        ? setTimeout(() => void tick(), pollMs * Math.min(1 + failures, 20))
        : undefined
  }

  return {
    /** Adds a connection; call the answered function when it is gone. */
    open(reader: Reader): () => void {
      const { tenantId } = reader.actor
      const desk: Desk = desks.get(tenantId) ?? { tenantId, head: null, readers: new Set() }
      const same = [...desk.readers].filter(
        ({ actor }) => authorityId(actor) === authorityId(reader.actor),
      )
      if (same.length >= connectionsPerSessionMax)
        throw new AppError('rate_limited', { retryAfterSeconds: 30 })
      const after = parseId(reader.lastEventId)
      const open: Open = { ...reader, authority: undefined, after, isPlaced: after !== null }
      desks.set(tenantId, desk)
      desk.readers.add(open)
      timer ??= setTimeout(() => void tick(), 0)
      return () => void desk.readers.delete(open)
    },

    /** Ends every connection; for the shutdown of the program. */
    close() {
      clearTimeout(timer)
      timer = undefined
      for (const desk of desks.values()) for (const reader of desk.readers) close(desk, reader)
      desks.clear()
    },
  }
}
