import { Worker } from 'node:worker_threads'

/** The longest that the loop stood still: by the clock, of its own thread's CPU, and what an idle loop saw beside it. */
export type LoopBlocks = { wallMs: number; cpuMs: number; idleMs: number }

/**
 * Watches this loop, tick by tick: on a busy machine the clock tells of other programs, the CPU that the
 * thread used from one tick to the next of its own work alone.
 */
export async function watchLoop(): Promise<() => Promise<LoopBlocks>> {
  const idle = new Worker(idleLoop, { eval: true })
  await new Promise((resolve) => idle.once('message', resolve))
  const seen = { wallMs: 0, cpuMs: 0 }
  let since = { wall: performance.now(), cpu: cpuMs() }
  const timer = setInterval(() => {
    const now = { wall: performance.now(), cpu: cpuMs() }
    seen.wallMs = Math.max(seen.wallMs, now.wall - since.wall)
    seen.cpuMs = Math.max(seen.cpuMs, now.cpu - since.cpu)
    since = now
  }, 1)
  return async () => {
    clearInterval(timer)
    const told = new Promise<number>((resolve) => idle.once('message', resolve))
    idle.postMessage('stop')
    const idleMs = await told
    await idle.terminate()
    return { ...seen, idleMs }
  }
}

function cpuMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const idleLoop = `
  const { parentPort } = require('node:worker_threads')
  let longest = 0
  let since = performance.now()
  setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - since)
    since = now
  }, 1)
  parentPort.once('message', () => parentPort.postMessage(longest))
  parentPort.postMessage(0)
`
