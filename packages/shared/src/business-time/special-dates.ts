import type { CalendarDefinition } from './definition.ts'

/** A holiday or an exception that one definition has and another has not, or has otherwise. */
export type DateChange = {
  date: string
  kind: 'holiday' | 'exception'
  change: 'added' | 'removed' | 'changed'
  /** The first definition with this one change. */
  alone: CalendarDefinition
}

type Exception = CalendarDefinition['exceptions'][number]

/** Dates that differ from one definition to another, by date; weekly hours and zone aside. */
export function dateChanges(from: CalendarDefinition, to: CalendarDefinition): DateChange[] {
  return [...holidayChanges(from, to), ...exceptionChanges(from, to)].toSorted((one, other) =>
    one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
  )
}

function holidayChanges(from: CalendarDefinition, to: CalendarDefinition): DateChange[] {
  const [before, after] = [new Set(from.holidays), new Set(to.holidays)]
  const added = to.holidays
    .filter((date) => !before.has(date))
    .map((date): DateChange => {
      const alone = { ...from, holidays: [...from.holidays, date] }
      return { date, kind: 'holiday', change: 'added', alone }
    })
  const removed = from.holidays
    .filter((date) => !after.has(date))
    .map((date): DateChange => {
      const alone = { ...from, holidays: from.holidays.filter((one) => one !== date) }
      return { date, kind: 'holiday', change: 'removed', alone }
    })
  return [...added, ...removed]
}

function exceptionChanges(from: CalendarDefinition, to: CalendarDefinition): DateChange[] {
  const before = new Map(from.exceptions.map((one) => [one.date, one]))
  const after = new Map(to.exceptions.map((one) => [one.date, one]))
  const dates = [...new Set([...before.keys(), ...after.keys()])]
  return dates.flatMap((date): DateChange[] => {
    const [was, is] = [before.get(date), after.get(date)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    const others = from.exceptions.filter((one) => one.date !== date)
    const alone = { ...from, exceptions: is ? [...others, is] : others }
    return [{ date, kind: 'exception', change: wordOf(was, is), alone }]
  })
}

const wordOf = (was: Exception | undefined, is: Exception | undefined) =>
  was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
