import type {
  CalendarDefinition,
  IsoWeekday,
  LocalInterval,
} from '@mesa/shared/business-time/definition'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly IsoWeekday[]

/** Names of holidays and exceptions by local date. */
export type Labels = Readonly<Record<string, string>>

/** One interval as it is being typed; `id` is unique in the whole draft. */
export type RowDraft = { id: number; start: string; end: string }

/** A day that is switched off keeps its rows, so that switching it on again loses nothing. */
export type DayDraft = { weekday: IsoWeekday; isOpen: boolean; rows: RowDraft[] }

/** `holiday` and `closed` are both closed all day; only how they are named differs. */
export type DateKind = 'holiday' | 'closed' | 'hours'
export const dateKinds = ['holiday', 'closed', 'hours'] as const satisfies readonly DateKind[]

export type DateDraft = {
  id: number
  date: string
  label: string
  kind: DateKind
  rows: RowDraft[]
}

/** A calendar while it is edited: also what makes no sense yet can be held and shown. */
export type CalendarDraft = { timeZone: string; week: DayDraft[]; dates: DateDraft[] }

let lastId = 0
export const newId = (): number => (lastId += 1)

export const newRow = ([start, end]: LocalInterval): RowDraft => ({ id: newId(), start, end })

/** What is edited of a stored version; dates in order. An exception hides a holiday of its date. */
export function draftOf(definition: CalendarDefinition, labels: Labels): CalendarDraft {
  const exceptions = new Map(
    definition.exceptions.map(({ date, intervals }) => [date, intervals] as const),
  )
  const dates = [...new Set([...definition.holidays, ...exceptions.keys()])].toSorted()
  return {
    timeZone: definition.timeZone,
    week: weekdays.map((weekday) => {
      const rows = (definition.weekly[weekday] ?? []).map(newRow)
      return { weekday, isOpen: rows.length > 0, rows }
    }),
    dates: dates.map((date) => {
      const intervals = exceptions.get(date)
      const kind = intervals === undefined ? 'holiday' : intervals.length > 0 ? 'hours' : 'closed'
      return {
        id: newId(),
        date,
        label: labels[date] ?? '',
        kind,
        rows: (intervals ?? []).map(newRow),
      }
    }),
  }
}

/** A date of which nothing was told yet: no fault while one edits, and nothing to store. */
export const isBlank = ({ date, label, kind, rows }: Omit<DateDraft, 'id'>): boolean =>
  date === '' && label.trim() === '' && kind === blankDate.kind && rows.length === 0

export const blankDate = { date: '', label: '', kind: 'closed', rows: [] } as const

const intervalsOf = (rows: readonly RowDraft[]): LocalInterval[] =>
  rows
    .map(({ start, end }): LocalInterval => [start, end])
    .toSorted(([one], [other]) => one.localeCompare(other))

/** The hours of a weekday as they would be stored. */
export const hoursOf = (day: DayDraft | undefined): LocalInterval[] =>
  day?.isOpen ? intervalsOf(day.rows) : []

/** The hours of a date as they would be stored: none when it is closed. */
export const hoursOn = ({ kind, rows }: DateDraft): LocalInterval[] =>
  kind === 'hours' ? intervalsOf(rows) : []

/** What would be stored; senseless drafts give senseless definitions (`check.ts` tells). */
export function definitionOf(draft: CalendarDraft): CalendarDefinition {
  const dates = draft.dates
    .filter((one) => !isBlank(one))
    .toSorted((one, other) => one.date.localeCompare(other.date))
  return {
    timeZone: draft.timeZone,
    weekly: Object.fromEntries(
      draft.week
        .map((day) => [day.weekday, hoursOf(day)] as const)
        .filter(([, intervals]) => intervals.length > 0),
    ),
    holidays: dates.filter(({ kind }) => kind === 'holiday').map(({ date }) => date),
    exceptions: dates
      .filter(({ kind }) => kind !== 'holiday')
      .map((one) => ({ date: one.date, intervals: hoursOn(one) })),
  }
}

export const labelsOf = (draft: CalendarDraft): Record<string, string> =>
  Object.fromEntries(
    draft.dates
      .map(({ date, label }) => [date, label.trim()] as const)
      .filter(([, label]) => label !== ''),
  )

/** `9`, `930`, `9.30`, `24` as people type them, to `09:00`, `09:30`, `24:00`; else as it was. */
export function tidyTime(typed: string): string {
  const text = typed.trim()
  const match = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?$/.exec(text) ?? /^(\d{1,2})(\d{2})$/.exec(text)
  if (!match) return text
  return `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}`
}

/** Minutes since midnight of `HH:MM` up to `24:00`; null for anything else. */
export function minutesOf(time: string): number | null {
  const match = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/.exec(time)
  if (!match) return null
  return time === '24:00' ? 1440 : Number(match[1]) * 60 + Number(match[2])
}

export const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Open minutes of rows whose times can be read; overlaps count twice until they are mended. */
export const minutesOpen = (intervals: readonly LocalInterval[]): number =>
  intervals.reduce((sum, [start, end]) => {
    const [from, to] = [minutesOf(start), minutesOf(end)]
    return from === null || to === null ? sum : sum + Math.max(0, to - from)
  }, 0)
