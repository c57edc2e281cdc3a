import { compileCalendar } from './calendar.ts'
import { type CalendarDefinition, CalendarError, dayNumberOf } from './definition.ts'
import type { LocalInterval } from './definition.ts'

export type DefinitionFault = {
  /** Where in the definition, as `weekly.3.1` or `exceptions.0.date`; empty for the whole. */
  path: string
  code:
    | 'time_zone_unknown'
    | 'wrong_format'
    | 'no_such_date'
    | 'interval_reversed'
    | 'intervals_overlap'
    | 'not_unique'
    | 'no_open_time'
}

/** What makes no sense in a definition, each with its place; empty for one that compiles. */
export function findFaults(definition: CalendarDefinition): DefinitionFault[] {
  const { weekly, holidays, exceptions } = definition
  const faults: DefinitionFault[] = []
  for (const [weekday, intervals] of Object.entries(weekly)) {
    faults.push(...intervalFaults(intervals ?? [], `weekly.${weekday}`))
  }
  for (const [index, date] of holidays.entries()) {
    if (!isDate(date)) faults.push({ path: `holidays.${index}`, code: 'no_such_date' })
  }
  const seen = new Set<string>()
  for (const [index, { date, intervals }] of exceptions.entries()) {
    const path = `exceptions.${index}`
    if (!isDate(date)) faults.push({ path: `${path}.date`, code: 'no_such_date' })
    if (seen.has(date)) faults.push({ path: `${path}.date`, code: 'not_unique' })
    seen.add(date)
    faults.push(...intervalFaults(intervals, `${path}.intervals`))
  }
  return faults.length > 0 ? faults : wholeFaults(definition)
}

/** Exceptions alone run out one day, and a clock under them would never be due. */
function wholeFaults(definition: CalendarDefinition): DefinitionFault[] {
  const hasHours = Object.values(definition.weekly).some((intervals) => intervals.length > 0)
  if (!hasHours) return [{ path: 'weekly', code: 'no_open_time' }]
  try {
    compileCalendar(definition)
    return []
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error
    if (error.code === 'time_zone_unknown') return [{ path: 'timeZone', code: 'time_zone_unknown' }]
    return [{ path: 'weekly', code: 'no_open_time' }]
  }
}

function intervalFaults(intervals: readonly LocalInterval[], path: string): DefinitionFault[] {
  const reversed = intervals.flatMap(([start, end], index): DefinitionFault[] =>
    start < end ? [] : [{ path: `${path}.${index}`, code: 'interval_reversed' }],
  )
  if (reversed.length > 0) return reversed
  return intervals.flatMap(([start, end], index): DefinitionFault[] => {
    const isMet = intervals.slice(0, index).some((other) => start < other[1] && other[0] < end)
    return isMet ? [{ path: `${path}.${index}`, code: 'intervals_overlap' }] : []
  })
}

function isDate(date: string): boolean {
  try {
    return dayNumberOf(date) >= 0
  } catch {
    return false
  }
}

/** The same calendar in one way of writing: in order, each holiday once, weekdays without hours left out. */
export function normalised(definition: CalendarDefinition): CalendarDefinition {
  const { timeZone, weekly, holidays, exceptions } = definition
  const days = Object.entries(weekly)
    .filter(([, intervals]) => (intervals?.length ?? 0) > 0)
    .toSorted(([one], [other]) => Number(one) - Number(other))
    .map(([weekday, intervals]) => [weekday, inOrder(intervals ?? [])])
  return {
    timeZone,
    weekly: Object.fromEntries(days) as CalendarDefinition['weekly'],
    holidays: [...new Set(holidays)].toSorted(),
    exceptions: exceptions
      .toSorted((one, other) => (one.date < other.date ? -1 : 1))
      .map(({ date, intervals }) => ({ date, intervals: inOrder(intervals) })),
  }
}

const inOrder = (intervals: readonly LocalInterval[]): LocalInterval[] =>
  intervals.toSorted(([one], [other]) => (one < other ? -1 : 1))
