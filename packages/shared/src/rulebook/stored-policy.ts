import type { Policy, PolicyPath } from './policy.ts'
import { POLICY_KEYS, POLICY_PATHS } from './policy-keys.ts'

type Stored = Record<string, Record<string, unknown> | undefined>

/**
 * A policy as it was stored: versions never change, so one that is older than a key is read with the
 * key's default.
 */
export function completePolicy(stored: unknown): Policy {
  const policy: Record<string, unknown> = { ours: [], ...(stored as Stored) }
  for (const path of POLICY_PATHS) {
    const [section, key] = path.split('.') as [string, string]
    const part = (policy[section] ?? {}) as Record<string, unknown>
    if (Object.hasOwn(part, key)) continue
    policy[section] = { ...part, [key]: defaultOf(path) }
  }
  return policy as Policy
}

/** A copy, so that nobody changes the default by changing a policy. */
const defaultOf = (path: PolicyPath): unknown => structuredClone(POLICY_KEYS[path].default)
