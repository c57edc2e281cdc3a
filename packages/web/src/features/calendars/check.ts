import { compileCalendar } from '@mesa/shared/business-time/calendar'
import {
  type CalendarDefinition,
  CalendarError,
  type CalendarErrorCode,
  dayNumberOf,
} from '@mesa/shared/business-time/definition'
import { type CalendarDraft, definitionOf, isBlank, minutesOf, type RowDraft } from './draft.ts'

/** What is wrong, by where: the `id` of a row or date, `zone`, or `calendar` as a whole. */
export type Faults = ReadonlyMap<number | 'zone' | 'calendar', CalendarErrorCode>

/**
 * What makes no sense in a draft, in the words of `CalendarError`, each beside what has to be
 * mended. Empty exactly when the engine compiles it, but that a row of no length, which the engine
 * passes over, is told as reversed: nobody types one on purpose. A blank date is a fault only when
 * its id is in `asked`: once saving was tried.
 */
export function faultsOf(draft: CalendarDraft, asked: readonly number[] = []): Faults {
  const faults = new Map<number | 'zone' | 'calendar', CalendarErrorCode>()
  for (const day of draft.week) if (day.isOpen) addRowFaults(faults, day.rows)
  const seen = new Set<string>()
  // In the order they were made: of two equal dates, the one being added is told.
  for (const one of draft.dates.toSorted((a, b) => a.id - b.id)) {
    const { id, date, kind, rows } = one
    if (isBlank(one) && !asked.includes(id)) continue
    if (kind === 'hours') addRowFaults(faults, rows)
    if (!isDate(date)) faults.set(id, 'date_malformed')
    else if (seen.has(date)) faults.set(id, 'exception_repeated')
    seen.add(date)
  }
  if (!isZone(draft.timeZone)) faults.set('zone', 'time_zone_unknown')
  if (faults.size > 0) return faults
  const code = refusalOf(definitionOf(draft))
  return code === null ? faults : faults.set('calendar', code)
}

/** The code with which the engine refuses a definition; null when it compiles. */
export function refusalOf(definition: CalendarDefinition): CalendarErrorCode | null {
  try {
    compileCalendar(definition)
    return null
  } catch (error) {
    if (error instanceof CalendarError) return error.code
    throw error
  }
}

/** The later row of two that overlap is the one told. */
function addRowFaults(
  faults: Map<number | 'zone' | 'calendar', CalendarErrorCode>,
  rows: readonly RowDraft[],
): void {
  const sound: Array<{ id: number; from: number; to: number }> = []
  for (const { id, start, end } of rows) {
    const [from, to] = [minutesOf(start), minutesOf(end)]
    if (from === null || to === null) faults.set(id, 'time_malformed')
    else if (from >= to) faults.set(id, 'interval_reversed')
    else if (sound.some((one) => from < one.to && one.from < to))
      faults.set(id, 'intervals_overlap')
    else sound.push({ id, from, to })
  }
}

function isDate(date: string): boolean {
  try {
    dayNumberOf(date)
    return true
  } catch {
    return false
  }
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
