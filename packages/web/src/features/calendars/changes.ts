import type { IsoWeekday, LocalInterval } from '@mesa/shared/business-time/definition'
import {
  type CalendarDraft,
  type DateDraft,
  type DateKind,
  hoursOf,
  hoursOn,
  isBlank,
  weekdays,
} from './draft.ts'

/** What a date is: null in a `Change` when it follows the week. */
export type DateMeaning = { kind: DateKind; hours: LocalInterval[]; label: string }

export type Change =
  | { what: 'zone'; before: string; after: string }
  | { what: 'day'; weekday: IsoWeekday; before: LocalInterval[]; after: LocalInterval[] }
  | { what: 'date'; date: string; before: DateMeaning | null; after: DateMeaning | null }

/** What differs between two states of a calendar: zone, then weekdays, then dates in order. */
export function changesBetween(before: CalendarDraft, after: CalendarDraft): Change[] {
  const changes: Change[] = []
  if (before.timeZone !== after.timeZone) {
    changes.push({ what: 'zone', before: before.timeZone, after: after.timeZone })
  }
  for (const weekday of weekdays) {
    const hours = (draft: CalendarDraft) =>
      hoursOf(draft.week.find((day) => day.weekday === weekday))
    const [old, now] = [hours(before), hours(after)]
    if (!isSame(old, now)) changes.push({ what: 'day', weekday, before: old, after: now })
  }
  const [old, now] = [meaningsOf(before), meaningsOf(after)]
  for (const date of [...new Set([...old.keys(), ...now.keys()])].toSorted()) {
    const [was, is] = [old.get(date) ?? null, now.get(date) ?? null]
    if (!isSame(was, is)) changes.push({ what: 'date', date, before: was, after: is })
  }
  return changes
}

/** Where two sets of changes touch the same thing and do not say the same of it. */
export function clashesBetween(mine: readonly Change[], theirs: readonly Change[]): Change[] {
  const byPlace = new Map(theirs.map((change) => [placeOf(change), change] as const))
  return mine.filter((change) => {
    const other = byPlace.get(placeOf(change))
    return other !== undefined && !isSame(other.after, change.after)
  })
}

/** A draft with changes made on it: what I edited, over what somebody else saved meanwhile. */
export function withChanges(
  draft: CalendarDraft,
  { changes, from }: { changes: readonly Change[]; from: CalendarDraft },
): CalendarDraft {
  let result = draft
  for (const change of changes) {
    if (change.what === 'zone') result = { ...result, timeZone: change.after }
    if (change.what === 'day') {
      const day = from.week.find(({ weekday }) => weekday === change.weekday)
      const week = result.week.map((one) => (day?.weekday === one.weekday ? day : one))
      result = { ...result, week }
    }
    if (change.what === 'date') {
      const mine = from.dates.filter(({ date }) => date === change.date)
      const others = result.dates.filter(({ date }) => date !== change.date)
      const dates = [...others, ...mine].toSorted((a, b) => a.date.localeCompare(b.date))
      result = { ...result, dates }
    }
  }
  return result
}

const placeOf = (change: Change): string =>
  change.what === 'zone'
    ? 'zone'
    : change.what === 'day'
      ? `day ${change.weekday}`
      : `date ${change.date}`

const meaningOf = (one: DateDraft): DateMeaning => ({
  kind: one.kind,
  hours: hoursOn(one),
  label: one.label.trim(),
})

const meaningsOf = ({ dates }: CalendarDraft): Map<string, DateMeaning> =>
  new Map(dates.filter((one) => !isBlank(one)).map((one) => [one.date, meaningOf(one)] as const))

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
