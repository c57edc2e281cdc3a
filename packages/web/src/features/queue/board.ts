import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'
import { isRed } from './silence.ts'

export type BoardSides = { red: TicketListItem[]; white: TicketListItem[] }

/** CV-5: rows in the order in which they turn red, split at `now`; so the longest silence comes first on both sides. */
export function boardSides(rows: readonly TicketListItem[], now: number): BoardSides {
  return {
    red: rows.filter((row) => isRed(row, now)),
    white: rows.filter((row) => !isRed(row, now)),
  }
}
