import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/** What happens to every connection until it is changed. */
export type Faults = {
  /** Added to each piece of bytes in each direction, ms; their order is kept. */
  latencyMs: number
  /** Chance, of each piece, that the connection is reset instead. */
  resetShare: number
  /** Half-open: bytes of both sides vanish, and the connections stay as they are. */
  isSilent: boolean
  /** A connection ends once so many bytes of answers have passed, in the midst of them. */
  cutAfterBytes: number | null
}

/** What passes of a piece of bytes, and whether the connection ends behind it. */
export type Passed = { bytes: Buffer; isCut?: boolean }

/** Looks into one connection: `fault-proxy` itself knows nothing of what it carries. */
export type Tap = {
  toServer?(bytes: Buffer): Passed
  toClient?(bytes: Buffer): Passed
}

export type FaultProxy = Awaited<ReturnType<typeof startFaultProxy>>
type Options = {
  /** `host` and `port` of a URL are replaced by the proxy's. */
  target: string
  /** From 0 to 1, seeded: the same seed gives the same faults for the same traffic. */
  random?: () => number
  /** Made once for each connection. */
  tap?: () => Tap
}

const none: Faults = { latencyMs: 0, resetShare: 0, isSilent: false, cutAfterBytes: null }
const defaultPorts: Record<string, number> = { 'postgres:': 5432, 'smtp:': 25, 'http:': 80 }

/** A TCP proxy that harms what passes through it (H4). */
export async function startFaultProxy({ target, random = () => 1, tap = () => ({}) }: Options) {
  const { hostname, port, protocol } = new URL(target)
  const faults = { ...none }
  const open = new Set<Socket>()
  const counts = { connections: 0, resets: 0, cuts: 0 }
  const server = createServer({ noDelay: true }, (client) => {
    counts.connections += 1
    const upstream = connect({ host: hostname, port: Number(port) || defaultPorts[protocol] || 0 })
    upstream.setNoDelay(true)
    join({ client, upstream, tap: tap(), faults, random, counts })
    for (const socket of [client, upstream]) {
      open.add(socket)
      socket.once('close', () => open.delete(socket))
    }
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  const { port: ownPort } = server.address() as AddressInfo
  const url = new URL(target)
  url.hostname = '127.0.0.1'
  url.port = String(ownPort)
  const cutAll = () => {
    for (const socket of open) socket.destroy()
  }
  return {
    /** The target's URL, through this proxy. */
    url: protocol === 'http:' ? url.origin : url.href,
    counts,
    /** Replaces the faults of all connections, also of those that are open. */
    set: (next: Partial<Faults>) => void Object.assign(faults, none, next),
    /** Ends every connection; new ones may come. */
    cutAll,
    /** Nobody listens any more, as when the server is down, until `comeBack`. */
    async goAway() {
      const closed = new Promise<void>((settle) => server.close(() => settle()))
      cutAll()
      await closed
    },
    comeBack: () => new Promise<void>((settle) => server.listen(ownPort, '127.0.0.1', settle)),
    async close() {
      cutAll()
      await new Promise<void>((settle) => server.close(() => settle()))
    },
  }
}

type Joint = {
  client: Socket
  upstream: Socket
  tap: Tap
  faults: Faults
  random: () => number
  counts: { resets: number; cuts: number }
}

function join({ client, upstream, tap, faults, random, counts }: Joint) {
  let answered = 0
  const carry = (from: Socket, to: Socket, look: ((bytes: Buffer) => Passed) | undefined) => {
    let readyAt = 0
    // Timers of the same millisecond may change places; what they carry must not.
    const late: Passed[] = []
    const give = (passed: Passed) => {
      if (passed.isCut) {
        // What came before the cut arrives: an end that follows the bytes, not one that overtakes them.
        counts.cuts += 1
        to.write(passed.bytes)
        upstream.end()
        client.destroySoon()
      } else if (!to.destroyed) to.write(passed.bytes)
    }
    from.on('data', (bytes: Buffer) => {
      if (faults.isSilent) return
      if (faults.resetShare > 0 && random() < faults.resetShare) {
        counts.resets += 1
        client.resetAndDestroy()
        upstream.resetAndDestroy()
        return
      }
      const passed = limit(look?.(bytes) ?? { bytes })
      const now = performance.now()
      readyAt = Math.max(readyAt, now + faults.latencyMs)
      if (readyAt <= now && late.length === 0) return give(passed)
      late.push(passed)
      setTimeout(() => give(late.shift()!), readyAt - now)
    })
    const limit = (passed: Passed): Passed => {
      if (to !== client || faults.cutAfterBytes === null) return passed
      const left = Math.max(0, faults.cutAfterBytes - answered)
      answered += passed.bytes.length
      return passed.bytes.length < left
        ? passed
        : { bytes: passed.bytes.subarray(0, left), isCut: true }
    }
    from.on('error', () => to.destroy())
    from.on('close', () => !faults.isSilent && to.destroySoon())
  }
  carry(client, upstream, tap.toServer?.bind(tap))
  carry(upstream, client, tap.toClient?.bind(tap))
}
