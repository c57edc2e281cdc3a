import type { Policy, Target } from '../rulebook/policy.ts'
import type { TicketType } from '../ticket/machine.ts'

/**
 * How long a clock may run: minutes of business time, of wall-clock time or of attention days
 * (CV-5), or whole business days (CV-4).
 */
export type ClockTarget =
  | { minutes: number; unit: 'business' | 'clock' | 'attention' }
  | { days: number; unit: 'business_day' }
export type TargetUnit = ClockTarget['unit']

export const CLOCK_METRICS = [
  'first_reply',
  'next_reply',
  'resolution',
  'customer_reply',
  'freshness',
] as const
export type ClockMetric = (typeof CLOCK_METRICS)[number]

/** The policy's `targets.firstReply`: by criticality, `*` for the rest; null when not promised. */
export type FirstReplyTargets = Readonly<Record<string, Target>> | null

/** The first-reply target of a criticality (null: not yet set); null when the policy has none. */
export function chooseFirstReplyTarget(
  targets: FirstReplyTargets,
  criticality: string | null,
): Target | null {
  if (!targets) return null
  if (criticality !== null && Object.hasOwn(targets, criticality)) {
    return targets[criticality] ?? null
  }
  return Object.hasOwn(targets, '*') ? (targets['*'] ?? null) : null
}

/** What of a policy its clocks are set by. */
export type ClockPolicy = {
  classification: Pick<Policy['classification'], 'impact'>
  targets: Pick<Policy['targets'], 'firstReply' | 'nextReply' | 'resolution'>
  silence: Pick<
    Policy['silence'],
    'customerBusinessDays' | 'redAfter' | 'redTypes' | 'internalNoteWhitens'
  >
  hours: Pick<Policy['hours'], 'vendorPauses'>
  away: Policy['away']
}

/** What of a case its targets depend on; `impact` and `criticality` null until review rules them. */
export type Classified = {
  type: TicketType | null
  impact: string | null
  criticality: string | null
}

/** What a policy allows a clock of a case; null: it sets none. */
export function targetOf(
  metric: ClockMetric,
  policy: ClockPolicy,
  { type, impact, criticality }: Classified,
): ClockTarget | null {
  const { targets, silence } = policy
  switch (metric) {
    case 'first_reply':
      return chooseFirstReplyTarget(
        targets.firstReply,
        policy.classification.impact ? impact : criticality,
      )
    case 'next_reply':
      return targets.nextReply
    case 'resolution':
      return targets.resolution
    case 'customer_reply':
      return silence.customerBusinessDays
        ? { days: silence.customerBusinessDays, unit: 'business_day' }
        : null
    case 'freshness':
      return silence.redAfter && silence.redTypes.some((red) => red === type)
        ? { minutes: silence.redAfter.minutes, unit: 'attention' }
        : null
  }
}

export const isSameTarget = (a: ClockTarget, b: ClockTarget): boolean =>
  a.unit === b.unit && amountOf(a) === amountOf(b)

const amountOf = (target: ClockTarget): number =>
  target.unit === 'business_day' ? target.days : target.minutes

/** Of the target's whole, where the policy warns; these where a policy is older than the key. */
export const warnFractions = (
  targets: Partial<Pick<Policy['targets'], 'warnFractions'>>,
): number[] => targets.warnFractions ?? [0.5, 0.75, 0.9]
