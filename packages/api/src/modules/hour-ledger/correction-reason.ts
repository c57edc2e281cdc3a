import { monthOf } from '@mesa/shared/ledger/dates'

/** The reason of a posting in the open month that puts right one of a closed month, which it names (A93). */
export const correcting = (closedDate: string, reason: string): string =>
  `${monthOf(closedDate)}: ${reason}`
