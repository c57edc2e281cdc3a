import type { Policy, PolicyPath } from '@mesa/shared/rulebook/policy'

type Part = Record<string, unknown>

export function valueAt(policy: Policy, path: PolicyPath): unknown {
  const [section, key] = path.split('.') as [string, string]
  return ((policy as unknown as Record<string, Part>)[section] ?? {})[key]
}

export function withValue(policy: Policy, path: PolicyPath, value: unknown): Policy {
  const [section, key] = path.split('.') as [string, string]
  const parts = policy as unknown as Record<string, Part>
  return { ...parts, [section]: { ...parts[section], [key]: value } } as unknown as Policy
}

/** The key that a path of a change or of a fault speaks of: `targets.firstReply.high` → `targets.firstReply`. */
export const keyOf = (path: string): string => path.split('.').slice(0, 2).join('.')
/** What of the key: `high`; empty for the whole. */
export const partOf = (path: string): string => path.split('.').slice(2).join('.')
