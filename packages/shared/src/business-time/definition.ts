/** A wall-clock interval `["09:00", "17:00"]`: start inclusive, end exclusive, `"24:00"` allowed. */
export type LocalInterval = [start: string, end: string]

export type IsoWeekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** The stored form of a calendar (clocks.md). Dates are local `YYYY-MM-DD`; zones are IANA names. */
export interface CalendarDefinition {
  timeZone: string
  weekly: Partial<Record<IsoWeekday, LocalInterval[]>>
  /** Closed all day, unless an exception names the same date. */
  holidays: string[]
  /** Replace that date's hours; no intervals means closed. */
  exceptions: { date: string; intervals: LocalInterval[] }[]
}

export type CalendarErrorCode =
  | 'time_zone_unknown'
  | 'weekday_unknown'
  | 'time_malformed'
  | 'date_malformed'
  | 'interval_reversed'
  | 'intervals_overlap'
  | 'exception_repeated'
  | 'no_open_time'
  | 'open_time_exhausted'
  | 'instant_out_of_range'

/** A calendar that makes no sense, or a question it cannot answer; `subject` names the bad part. */
export class CalendarError extends Error {
  readonly code: CalendarErrorCode
  readonly subject: string

  constructor(code: CalendarErrorCode, subject: string) {
    super(`calendar: ${code} (${subject})`)
    this.name = 'CalendarError'
    this.code = code
    this.subject = subject
  }
}

/** Milliseconds since local midnight. */
export type DaySpan = { startMs: number; endMs: number }

/** A validated definition, with dates as day numbers since 1970-01-01. */
export type CalendarRules = {
  spansOn: (dayNumber: number) => readonly DaySpan[]
  hasWeeklyHours: boolean
  isWeeklyAlwaysOpen: boolean
  /** Days with an exception, ascending. */
  exceptionDays: readonly number[]
  /** After this day only the weekly hours speak. */
  lastListedDay: number
}

export const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** Day number since 1970-01-01 of a local date; `date_malformed` when there is no such date. */
export function dayNumberOf(date: string): number {
  const ms = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // Date.parse rolls some impossible dates over, so the way back must agree.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) {
    throw new CalendarError('date_malformed', date)
  }
  return ms / DAY_MS
}

/** Local date `YYYY-MM-DD` of a day number. */
export function dateOfDayNumber(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
}

/** Checks everything but the time zone; throws `CalendarError`. */
export function readRules(definition: CalendarDefinition): CalendarRules {
  const weekly = readWeekly(definition.weekly)
  const listed = new Map<number, DaySpan[]>()
  for (const holiday of definition.holidays) listed.set(dayNumberOf(holiday), [])
  const exceptions = new Map<number, DaySpan[]>()
  for (const { date, intervals } of definition.exceptions) {
    const day = dayNumberOf(date)
    if (exceptions.has(day)) throw new CalendarError('exception_repeated', date)
    exceptions.set(day, readIntervals(intervals))
  }
  for (const [day, spans] of exceptions) listed.set(day, spans)

  const hasWeeklyHours = weekly.some((spans) => spans.length > 0)
  const hasExceptionHours = [...exceptions.values()].some((spans) => spans.length > 0)
  if (!hasWeeklyHours && !hasExceptionHours) {
    throw new CalendarError('no_open_time', definition.timeZone)
  }
  return {
    spansOn: (dayNumber) => listed.get(dayNumber) ?? weekly[weekdayIndex(dayNumber)] ?? [],
    hasWeeklyHours,
    isWeeklyAlwaysOpen: weekly.every((spans) => sumMs(spans) === DAY_MS),
    exceptionDays: [...exceptions.keys()].toSorted((a, b) => a - b),
    lastListedDay: Math.max(0, ...listed.keys()),
  }
}

/** 0 = Monday; 1970-01-01 was a Thursday. */
function weekdayIndex(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

function readWeekly(weekly: CalendarDefinition['weekly']): DaySpan[][] {
  const days: DaySpan[][] = [[], [], [], [], [], [], []]
  for (const [weekday, intervals] of Object.entries(weekly)) {
    if (!/^[1-7]$/.test(weekday)) throw new CalendarError('weekday_unknown', weekday)
    days[Number(weekday) - 1] = readIntervals(intervals ?? [])
  }
  return days
}

function readIntervals(intervals: readonly LocalInterval[]): DaySpan[] {
  const spans = intervals
    .map(([start, end]) => {
      const span = { startMs: readTime(start), endMs: readTime(end) }
      if (span.startMs > span.endMs) throw new CalendarError('interval_reversed', `${start}-${end}`)
      return span
    })
    .filter((span) => span.startMs < span.endMs)
    .toSorted((a, b) => a.startMs - b.startMs)
  spans.forEach((span, index) => {
    const previous = spans[index - 1]
    if (previous && span.startMs < previous.endMs) {
      throw new CalendarError('intervals_overlap', JSON.stringify(intervals))
    }
  })
  return spans
}

function readTime(time: string): number {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time)
  if (!match) throw new CalendarError('time_malformed', time)
  if (time === '24:00') return DAY_MS
  return (Number(match[1]) * 60 + Number(match[2])) * MINUTE_MS
}

function sumMs(spans: readonly DaySpan[]): number {
  return spans.reduce((sum, span) => sum + span.endMs - span.startMs, 0)
}
