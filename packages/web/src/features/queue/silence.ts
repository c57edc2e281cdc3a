import type { TicketListItem } from '@mesa/shared/wire/tickets.schema'

type Row = Pick<TicketListItem, 'color' | 'redAt' | 'lastDeskMessageAt' | 'openedAt'>

const minuteMs = 60_000

/** CV-5: red by the server's word, or because the instant came since it was asked. */
export const isRed = ({ color, redAt }: Row, now: number): boolean =>
  color === 'red' || (redAt !== null && redAt !== undefined && Date.parse(redAt) <= now)

/** When the customer was last written to; a new case counts from its opening. */
export const silentSince = ({ lastDeskMessageAt, openedAt }: Row): string =>
  lastDeskMessageAt ?? openedAt

/** Minutes without a word to the customer; whole hours once there is one, which is what one reads. */
export function silentMinutes(row: Row, now: number): number {
  const minutes = Math.max(0, Math.floor((now - Date.parse(silentSince(row))) / minuteMs))
  return minutes < 60 ? minutes : minutes - (minutes % 60)
}
