import { addDays } from './dates.ts'

/** What a lot is called: its note, else its first and its last day; `validUntil` is exclusive. */
export const lotName = (lot: {
  note: string | null
  validFrom: string
  validUntil: string
}): string => lot.note ?? `${lot.validFrom} – ${addDays(lot.validUntil, -1)}`
