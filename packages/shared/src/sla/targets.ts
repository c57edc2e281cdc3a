export type TargetUnit = 'business' | 'clock'

/** How long a clock may run: minutes of business time or of wall-clock time. */
export type ClockTarget = { minutes: number; unit: TargetUnit }

/** The policy's `targets.firstReply`: by criticality, `*` for the rest; null when not promised. */
export type FirstReplyTargets = Readonly<Record<string, ClockTarget>> | null

/** The first-reply target of a criticality (null: not yet set); null when the policy has none. */
export function chooseFirstReplyTarget(
  targets: FirstReplyTargets,
  criticality: string | null,
): ClockTarget | null {
  if (!targets) return null
  if (criticality !== null && Object.hasOwn(targets, criticality)) {
    return targets[criticality] ?? null
  }
  return Object.hasOwn(targets, '*') ? (targets['*'] ?? null) : null
}
