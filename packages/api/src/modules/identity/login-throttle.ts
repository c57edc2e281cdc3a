const windowMs = 5 * 60_000
const wrongMax = 10
const accountsMax = 50_000

export type LoginThrottle = ReturnType<typeof createLoginThrottle>

/**
 * Counts wrong passwords per account, whatever address they come from and whether or not the account
 * exists (A01, A02). An attempt counts as wrong until it proves right, so a burst cannot slip through.
 */
export function createLoginThrottle() {
  const attempts = new Map<string, number[]>()

  const recent = (account: string, at: Date) =>
    (attempts.get(account) ?? []).filter((time) => time > at.getTime() - windowMs)

  return {
    /** Seconds to wait, or null when the attempt may go on and has been counted. */
    take(account: string, at: Date): number | null {
      const times = recent(account, at)
      const [oldest] = times
      if (times.length >= wrongMax && oldest !== undefined)
        return Math.max(1, Math.ceil((oldest + windowMs - at.getTime()) / 1000))
      attempts.delete(account)
      attempts.set(account, [...times, at.getTime()])
      // The map keeps its order of use, so the first is the one longest untouched.
      const [stale] = attempts.keys()
      if (attempts.size > accountsMax && stale !== undefined) attempts.delete(stale)
      return null
    },
    forget(account: string) {
      attempts.delete(account)
    },
  }
}
