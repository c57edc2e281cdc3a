import { AppError } from '../../errors.ts'
import { daysBetween } from '../../local-date.ts'

/** Twenty years: what is longer is a slip of the hand, and its periods would fill the ledger. */
const daysMax = 7306

/** Refuses a period that ends before it begins, or lasts for longer than twenty years: `period_invalid`. */
export function refuseLength(startsOn: string, endsOn: string): void {
  const days = daysBetween(startsOn, endsOn)
  if (days < 1 || days > daysMax) throw new AppError('period_invalid')
}
