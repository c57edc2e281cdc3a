import { say } from './say.ts'

/** Closes in the reverse order of opening. */
export type Stopper = {
  /** Told what to close, by a name for the log, as soon as it is open. */
  add(name: string, close: () => Promise<unknown> | void): void
  /** Closes everything once; safe to call again. */
  stop(): Promise<void>
}

/** A restart must be over within 20 s (F19): what does not close by itself is left to the exit. */
const STOP_MS_MAX = 18_000

export function createStopper(): Stopper {
  const closers: Array<{ name: string; close: () => Promise<unknown> | void }> = []
  let stopping: Promise<void> | undefined
  const closeAll = async () => {
    for (const { name, close } of closers.toReversed()) {
      try {
        await close()
      } catch (error) {
        say(`No se cerró ${name}: ${(error as Error).message}`)
      }
    }
  }
  return {
    add: (name, close) => void closers.push({ name, close }),
    stop: () => (stopping ??= closeAll()),
  }
}

/** The first SIGINT or SIGTERM closes in order, a later one ends the process at once. */
export function stopOnSignals(stopper: Stopper): void {
  let isAsked = false
  const onSignal = () => {
    if (isAsked) process.exit(1)
    isAsked = true
    const late = setTimeout(() => {
      say('Algunas partes no se cerraron a tiempo.')
      process.exit(1)
    }, STOP_MS_MAX)
    late.unref()
    void stopper.stop().then(() => {
      say('Mesa se detuvo.')
      process.exit(0)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal)
}
