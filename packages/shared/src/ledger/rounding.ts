import { assertMinutes, assertPositiveMinutes } from './range.ts'

/** Up to the next multiple of `minutes`, for each entry or for each ticket and day. 1 rounds nothing. */
export type RoundingRule = { minutes: number; scope: 'entry' | 'ticketDay' }

/** Work as it was logged; at `weightPercent` 100 a minute counts one (HR-5). */
export type WeighedWork = { minutes: number; weightPercent: number }

/** A day's earlier entries of a ticket: Σ minutes × percent, and Σ of what they were rounded to. */
export type EarlierWork = { weighed: number; roundedMinutes: number }

export const noEarlierWork: EarlierWork = { weighed: 0, roundedMinutes: 0 }

/**
 * The rounded minutes of one new entry: what its weighed minutes add to the day. With scope
 * `ticketDay` it is the rounded sum of the ticket's day less what the day's earlier entries were
 * rounded to, so that splitting, merging or reordering entries never changes the sum; an entry may
 * then round to 0. With scope `entry` each entry rounds by itself and splitting does count. Weighed
 * parts of a minute are never rounded by themselves. Throws LedgerRangeError.
 */
export function roundWorklogMinutes(entry: {
  rule: RoundingRule
  work: WeighedWork
  earlier: EarlierWork
}): number {
  const { rule, work, earlier } = entry
  assertPositiveMinutes('rule.minutes', rule.minutes)
  assertMinutes('minutes', work.minutes)
  assertMinutes('weightPercent', work.weightPercent)
  assertMinutes('earlier.weighed', earlier.weighed)
  assertMinutes('earlier.roundedMinutes', earlier.roundedMinutes)
  const weighed = weigh(work)
  if (rule.scope === 'entry') return roundUp(weighed, rule.minutes)
  const dayMinutes = roundUp(earlier.weighed + weighed, rule.minutes)
  // Earlier entries may have been rounded by a coarser version of the rule.
  return Math.max(0, dayMinutes - earlier.roundedMinutes)
}

/** The entries of a ticket's day in their order, each rounded by its own rule. Throws LedgerRangeError. */
export function roundDay(entries: readonly (WeighedWork & { rule: RoundingRule })[]): number[] {
  let earlier = noEarlierWork
  return entries.map(({ rule, ...work }) => {
    const roundedMinutes = roundWorklogMinutes({ rule, work, earlier })
    earlier = addWork(earlier, { ...work, roundedMinutes })
    return roundedMinutes
  })
}

/** The day with one entry more. */
export const addWork = (
  earlier: EarlierWork,
  work: WeighedWork & { roundedMinutes: number },
): EarlierWork => ({
  weighed: earlier.weighed + weigh(work),
  roundedMinutes: earlier.roundedMinutes + work.roundedMinutes,
})

/** Minutes × percent: whole, however work is split. */
const weigh = ({ minutes, weightPercent }: WeighedWork): number => minutes * weightPercent

const roundUp = (weighed: number, step: number): number => Math.ceil(weighed / (100 * step)) * step
