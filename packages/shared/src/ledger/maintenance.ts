import { assertMinutes } from './range.ts'

/** Integer minor units; `fractionDigits` of its currency, 2 for USD and 0 for CLP. */
type Payment = { amount: number; fractionDigits: number }

/**
 * The minutes of maintenance a licence payment brings (HR-3): `minutesPerThousand` for each 1,000 units of
 * its currency, in proportion, whole minutes rounded down.
 */
export function maintenanceMinutes(
  { amount, fractionDigits }: Payment,
  minutesPerThousand: number,
): number {
  assertMinutes('minutesPerThousand', minutesPerThousand)
  const thousand = 1000n * 10n ** BigInt(fractionDigits)
  return Number((BigInt(amount) * BigInt(minutesPerThousand)) / thousand)
}
