/** Whole percents: 100 counts a minute one (HR-5). */
type Weights = { components: Readonly<Record<string, number>>; afterHoursPercent: number }

const weightPercentMax = 1000

/**
 * What a minute of work counts by the contract's terms on the day worked: its component's percent,
 * times that of work outside of hours which the customer accepted. Whole, 0 to 1000; a component
 * that the terms do not name counts 100.
 */
export function weightPercentOf(
  { components, afterHoursPercent }: Weights,
  work: { component: string; isAfterHours: boolean },
): number {
  const named = Object.hasOwn(components, work.component) ? components[work.component] : undefined
  const own = named ?? 100
  const percent = work.isAfterHours ? Math.round((own * afterHoursPercent) / 100) : own
  return Math.min(weightPercentMax, percent)
}
