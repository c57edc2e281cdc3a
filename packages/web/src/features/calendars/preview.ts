import { compileCalendar, type BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { type CalendarDefinition, CalendarError } from '@mesa/shared/business-time/definition'
import { type ExplainedDay, explainBetween } from '@mesa/shared/business-time/explain'

export type PreviewLine =
  | { kind: 'open'; date: string; from: number; to: number; isFirst: boolean }
  /** Nothing counted from one local date to another: closed days in a row. */
  | { kind: 'closed'; date: string; until: string; label: string | null }
  /** A date with hours, all of them before the start. */
  | { kind: 'over'; date: string }

export type Preview = { endsAt: number; lines: PreviewLine[]; countedMs: number }

const minuteMs = 60_000

/** Null while the definition makes no sense. */
export function calendarOf(definition: CalendarDefinition): BusinessCalendar | null {
  try {
    return compileCalendar(definition)
  } catch (error) {
    if (error instanceof CalendarError) return null
    throw error
  }
}

/** When so many business minutes end, and how they add up; null when the hours run out first. */
export function previewOf(
  calendar: BusinessCalendar,
  { from, minutes, labels }: { from: number; minutes: number; labels: Record<string, string> },
): Preview | null {
  const endsAt = endOf(calendar, from, minutes)
  if (endsAt === null) return null
  const days = explainBetween(calendar, from, endsAt)
  const lines = linesOf(calendar, days, labels)
  return {
    endsAt,
    // What ends at midnight ends on the day before: nothing of the next one belongs to it.
    lines: lines.slice(0, lines.findLastIndex(({ kind }) => kind === 'open') + 1),
    countedMs: days.reduce((sum, { countedMs }) => sum + countedMs, 0),
  }
}

/** The instant at which business minutes from another end; null when there is none. */
export function endOf(calendar: BusinessCalendar, from: number, minutes: number): number | null {
  try {
    return calendar.add(from, minutes * minuteMs)
  } catch (error) {
    if (error instanceof CalendarError) return null
    throw error
  }
}

function linesOf(
  calendar: BusinessCalendar,
  days: readonly ExplainedDay[],
  labels: Record<string, string>,
): PreviewLine[] {
  const lines: PreviewLine[] = []
  for (const { date, intervals, mark } of days) {
    if (intervals.length > 0) {
      intervals.forEach((range, index) => {
        lines.push({ kind: 'open', date, ...range, isFirst: index === 0 })
      })
      continue
    }
    if (calendar.openRangesOn(date).length > 0) {
      lines.push({ kind: 'over', date })
      continue
    }
    const label = mark === null ? null : (labels[date] ?? null)
    const last = lines.at(-1)
    if (last?.kind === 'closed' && last.label === null && label === null) last.until = date
    else lines.push({ kind: 'closed', date, until: date, label })
  }
  return lines
}

/**
 * The instant of a wall-clock time `YYYY-MM-DDTHH:MM` in a zone; in the hour that a change of clocks
 * repeats, the first; in one that it skips, the same time before the change. Null for no such text.
 */
export function instantOf(local: string, timeZone: string): number | null {
  const wall = /^\d{4}-/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN
  if (Number.isNaN(wall)) return null
  const before = wall - offsetAt(wall - dayMs, timeZone)
  if (offsetAt(before, timeZone) === wall - before) return before
  const after = wall - offsetAt(wall + dayMs, timeZone)
  return offsetAt(after, timeZone) === wall - after ? after : before
}

const dayMs = 86_400_000

/** `YYYY-MM-DDTHH:MM` of an instant in a zone, as a field for dates and times takes it. */
export function localOf(instant: number, timeZone: string): string {
  return new Date(instant + offsetAt(instant, timeZone)).toISOString().slice(0, 16)
}

/** Local minus UTC, in ms; whole minutes, which is what fields show. */
function offsetAt(instant: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant)
  const minute = Math.floor(instant / minuteMs) * minuteMs
  return Date.parse(`${text.replace(' ', 'T')}:00Z`) - minute
}
