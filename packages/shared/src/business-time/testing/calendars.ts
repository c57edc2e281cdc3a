import * as fc from 'fast-check'
import { type BusinessCalendar, compileCalendar } from '../calendar.ts'
import type { CalendarDefinition, LocalInterval } from '../definition.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Instant of an ISO text with its offset, `2026-09-04T16:59-04:00`. */
export const instant = (iso: string): number => Date.parse(iso)

export function define(
  timeZone: string,
  hours: LocalInterval[],
  changes: Partial<CalendarDefinition> = {},
): CalendarDefinition {
  const weekly = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours }
  return { timeZone, weekly, holidays: [], exceptions: [], ...changes }
}

export function everyDay(
  timeZone: string,
  hours: LocalInterval[],
  changes: Partial<CalendarDefinition> = {},
): CalendarDefinition {
  const weekly = { 1: hours, 2: hours, 3: hours, 4: hours, 5: hours, 6: hours, 7: hours }
  return define(timeZone, hours, { weekly, ...changes })
}

/** Monday to Friday 09:00 to 17:00 in Caracas, always UTC-4 since 2016. */
export function caracas(changes: Partial<CalendarDefinition> = {}): BusinessCalendar {
  return compileCalendar(define('America/Caracas', [['09:00', '17:00']], changes))
}

/** Three days each around something odd: changes of offset by zone, and a leap day. */
export const oddDays: { zone: string; from: number }[] = [
  { zone: 'America/Santiago', from: Date.UTC(2026, 8, 5) },
  { zone: 'America/Santiago', from: Date.UTC(2026, 3, 4) },
  { zone: 'America/Caracas', from: Date.UTC(2016, 3, 30) },
  { zone: 'America/Mexico_City', from: Date.UTC(2022, 9, 29) },
  { zone: 'America/New_York', from: Date.UTC(2026, 2, 7) },
  { zone: 'America/New_York', from: Date.UTC(2026, 9, 31) },
  { zone: 'America/St_Johns', from: Date.UTC(2010, 10, 6) },
  { zone: 'Europe/Madrid', from: Date.UTC(2026, 9, 24) },
  { zone: 'Australia/Lord_Howe', from: Date.UTC(2026, 3, 3) },
  { zone: 'Pacific/Apia', from: Date.UTC(2011, 11, 29) },
  { zone: 'Asia/Kathmandu', from: Date.UTC(2028, 1, 28) },
  { zone: 'America/Sao_Paulo', from: Date.UTC(2018, 10, 3) },
  { zone: 'UTC', from: Date.UTC(2026, 11, 30) },
]

export type LocalMinute = { at: number; date: string; weekday: string; time: string }

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** The local clock of every minute, as Intl says it: the oracle's only arithmetic is `<=` on text. */
export function listLocalMinutes(zone: string, from: number, to: number): LocalMinute[] {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  })
  const minutes: LocalMinute[] = []
  for (let at = from; at < to; at += MINUTE) {
    const part = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]))
    const date = `${part['year']}-${part['month']}-${part['day']}`
    const time = `${part['hour']}:${part['minute']}`
    minutes.push({ at, date, weekday: part['weekday'] ?? '', time })
  }
  return minutes
}

export function isOpenByDefinition(definition: CalendarDefinition, minute: LocalMinute): boolean {
  const exception = definition.exceptions.find(({ date }) => date === minute.date)
  const weekday = (WEEKDAYS.indexOf(minute.weekday) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7
  const weekly = definition.holidays.includes(minute.date) ? [] : definition.weekly[weekday]
  const intervals = exception ? exception.intervals : (weekly ?? [])
  return intervals.some(([start, end]) => start <= minute.time && minute.time < end)
}

const intervals: fc.Arbitrary<LocalInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => {
    const sorted = quarters.toSorted((a, b) => a - b)
    return sorted.flatMap((end, index): LocalInterval[] => {
      return index % 2 === 1 ? [[quarterText(sorted[index - 1] ?? 0), quarterText(end)]] : []
    })
  })

function quarterText(quarter: number): string {
  const hours = String(Math.floor(quarter / 4)).padStart(2, '0')
  return `${hours}:${String((quarter % 4) * 15).padStart(2, '0')}`
}

/** Any calendar of the zone with weekly hours, with holidays and exceptions near the instant. */
export function definitions(zone: string, near: number): fc.Arbitrary<CalendarDefinition> {
  const dates = fc
    .integer({ min: -1, max: 8 })
    .map((days) => new Date(near + days * DAY).toISOString().slice(0, 10))
  return fc
    .record({
      timeZone: fc.constant(zone),
      weekly: fc.record({
        1: intervals,
        2: intervals,
        3: intervals,
        4: intervals,
        5: intervals,
        6: intervals,
        7: intervals,
      }),
      holidays: fc.array(dates, { maxLength: 2 }),
      exceptions: fc.uniqueArray(fc.record({ date: dates, intervals }), {
        maxLength: 2,
        selector: ({ date }) => date,
      }),
    })
    .filter(({ weekly }) => Object.values(weekly).some((hours) => hours.length > 0))
}
