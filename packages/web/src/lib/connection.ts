/** Whether Mesa answers: `away` once a failed call was confirmed, `up` again when it is ready. */
export type Connection = 'up' | 'away'

const betweenAsksMs = 3_000
let connection: Connection = 'up'
let isWatching = false
const listeners = new Set<() => void>()

export const currentConnection = (): Connection => connection

export function subscribeToConnection(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Called when a call got no answer, or a 503: asks until Mesa says that it is ready. */
export function suspectConnection(): void {
  if (isWatching) return
  isWatching = true
  void watch()
}

async function watch(): Promise<void> {
  while (!(await isReady())) {
    change('away')
    await new Promise((resolve) => setTimeout(resolve, betweenAsksMs))
  }
  isWatching = false
  change('up')
}

const isReady = (): Promise<boolean> =>
  fetch('/readyz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

function change(next: Connection): void {
  if (connection === next) return
  connection = next
  for (const listener of listeners) listener()
}
