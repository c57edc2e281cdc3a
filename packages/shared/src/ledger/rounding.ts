import { assertMinutes, assertPositiveMinutes } from './range.ts'

/** Up to the next multiple of `minutes`, for each entry or for each ticket and day. 1 rounds nothing. */
export type RoundingRule = { minutes: number; scope: 'entry' | 'ticketDay' }

/**
 * The rounded minutes of one new entry. With scope `ticketDay` it is the rounded total of the
 * ticket's day less what the day's earlier entries were rounded to, so that splitting or merging
 * entries never changes the sum; an entry may then round to 0. With scope `entry` each entry rounds
 * by itself and splitting does count. Throws LedgerRangeError.
 */
export function roundWorklogMinutes(entry: {
  rule: RoundingRule
  loggedMinutes: number
  earlierLoggedMinutes: number
  earlierRoundedMinutes: number
}): number {
  const { rule, loggedMinutes, earlierLoggedMinutes, earlierRoundedMinutes } = entry
  assertPositiveMinutes('rule.minutes', rule.minutes)
  assertMinutes('loggedMinutes', loggedMinutes)
  assertMinutes('earlierLoggedMinutes', earlierLoggedMinutes)
  assertMinutes('earlierRoundedMinutes', earlierRoundedMinutes)
  if (rule.scope === 'entry') return roundUp(loggedMinutes, rule.minutes)
  const dayMinutes = roundUp(earlierLoggedMinutes + loggedMinutes, rule.minutes)
  // Earlier entries may have been rounded by a coarser version of the rule.
  return Math.max(0, dayMinutes - earlierRoundedMinutes)
}

const roundUp = (minutes: number, step: number): number => Math.ceil(minutes / step) * step
