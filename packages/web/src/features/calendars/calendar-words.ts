import type { IsoWeekday, LocalInterval } from '@mesa/shared/business-time/definition'
import { type CalendarDraft, hoursOf } from './draft.ts'

const nbsp = '\u00a0'
/** A Monday: weekday `n` is `n − 1` days later. */
const monday = Date.UTC(2024, 0, 1)
const dayMs = 86_400_000

const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  formatters.set(key, made)
  return made
}

/** `lun` or `lunes`, in the reader's language. */
export function weekdayName(
  weekday: IsoWeekday,
  { locale, style = 'short' }: { locale: string; style?: 'short' | 'long' },
): string {
  const name = formatterOf(locale, { weekday: style }).format(monday + (weekday - 1) * dayMs)
  return name.replace('.', '')
}

/** `vie 13 mar`, or with its year when that is not `thisYear`; glued with no-break spaces. */
export function dateName(
  date: string,
  { locale, thisYear }: { locale: string; thisYear: string },
): string {
  const at = Date.parse(`${date}T12:00:00Z`)
  if (Number.isNaN(at)) return date
  const options = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const
  const parts = new Map(
    formatterOf(locale, options)
      .formatToParts(at)
      .map(({ type, value }) => [type, value.replace('.', '')]),
  )
  const year = date.slice(0, 4) === thisYear ? [] : [parts.get('year')]
  return [parts.get('weekday'), parts.get('day'), parts.get('month'), ...year].join(nbsp)
}

/** `9`, `9:30`, `24`: a time of day as it is said in a glance. */
export const shortTime = (time: string): string => time.replace(/^0(?=\d)/, '').replace(/:00$/, '')

export type DayGroup = { from: IsoWeekday; until: IsoWeekday; hours: LocalInterval[] }

/** Open days in a row that have the same hours, from Monday on. */
export function dayGroups({ week }: Pick<CalendarDraft, 'week'>): DayGroup[] {
  const groups: DayGroup[] = []
  for (const day of week) {
    const hours = hoursOf(day)
    if (hours.length === 0) continue
    const last = groups.at(-1)
    const isNext = last !== undefined && last.until === day.weekday - 1
    if (isNext && JSON.stringify(last.hours) === JSON.stringify(hours)) last.until = day.weekday
    else groups.push({ from: day.weekday, until: day.weekday, hours })
  }
  return groups
}

/** Open all day, every day. */
export const isAlwaysOpen = (groups: readonly DayGroup[]): boolean => {
  const [group] = groups
  return (
    groups.length === 1 &&
    group?.from === 1 &&
    group.until === 7 &&
    JSON.stringify(group.hours) === '[["00:00","24:00"]]'
  )
}
