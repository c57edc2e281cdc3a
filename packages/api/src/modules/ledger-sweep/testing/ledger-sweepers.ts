import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export type Sweepers = ReturnType<typeof startSweepers>
type Sweeper = { child: ChildProcess; lines: AsyncIterator<string>; isKilled: boolean }

const script = fileURLToPath(new URL('./ledger-sweeper.ts', import.meta.url))

/** Three processes that sweep the ledger at once, each started again after it was killed. */
export function startSweepers(url: string) {
  const told: string[] = []
  const start = (): Sweeper => {
    const child = spawn(process.execPath, [script], {
      stdio: 'pipe',
      env: { PATH: process.env['PATH'] },
    })
    child.stderr?.on('data', (data: Buffer) => told.push(data.toString()))
    // Whoever writes to one that was killed hears of it by its end.
    child.stdin?.on('error', () => {})
    child.stdin?.write(`${url}\n`)
    const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
    return { child, lines, isKilled: false }
  }
  const all = [start(), start(), start()]

  /** A killed one does the same again from where it was. */
  async function sweepOne(index: number, instant: string): Promise<void> {
    for (;;) {
      const sweeper = all[index]!
      sweeper.child.stdin?.write(`${instant}\n`)
      const { value } = await sweeper.lines.next()
      if (value === instant) return
      if (!sweeper.isKilled) throw new Error(`a sweeper ended: ${told.join('')}`)
      all[index] = start()
    }
  }

  return {
    /** Until all three found nothing more to do at an instant. */
    sweep: (instant: string) => Promise.all(all.map((_, index) => sweepOne(index, instant))),
    async kill({ index, afterMs }: { index: number; afterMs: number }) {
      await sleep(afterMs)
      const sweeper = all[index]!
      sweeper.isKilled = true
      sweeper.child.kill('SIGKILL')
    },
    /** What they complained of. */
    told: () => told,
    async stop() {
      for (const { child } of all) {
        child.stdin?.end()
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      }
    },
  }
}
