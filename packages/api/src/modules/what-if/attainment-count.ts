import type { ClockSnapshot } from '@mesa/shared/sla/clock'
import type { Attainment, Outcome, WhatIfMetric } from '@mesa/shared/wire/what-if.schema'
import type { Criticality } from '@mesa/shared/wire/vocabulary.schema'

export const outcomeOf = ({ state }: ClockSnapshot): Outcome =>
  state === 'met' ? 'met' : state === 'breached' ? 'breached' : 'open'

type Group = { metric: WhatIfMetric; criticality: Criticality | null }

const metrics: WhatIfMetric[] = ['first_reply', 'next_reply', 'resolution']
const criticalities = ['critical', 'serious', 'moderate', 'minor', null] as const

/** Counts outcomes by metric and criticality. */
export function createAttainmentCount() {
  const counts = new Map<string, Record<Outcome, number>>()
  const keyOf = ({ metric, criticality }: Group) => `${metric} ${criticality}`
  return {
    add(group: Group, outcome: Outcome): void {
      const key = keyOf(group)
      const count = counts.get(key) ?? { met: 0, breached: 0, open: 0 }
      count[outcome] += 1
      counts.set(key, count)
    },
    /** Groups with clocks, the gravest first. */
    list: (): Attainment[] =>
      metrics.flatMap((metric) =>
        criticalities.flatMap((criticality) => {
          const count = counts.get(keyOf({ metric, criticality }))
          if (!count) return []
          return [{ metric, criticality, ...count, percent: percentOf(count.met, count.breached) }]
        }),
      ),
  }
}

/** With one decimal; null of nothing. */
export function percentOf(good: number, bad: number): number | null {
  return good + bad === 0 ? null : Math.round((good / (good + bad)) * 1000) / 10
}
