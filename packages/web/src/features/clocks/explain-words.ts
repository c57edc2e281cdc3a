import type { ClockExplanation, ExplainedTarget } from '@mesa/shared/wire/clocks-explain.schema'
import { useLocale, useTranslations } from 'use-intl'
import { nowMs } from '../../lib/clock.ts'
import * as format from '../../lib/format.ts'
import type { Locale } from '../../lib/i18n.ts'
import { useFormat } from '../../lib/use-format.ts'

export type Voice = 'desk' | 'customer'

/** Of a clock, what its one-line conclusion needs; `unit` null where it is not known. */
export type Conclusion = Pick<ClockExplanation, 'state' | 'dueAt' | 'leftMinutes'> &
  Partial<Pick<ClockExplanation, 'finishedAt' | 'breachedAt' | 'breachCause'>> & {
    unit: ExplainedTarget['unit'] | null
    days?: number | null
  }

/** Formats in the zone of a calendar, whose days are told. */
export function useZone(timeZone: string) {
  const locale = useLocale() as Locale
  const when = { locale, timeZone, nowMs: nowMs() }
  return {
    time: (instant: string) => format.formatTime(instant, when),
    /** Its local date, in words. */
    dayOf: (instant: string) => format.formatDay(instant, when),
    instant: (instant: string) => format.formatInstant(instant, when),
    /** A date of the calendar as `lun 9 mar`. */
    day: (date: string) => format.formatDay(`${date}T12:00:00Z`, { ...when, timeZone: 'UTC' }),
    zone: format.formatZone(timeZone, when.nowMs),
  }
}

/** `Vence mar 10 mar, 16:00: quedan 2 h 30 hábiles`. */
export function useConclusion() {
  const t = useTranslations('clocks.conclusion')
  const { duration } = useFormat()
  return (clock: Conclusion, say: (instant: string) => string): string => {
    const { state, dueAt, finishedAt, leftMinutes, unit } = clock
    const left = duration(Math.abs(leftMinutes ?? 0))
    const words = { left, unit: unit ?? 'none', days: clock.days ?? 0 }
    const due = dueAt ? say(dueAt) : ''
    const end = finishedAt ? say(finishedAt) : ''
    switch (state) {
      case 'running':
        return unit === 'business_day'
          ? t('days', { ...words, due })
          : t('running', { ...words, due })
      case 'paused':
        return t('paused', words)
      case 'met':
        return end ? t('metAt', { end }) : t('met')
      case 'cancelled':
        return t('cancelled', { end })
      case 'breached':
        if (clock.breachCause === 'retarget') return t('retargeted', { due })
        if (end) return t('answeredLate', { due, end })
        return unit === 'business_day' ? t('lateDays', { due }) : t('late', { ...words, due })
    }
  }
}

/** `24 h hábiles`, `2 días hábiles`. */
export function useTarget() {
  const t = useTranslations('clocks')
  const { duration } = useFormat()
  return ({ minutes, days, unit }: ExplainedTarget): string =>
    unit === 'business_day'
      ? t('targetDays', { days: days ?? 0 })
      : t('target', { amount: duration(minutes ?? 0), unit })
}
