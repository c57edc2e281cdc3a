import type { AttainmentPoint } from '@mesa/shared/wire/reports.schema'

/** What the weeks or months say of a goal in percent, in one sentence to be worded. */
export type Conclusion =
  | { kind: 'empty' }
  | { kind: 'none' }
  | { kind: 'met'; count: number }
  | { kind: 'below'; below: number; count: number; worst: AttainmentPoint }

/** Parts without an ended clock say nothing for or against. */
export function conclude(series: readonly AttainmentPoint[], goal: number): Conclusion {
  const judged = series.filter(({ attainment }) => attainment !== null)
  const below = judged.filter((point) => isBelow(point.attainment, goal))
  const [worst] = below.toSorted((a, b) => (a.attainment ?? 0) - (b.attainment ?? 0))
  if (worst) return { kind: 'below', below: below.length, count: judged.length, worst }
  if (judged.length > 0) return { kind: 'met', count: judged.length }
  return series.some(({ clocks }) => clocks > 0) ? { kind: 'none' } : { kind: 'empty' }
}

export const isBelow = (attainment: number | null, goal: number): boolean =>
  attainment !== null && attainment < goal / 100

/** How many of the late ones would have had to be in time for the goal. */
export function missingFor(goal: number, { met, breached }: { met: number; breached: number }) {
  return Math.max(0, Math.ceil(((met + breached) * goal) / 100) - met)
}

/** The marks of the chart's axis in percent, from 100 down to one under its lowest point and the goal. */
export function axisMarks(series: readonly AttainmentPoint[], goal: number): number[] {
  const shown = series.flatMap(({ attainment }) => (attainment === null ? [] : [attainment * 100]))
  const range = 102 - Math.min(goal, ...shown)
  const step = range <= 25 ? 5 : range <= 50 ? 10 : 20
  const steps = Math.min(100 / step, Math.ceil(range / step))
  return Array.from({ length: steps + 1 }, (_, at) => 100 - (steps - at) * step)
}
