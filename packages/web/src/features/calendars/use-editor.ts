import type { LocalInterval } from '@mesa/shared/business-time/definition'
import type { CalendarVersionView } from '@mesa/shared/wire/calendars.schema'
import { useMemo, useState } from 'react'
import { type Change, changesBetween, withChanges } from './changes.ts'
import { type Faults, faultsOf } from './check.ts'
import {
  type CalendarDraft,
  type DateDraft,
  type DayDraft,
  draftOf,
  isBlank,
  newId,
  newRow,
} from './draft.ts'

export type Editor = {
  /** The version that is being edited. */
  base: CalendarVersionView
  stored: CalendarDraft
  draft: CalendarDraft
  changes: Change[]
  faults: Faults
  setZone: (timeZone: string) => void
  setDay: (day: DayDraft) => void
  /** The hours of Monday for every other open day. */
  copyMonday: () => void
  /** New ones first, where they are seen. */
  addDates: (dates: ReadonlyArray<Omit<DateDraft, 'id'>>) => DateDraft[]
  setDate: (date: DateDraft) => void
  removeDates: (ids: readonly number[]) => void
  /** What was left blank is a fault from here on; says whether there was any. */
  askBlanks: () => boolean
  /** A date of the stored version as it was. */
  restoreDate: (date: string) => void
  /** Edits this version from here on, without what was typed. */
  reset: (version: CalendarVersionView) => void
  /** Edits this newer version from here on, with what was typed on it. */
  rebase: (version: CalendarVersionView) => void
}

type State = { base: CalendarVersionView; stored: CalendarDraft; draft: CalendarDraft }

const startOf = (base: CalendarVersionView): State => {
  const stored = draftOf(base.definition, base.labels)
  return { base, stored, draft: stored }
}

/** The state of the editor of one calendar: what is stored, what was typed, and what is wrong. */
export function useEditor(version: CalendarVersionView): Editor {
  const [state, setState] = useState(() => startOf(version))
  const { stored, draft } = state
  const changes = useMemo(() => changesBetween(stored, draft), [stored, draft])
  const [asked, setAsked] = useState<readonly number[]>([])
  const faults = useMemo(() => faultsOf(draft, asked), [draft, asked])
  const edit = (change: (draft: CalendarDraft) => Partial<CalendarDraft>) =>
    setState((old) => ({ ...old, draft: { ...old.draft, ...change(old.draft) } }))
  // Nothing was typed: what somebody else saved is simply what there is now.
  if (version.version > state.base.version && changes.length === 0) setState(startOf(version))

  return {
    ...state,
    changes,
    faults,
    setZone: (timeZone) => edit(() => ({ timeZone })),
    setDay: (day) =>
      edit(({ week }) => ({
        week: week.map((one) => (one.weekday === day.weekday ? day : one)),
      })),
    copyMonday: () => edit(({ week }) => ({ week: week.map((day) => asMonday(day, week[0])) })),
    addDates: (dates) => {
      const added = dates.map((date) => ({ ...date, id: newId() }))
      edit((old) => ({ dates: [...added, ...old.dates] }))
      return added
    },
    setDate: (date) =>
      edit(({ dates }) => ({ dates: dates.map((one) => (one.id === date.id ? date : one)) })),
    removeDates: (ids) =>
      edit(({ dates }) => ({ dates: dates.filter(({ id }) => !ids.includes(id)) })),
    askBlanks: () => {
      const blank = draft.dates.filter(isBlank).map(({ id }) => id)
      setAsked(blank)
      return blank.length > 0
    },
    restoreDate: (date) =>
      edit(({ dates }) => ({
        dates: [
          ...dates.filter((one) => one.date !== date),
          ...stored.dates.filter((one) => one.date === date),
        ].toSorted((one, other) => one.date.localeCompare(other.date)),
      })),
    reset: (next) => setState(startOf(next)),
    rebase: (next) =>
      setState((old) => {
        const fresh = startOf(next)
        const mine = { changes: changesBetween(old.stored, old.draft), from: old.draft }
        return { ...fresh, draft: withChanges(fresh.draft, mine) }
      }),
  }
}

function asMonday(day: DayDraft, monday: DayDraft | undefined): DayDraft {
  if (!monday || day.weekday === 1 || !day.isOpen) return day
  const rows = monday.rows.map(({ start, end }) => newRow([start, end]))
  return { ...day, rows }
}

const dayStart: LocalInterval = ['09:00', '17:00']

/** Hours to begin with: after the last ones of the day, else a whole working day. */
export function nextInterval(rows: ReadonlyArray<{ end: string }>): LocalInterval {
  const last = rows
    .map(({ end }) => end)
    .toSorted()
    .at(-1)
  const hour = Number(last?.slice(0, 2))
  if (last === undefined || Number.isNaN(hour)) return dayStart
  const start = Math.min(hour + 1, 23)
  return [`${String(start).padStart(2, '0')}:00`, start >= 20 ? '24:00' : `${start + 4}:00`]
}
