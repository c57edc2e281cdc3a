import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { dayNumberOf, readRules } from '@mesa/shared/business-time/definition'
import type { AttentionView } from '@mesa/shared/wire/desk.schema'

/** Whether the desk attends at this instant, until or from when, and today's hours in its zone. */
export function attentionAt(calendar: BusinessCalendar, at: Date): AttentionView {
  const now = at.getTime()
  const open = calendar.isOpen(now)
  const spans = readRules(calendar.definition).spansOn(dayNumberOf(calendar.dateOf(now)))
  return {
    open,
    nextOpenAt: open ? null : instantOf(() => calendar.nextOpen(now)),
    nextCloseAt: open ? instantOf(() => calendar.nextClose(now)) : null,
    todayIntervals: spans.map(({ startMs, endMs }) => ({
      start: wallClock(startMs),
      end: wallClock(endMs),
    })),
  }
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
