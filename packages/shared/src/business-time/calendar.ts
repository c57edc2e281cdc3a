import { attentionDays } from './attention-days.ts'
import {
  type CalendarDefinition,
  CalendarError,
  type CalendarRules,
  DAY_MS,
  dateOfDayNumber,
  dayNumberOf,
  readRules,
} from './definition.ts'
import {
  buildTable,
  firstInstantWith,
  lastInstantWith,
  listOpenRanges,
  openMsUntil,
  type OpenTable,
  stretchFrom,
  tableRanges,
} from './open-table.ts'
import { type InstantRange, openZone, type Zone } from './zone.ts'

/**
 * Business time under one calendar (clocks.md). Instants are whole epoch ms from 1970 to 2199; any
 * other throws `CalendarError` `instant_out_of_range`. An instant is open exactly when its local
 * wall-clock time lies in an interval of its local date.
 */
export interface BusinessCalendar {
  readonly definition: CalendarDefinition
  /** Instant after so much business time; negative goes back; 0 is the next open instant. */
  add: (instant: number, businessMs: number) => number
  /** Business ms from one instant to another, negative when `to` is earlier. */
  between: (from: number, to: number) => number
  isOpen: (instant: number) => boolean
  /** The instant itself when open; `open_time_exhausted` when it never opens again. */
  nextOpen: (instant: number) => number
  /** End of the open stretch that holds or follows the instant; `Infinity` if it never closes. */
  nextClose: (instant: number) => number
  /** Local date `YYYY-MM-DD` of an instant. */
  dateOf: (instant: number) => string
  /** Open stretches of one local date, in order. */
  openRangesOn: (date: string) => InstantRange[]
  /** Its attention days, each whole (`attentionDays`); compiled when first asked for, then kept. */
  attention: () => BusinessCalendar
}

type Source = { rules: CalendarRules; zone: Zone }
type Horizon = {
  covering: (range: InstantRange) => OpenTable
  /** Undefined when no open time can lie further on that side. */
  grown: (side: 'past' | 'future') => OpenTable | undefined
}

const YEAR_MS = 366 * DAY_MS
const RANGE: InstantRange = { from: 0, to: Date.UTC(2200, 0, 1) }
/** No UTC offset is larger, in any zone at any time. */
const OFFSET_MAX_MS = 16 * 3_600_000

/**
 * Compiles a calendar; throws `CalendarError` for a senseless one. The horizon only says what to
 * compile now: it grows on demand, and answers do not depend on it.
 */
export function compileCalendar(
  definition: CalendarDefinition,
  horizon?: InstantRange,
): BusinessCalendar {
  const source = { rules: readRules(definition), zone: openZone(definition.timeZone) }
  refuseHoursOutsideTime(definition, source)
  const grow = openHorizon(source, horizon)
  let attention: BusinessCalendar | undefined

  const add = (instant: number, businessMs: number): number => {
    if (!Number.isSafeInteger(businessMs)) throw outOfRange(businessMs)
    if (businessMs === 0) return nextStretch(grow, instant).open
    return businessMs > 0
      ? addForward(grow, instant, businessMs)
      : addBackward(grow, instant, businessMs)
  }
  return {
    definition,
    add,
    between: (from, to) => {
      const table = grow.covering({ from: Math.min(from, to), to: Math.max(from, to) })
      return openMsUntil(table, to) - openMsUntil(table, from)
    },
    isOpen: (instant) => {
      // To the next ms, because a stretch that starts at the instant must be in the table.
      const stretch = stretchFrom(grow.covering({ from: instant, to: instant + 1 }), instant)
      return stretch !== null && stretch.from <= instant
    },
    nextOpen: (instant) => nextStretch(grow, instant).open,
    nextClose: (instant) => nextClose({ grow, rules: source.rules }, instant),
    dateOf: (instant) => {
      checkInstant(instant)
      return dateOfDayNumber(Math.floor((instant + source.zone.offsetAt(instant)) / DAY_MS))
    },
    openRangesOn: (date) => openRangesOnDay(source, dayNumberOf(date)),
    attention: () => (attention ??= compileCalendar(attentionDays(definition))),
  }
}

function addForward(grow: Horizon, instant: number, businessMs: number): number {
  let table = grow.covering({ from: instant, to: instant })
  // Growing into the future keeps the origin of the sums.
  const wanted = openMsUntil(table, instant) + businessMs
  while (table.totalMs < wanted) table = grow.grown('future') ?? exhausted(instant)
  return firstInstantWith(table, wanted)
}

function addBackward(grow: Horizon, instant: number, businessMs: number): number {
  let table = grow.covering({ from: instant, to: instant })
  while (openMsUntil(table, instant) + businessMs < 0) {
    table = grow.grown('past') ?? exhausted(instant)
  }
  return lastInstantWith(table, openMsUntil(table, instant) + businessMs)
}

function nextStretch(grow: Horizon, instant: number): { open: number; stretch: InstantRange } {
  let table = grow.covering({ from: instant, to: instant })
  let stretch = stretchFrom(table, instant)
  while (!stretch) {
    table = grow.grown('future') ?? exhausted(instant)
    stretch = stretchFrom(table, instant)
  }
  return { open: Math.max(instant, stretch.from), stretch }
}

function nextClose(source: { grow: Horizon; rules: CalendarRules }, instant: number): number {
  const { grow, rules } = source
  const { open, stretch } = nextStretch(grow, instant)
  let close = stretch.to
  let horizonEnd = grow.covering({ from: instant, to: instant }).to
  while (close === horizonEnd) {
    if (rules.isWeeklyAlwaysOpen && close > (rules.lastListedDay + 3) * DAY_MS) {
      return Number.POSITIVE_INFINITY
    }
    const table = grow.grown('future')
    if (!table) return close
    close = stretchFrom(table, open)?.to ?? close
    horizonEnd = table.to
  }
  return close
}

/** A table that only ever grows; a memory of what was computed, invisible in the answers. */
function openHorizon(source: Source, initial?: InstantRange): Horizon {
  let table: OpenTable | undefined
  const extend = (wanted: InstantRange): OpenTable => {
    const from = Math.max(RANGE.from, Math.min(wanted.from, table?.from ?? wanted.from))
    const to = Math.min(RANGE.to, Math.max(wanted.to, table?.to ?? wanted.to))
    const known = table ?? buildTable({ from, to: from }, [])
    table = buildTable({ from, to }, [
      ...(from < known.from ? listOpenRanges(source, { from, to: known.from }) : []),
      ...tableRanges(known),
      ...(known.to < to ? listOpenRanges(source, { from: known.to, to }) : []),
    ])
    return table
  }
  if (initial) {
    checkInstant(initial.from)
    checkInstant(initial.to)
    extend(initial)
  }
  return {
    covering: ({ from, to }) => {
      if (table && from >= table.from && to <= table.to) {
        if (Number.isInteger(from) && Number.isInteger(to)) return table
      }
      checkInstant(from)
      checkInstant(to)
      return extend({ from: from - YEAR_MS, to: to + YEAR_MS })
    },
    grown: (side) => {
      if (!table) return undefined
      const step = Math.max(YEAR_MS, table.to - table.from)
      const { hasWeeklyHours, exceptionDays } = source.rules
      if (side === 'future') {
        const isOver = !hasWeeklyHours && table.to > ((exceptionDays.at(-1) ?? 0) + 3) * DAY_MS
        if (isOver || table.to >= RANGE.to) return undefined
        return extend({ from: table.from, to: table.to + step })
      }
      const isOver = !hasWeeklyHours && table.from < ((exceptionDays[0] ?? 0) - 3) * DAY_MS
      if (isOver || table.from <= RANGE.from) return undefined
      return extend({ from: table.from - step, to: table.to })
    },
  }
}

function openRangesOnDay(source: Source, day: number): InstantRange[] {
  const around = { from: day * DAY_MS - OFFSET_MAX_MS, to: (day + 1) * DAY_MS + OFFSET_MAX_MS }
  return listOpenRanges(source, around, day)
}

/** Hours that exist only inside a DST gap are no hours. */
function refuseHoursOutsideTime(definition: CalendarDefinition, source: Source): void {
  const { hasWeeklyHours, exceptionDays } = source.rules
  if (hasWeeklyHours) return
  if (!exceptionDays.some((day) => openRangesOnDay(source, day).length > 0)) {
    throw new CalendarError('no_open_time', definition.timeZone)
  }
}

function checkInstant(instant: number): void {
  if (!Number.isInteger(instant) || instant < RANGE.from || instant > RANGE.to) {
    throw outOfRange(instant)
  }
}

function outOfRange(value: number): CalendarError {
  return new CalendarError('instant_out_of_range', String(value))
}

function exhausted(instant: number): never {
  throw new CalendarError('open_time_exhausted', String(instant))
}
