import { useMemo } from 'react'
import { useLocale } from 'use-intl'
import { formatCount } from '../../lib/format.ts'
import type { Locale } from '../../lib/i18n.ts'

/** `93.7 %` with one decimal, as the reader's language writes it; whole goals without. */
export function useReportFormat() {
  const locale = useLocale() as Locale
  return useMemo(() => {
    const percent = (digits: number) =>
      new Intl.NumberFormat(locale, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      })
    const [exact, whole] = [percent(1), percent(0)]
    return {
      /** Of a share from 0 to 1; a dash where there is none. */
      share: (share: number | null) => (share === null ? '–' : exact.format(share)),
      /** Of a whole number of percent. */
      goal: (goal: number) => whole.format(goal / 100),
      count: (value: number) => formatCount(value, locale),
    }
  }, [locale])
}
