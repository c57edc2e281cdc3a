/** Days, to the instant, in which adjustments posted by their asker alone count together. */
export const secondPersonDays = 30

type Adjusting = {
  /** Above 0 grants, below 0 takes. */
  minutes: number
  /** Sum of the absolute minutes of the contract that their askers posted alone in those days. */
  aloneMinutes: number
  /** Policy `hours.adjustmentSecondPersonAboveMinutes`. */
  limitMinutes: number
}

/**
 * HR-2: whether an adjustment waits for a second person. It is judged with what was adjusted alone
 * before, so that several small ones are no way past the limit; one given and one taken add up.
 */
export const needsSecondPerson = ({ minutes, aloneMinutes, limitMinutes }: Adjusting): boolean =>
  aloneMinutes + Math.abs(minutes) > limitMinutes
