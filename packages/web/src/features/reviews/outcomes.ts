import type { ReviewOutcome } from '@mesa/shared/wire/reviews.schema'

/** In the order of the bar; each with its key. */
export const outcomes = [
  { id: 'accept', key: 'a' },
  { id: 'duplicate', key: 'd' },
  { id: 'reply_to_other', key: 'r' },
  { id: 'not_entitled', key: 'n' },
  { id: 'spam', key: 's' },
] as const satisfies readonly { id: ReviewOutcome; key: string }[]

export type AskedOutcome = Exclude<ReviewOutcome, 'accept'>
/** Those that name another case. */
export const namesOriginal = (outcome: AskedOutcome): boolean =>
  outcome === 'duplicate' || outcome === 'reply_to_other'

/** The case to read next when the one at `number` is through: the one below, else the one above. */
export function nextAfter<Row extends { number: number }>(
  rows: readonly Row[],
  number: number,
): number | null {
  const at = rows.findIndex((row) => row.number === number)
  return (rows[at + 1] ?? rows[at - 1])?.number ?? null
}
