import type { LotView } from '@mesa/shared/wire/contracts.schema'

/** Lots that still have minutes: those in force, those that ended and wait for late work, those to come. */
export function lotsByTime(lots: readonly LotView[], today: string) {
  const left = lots.filter(({ availableMinutes }) => availableMinutes > 0)
  return {
    inForce: left.filter(({ validFrom, validUntil }) => validFrom <= today && today < validUntil),
    ended: left.filter(({ validUntil }) => validUntil <= today),
    toCome: left.filter(({ validFrom }) => validFrom > today),
  }
}
