import { useMemo } from 'react'
import { useLocale, useTimeZone } from 'use-intl'
import { nowMs } from './clock.ts'
import * as format from './format.ts'
import type { Locale } from './i18n.ts'

/** The formats of `format.ts` bound to the reader's language and zone. */
export function useFormat() {
  const locale = useLocale() as Locale
  const timeZone = useTimeZone() ?? 'UTC'
  return useMemo(() => {
    const when = () => ({ locale, timeZone, nowMs: nowMs() })
    return {
      duration: (minutes: number, style?: format.DurationStyle) =>
        format.formatDuration(minutes, locale, style),
      money: format.formatMoney,
      bytes: (bytes: number) => format.formatBytes(bytes, locale),
      time: (instant: string | number) => format.formatTime(instant, when()),
      day: (instant: string | number) => format.formatDay(instant, when()),
      instant: (instant: string | number) => format.formatInstant(instant, when()),
      /** `Caracas (GMT−4)`. */
      zone: (zone: string) => format.formatZone(zone, nowMs()),
      /** `GMT−4`: whether two zones show the same time now. */
      offset: (zone: string) => format.formatOffset(zone, nowMs()),
      date: (date: string) => format.formatDate(date, when()),
      /** Two dates said together, `Del {from} al {to}`: with their years when these differ. */
      period: (from: string, to: string) => format.formatPeriod({ from, to }, when()),
      /** `zone` shows another zone than the reader's: the desk's, on hover. */
      full: (instant: string | number, zone: string = timeZone) =>
        format.formatFull(instant, { ...when(), timeZone: zone }),
    }
  }, [locale, timeZone])
}
