const listeners = new Set<() => void>()
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** The zone every time is shown in: the account's, or the browser's until somebody signs in. */
export const readerZone = (): string => zone

export function applyZone(timeZone: string): void {
  if (timeZone === zone) return
  zone = timeZone
  for (const listener of listeners) listener()
}

export function subscribeToZone(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
