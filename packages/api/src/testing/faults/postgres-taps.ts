import type { Passed, Tap } from './fault-proxy.ts'

/** One message of PostgreSQL's protocol; `type` is empty for the first of a connection. */
type Frame = { type: string; bytes: Buffer }

/** Cuts a stream into whole messages; a part waits for its rest. */
function createFrames({ hasStartup }: { hasStartup: boolean }) {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = hasStartup
  return (chunk: Buffer): Frame[] => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const frames: Frame[] = []
    for (;;) {
      const at = isFirst ? 0 : 1
      if (rest.length < at + 4) return frames
      const length = at + rest.readInt32BE(at)
      if (rest.length < length) return frames
      const type = isFirst ? '' : String.fromCharCode(rest[0] ?? 0)
      frames.push({ type, bytes: rest.subarray(0, length) })
      rest = rest.subarray(length)
      isFirst = false
    }
  }
}

const bytesOf = (frames: Frame[]) => Buffer.concat(frames.map(({ bytes }) => bytes))
/** What makes the server run SQL: a simple query, or the execution of a prepared statement. */
const isSql = ({ type }: Frame) => type === 'Q' || type === 'E'

/**
 * Counts SQL messages over all connections and ends the connection of the N-th: `before`, it never
 * arrives; `after`, it arrives and its answer is lost (H5).
 */
export function createSqlCounter() {
  let seen = 0
  let cutAt = Number.POSITIVE_INFINITY
  let isAfter = false
  let onCut: () => void = () => undefined
  const tap = (): Tap => {
    const frames = createFrames({ hasStartup: true })
    return {
      toServer(chunk): Passed {
        const passed: Frame[] = []
        for (const frame of frames(chunk)) {
          if (isSql(frame)) seen += 1
          if (isSql(frame) && seen === cutAt) {
            onCut()
            return { bytes: bytesOf(isAfter ? [...passed, frame, sync] : passed), isCut: true }
          }
          passed.push(frame)
        }
        return { bytes: bytesOf(passed) }
      },
    }
  }
  return {
    tap,
    /** Counts from zero again; without `at` nothing is cut. */
    reset(plan: { at?: number; isAfter?: boolean; onCut?: () => void } = {}) {
      seen = 0
      cutAt = plan.at ?? Number.POSITIVE_INFINITY
      isAfter = plan.isAfter ?? false
      onCut = plan.onCut ?? (() => undefined)
    },
    seen: () => seen,
  }
}

/** An executed message is only run to its end by the Sync behind it. */
const sync: Frame = { type: 'S', bytes: Buffer.from([0x53, 0, 0, 0, 4]) }

/**
 * Ends a connection in place of the server's answer to COMMIT: the effect is there and nobody was
 * told. `arm(n)` does so to the next n commits that wrote something.
 */
export function createCommitCutter() {
  let armed = 0
  let cuts = 0
  const tap = (): Tap => {
    const toServer = createFrames({ hasStartup: true })
    const toClient = createFrames({ hasStartup: false })
    /** Transactions are one after the other on a connection; reading ones say so in their BEGIN. */
    const isWriting: boolean[] = []
    return {
      toServer(chunk): Passed {
        const frames = toServer(chunk)
        for (const { type, bytes } of frames) {
          const text = type === 'Q' ? bytes.subarray(5, -1).toString() : ''
          if (text.startsWith('begin')) isWriting.push(!text.includes('read only'))
        }
        return { bytes: bytesOf(frames) }
      },
      toClient(chunk): Passed {
        const passed: Frame[] = []
        for (const frame of toClient(chunk)) {
          const tag = frame.type === 'C' ? frame.bytes.subarray(5, -1).toString() : ''
          const isEnd = tag === 'COMMIT' || tag === 'ROLLBACK'
          const wrote = isEnd && isWriting.shift()
          if (wrote && tag === 'COMMIT' && armed > 0) {
            armed -= 1
            cuts += 1
            return { bytes: bytesOf(passed), isCut: true }
          }
          passed.push(frame)
        }
        return { bytes: bytesOf(passed) }
      },
    }
  }
  return { tap, arm: (n: number) => void (armed = n), cuts: () => cuts }
}
