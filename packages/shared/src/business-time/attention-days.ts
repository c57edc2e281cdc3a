import type { CalendarDefinition, LocalInterval } from './definition.ts'

/**
 * The calendar of a desk's attention days (CV-5): a local date with any hours counts from 00:00 to
 * 24:00, every other date not at all. Zone, holidays and exceptions stay those of the definition.
 */
export function attentionDays(definition: CalendarDefinition): CalendarDefinition {
  const weekly: CalendarDefinition['weekly'] = {}
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    weekly[weekday] = wholeDay(definition.weekly[weekday] ?? [])
  }
  const exceptions = definition.exceptions.map(({ date, intervals }) => ({
    date,
    intervals: wholeDay(intervals),
  }))
  return { ...definition, weekly, exceptions }
}

/** An interval that ends where it starts is no hours. */
const wholeDay = (intervals: readonly LocalInterval[]): LocalInterval[] =>
  intervals.some(([start, end]) => start !== end) ? [['00:00', '24:00']] : []
