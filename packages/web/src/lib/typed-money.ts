import type { Money } from '@mesa/shared/wire/common.schema'

/** Digits behind the point: 2 for USD, 0 for CLP; 2 where the code is none. */
export function fractionDigits(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** Minor units of an amount as people type it: `45`, `45.50`, `45,5`; null for anything else. */
export function minorUnitsIn(text: string, currency: string): number | null {
  const digits = fractionDigits(currency)
  const found = /^(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim())
  const decimals = found?.[2] ?? ''
  if (!found || decimals.length > digits) return null
  return Number(found[1]) * 10 ** digits + Number(decimals.padEnd(digits, '0'))
}

/** The same amount as it is typed: `45.50`, or `45` for whole units. */
export function typedPrice({ amount, currency }: Money): string {
  const digits = fractionDigits(currency)
  const whole = Math.floor(amount / 10 ** digits)
  const rest = amount % 10 ** digits
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(digits, '0')}`
}
