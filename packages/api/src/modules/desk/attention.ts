import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { dateOfDayNumber, dayNumberOf, readRules } from '@mesa/shared/business-time/definition'
import type { AttentionView } from '@mesa/shared/wire/desk.schema'
import type { DeskCalendar } from '../calendars/calendars.service.ts'

const holidayHorizonDays = 62

/** Whether the desk attends at this instant, until or from when, and today's hours in the calendar's zone. */
export function attentionAt(
  { calendar, labels }: Pick<DeskCalendar, 'calendar' | 'labels'>,
  at: Date,
): AttentionView {
  const now = at.getTime()
  const open = calendar.isOpen(now)
  const today = dayNumberOf(calendar.dateOf(now))
  const spans = readRules(calendar.definition).spansOn(today)
  const holiday = nextClosedDate(calendar, today)
  return {
    open,
    nextOpenAt: open ? null : instantOf(() => calendar.nextOpen(now)),
    nextDayOpenAt: instantOf(() => calendar.nextOpen(endOfDate(calendar, now))),
    nextCloseAt: open ? instantOf(() => calendar.nextClose(now)) : null,
    todayIntervals: spans.map(({ startMs, endMs }) => ({
      start: wallClock(startMs),
      end: wallClock(endMs),
    })),
    timeZone: calendar.definition.timeZone,
    nextHoliday: holiday === null ? null : { date: holiday, name: labels[holiday] ?? null },
  }
}

/** The first instant whose date is a later one, found to the second. */
function endOfDate(calendar: BusinessCalendar, now: number): number {
  const today = calendar.dateOf(now)
  let [inside, outside] = [now, now + 26 * 3_600_000]
  while (outside - inside > 1000) {
    const middle = Math.floor((inside + outside) / 2)
    if (calendar.dateOf(middle) === today) inside = middle
    else outside = middle
  }
  return outside
}

/** The first date from `today` on that is closed although the hours of its weekday are not. */
function nextClosedDate({ definition }: BusinessCalendar, today: number): string | null {
  const rules = readRules(definition)
  const closed = [
    ...definition.holidays,
    ...definition.exceptions
      .filter(({ intervals }) => intervals.length === 0)
      .map(({ date }) => date),
  ]
  const found = closed
    .map(dayNumberOf)
    .filter((day) => day >= today && day <= today + holidayHorizonDays)
    .filter((day) => rules.spansOn(day).length === 0 && hasWeeklyHours(definition, day))
    .toSorted((one, other) => one - other)[0]
  return found === undefined ? null : dateOfDayNumber(found)
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1

function hasWeeklyHours({ weekly }: BusinessCalendar['definition'], day: number): boolean {
  return (weekly[weekdayOf(day) as keyof typeof weekly] ?? []).length > 0
}

/** Null where the calendar never opens again, or never closes. */
function instantOf(find: () => number): string | null {
  try {
    const instant = find()
    return Number.isFinite(instant) ? new Date(instant).toISOString() : null
  } catch {
    return null
  }
}

function wallClock(msOfDay: number): string {
  const minutes = Math.floor(msOfDay / 60_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
