import type { IsoWeekday, LocalInterval } from '@mesa/shared/business-time/definition'
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { nowMs } from '../../lib/clock.ts'
import { formatInstant, formatTime } from '../../lib/format.ts'
import type { Locale } from '../../lib/i18n.ts'
import { dateName, dayGroups, isAlwaysOpen, shortTime, weekdayName } from './calendar-words.ts'
import type { CalendarDraft } from './draft.ts'
import { localOf } from './preview.ts'

const nbsp = '\u00a0'

/** Hours, days and instants of a calendar in the reader's words; instants in the calendar's zone. */
export function useCalendarWords(timeZone: string) {
  const t = useTranslations('adminCalendars.words')
  const locale = useLocale() as Locale
  return useMemo(() => {
    const list = new Intl.ListFormat(locale, { type: 'conjunction' })
    const when = () => ({ locale, timeZone, nowMs: nowMs() })
    const today = () => localOf(nowMs(), timeZone).slice(0, 10)
    const date = (day: string) => dateName(day, { locale, thisYear: today().slice(0, 4) })
    const range = ([from, until]: LocalInterval, read = (time: string) => time) =>
      t('range', { from: read(from), to: read(until) })
    const weekday = (day: IsoWeekday, style: 'short' | 'long' = 'short') =>
      weekdayName(day, { locale, style })
    return {
      weekday,
      today,
      date,
      /** `sáb 7 mar a dom 8 mar`, or the one date. */
      dates: (from: string, until: string) =>
        from === until ? date(from) : t('range', { from: date(from), to: date(until) }),
      country: (code: string) => new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code,
      /** `09:00 a 13:00 y 14:00 a 18:00`; closed without any. */
      hours: (intervals: readonly LocalInterval[]) =>
        intervals.length === 0 ? t('closed') : list.format(intervals.map((one) => range(one))),
      /** `lun a vie, 9 a 13 y 14 a 18; sáb, 9 a 13`. */
      week: (draft: Pick<CalendarDraft, 'week'>) => {
        const groups = dayGroups(draft)
        if (groups.length === 0) return t('noWeek')
        if (isAlwaysOpen(groups)) return t('always')
        return groups
          .map(({ from, until, hours }) =>
            t('group', {
              days:
                from === until
                  ? weekday(from)
                  : t('range', { from: weekday(from), to: weekday(until) }),
              hours: list.format(hours.map((one) => range(one, shortTime).replaceAll(' ', nbsp))),
            }),
          )
          .join('; ')
      },
      instant: (at: number | string) => formatInstant(at, when()),
      time: (at: number | string) => formatTime(at, when()),
    }
  }, [t, locale, timeZone])
}
