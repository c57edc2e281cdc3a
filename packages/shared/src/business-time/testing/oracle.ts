import * as fc from 'fast-check'
import { compileCalendar } from '../calendar.ts'
import type { CalendarDefinition } from '../definition.ts'
import { DAY, definitions, isOpenByDefinition, listLocalMinutes, MINUTE } from './calendars.ts'

/** Zones whose offsets did something since 2015, and some where nothing did. */
export const oracleZones = [
  'America/Argentina/Buenos_Aires',
  'America/Asuncion',
  'America/Bogota',
  'America/Caracas',
  'America/Havana',
  'America/Lima',
  'America/Mexico_City',
  'America/New_York',
  'America/Port-au-Prince',
  'America/Sao_Paulo',
  'America/Santiago',
  'America/St_Johns',
  'America/Tijuana',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Africa/Sao_Tome',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Asia/Pyongyang',
  'Asia/Tehran',
  'Australia/Lord_Howe',
  'Europe/Istanbul',
  'Europe/Madrid',
  'Pacific/Chatham',
  'UTC',
]

export type OracleWindow = { zone: string; from: number; days: number }
export type OracleResult = { checks: number; differences: string[] }

/**
 * Holds compiled calendars to a count of minutes that knows no table: whether each minute is open is
 * read from Intl's clock and the definition's words. Offsets of these years are whole minutes.
 */
export function askOracle(
  { zone, from, days }: OracleWindow,
  { seed, calendars }: { seed: number; calendars: number },
): OracleResult {
  const minutes = listLocalMinutes(zone, from, from + days * DAY)
  const random = randomOf(seed)
  const result: OracleResult = { checks: 0, differences: [] }
  for (const definition of fc.sample(definitions(zone, from + DAY), { seed, numRuns: calendars })) {
    const isOpen = minutes.map((minute) => isOpenByDefinition(definition, minute))
    const openBefore = sumsOf(isOpen)
    compare({ definition, from, isOpen, openBefore }, random, result)
  }
  return result
}

type Counted = {
  definition: CalendarDefinition
  from: number
  isOpen: boolean[]
  /** Open minutes of the window before each of its minutes. */
  openBefore: number[]
}

function compare(counted: Counted, random: () => number, result: OracleResult): void {
  const { definition, from, isOpen, openBefore } = counted
  const calendar = compileCalendar(definition)
  const total = openBefore.at(-1) ?? 0
  const check = (isRight: boolean, what: string, at: number) => {
    result.checks += 1
    if (isRight) return
    result.differences.push(`${what} ${new Date(at).toISOString()} ${JSON.stringify(definition)}`)
  }
  /** Open ms of the window before an instant, by the count alone. */
  const countedAt = (at: number) => {
    const index = Math.floor((at - from) / MINUTE)
    const within = isOpen[index] ? (at - from) % MINUTE : 0
    return (openBefore[index] ?? total) * MINUTE + within
  }
  const anywhere = () => from + Math.floor(random() * isOpen.length * MINUTE)
  for (let index = 0; index < isOpen.length; index += 1) {
    const at = from + index * MINUTE
    check(calendar.isOpen(at) === isOpen[index], 'isOpen', at)
    check(calendar.between(from, at) === countedAt(at), 'between', at)
    if (index % 16 !== 0) continue
    const [a, b] = [anywhere(), anywhere()]
    check(calendar.between(a, b) === countedAt(b) - countedAt(a), 'between of any two', a)
    // To an instant that may be closed: then the sum must end at the closing before it.
    const wanted = Math.abs(countedAt(b) - countedAt(a))
    if (wanted < 1) continue
    const start = Math.min(a, b)
    const end = calendar.add(start, wanted)
    check(countedAt(end) - countedAt(start) === wanted, 'add', start)
    check(
      countedAt(end - 1) - countedAt(start) === wanted - 1,
      'add: the first such instant',
      start,
    )
    const back = calendar.add(end, -wanted)
    check(countedAt(back) === countedAt(start), 'add back', end)
    check(countedAt(back + 1) === countedAt(start) + 1, 'add back: the last such instant', end)
  }
}

function sumsOf(isOpen: boolean[]): number[] {
  const sums = [0]
  for (const one of isOpen) sums.push((sums.at(-1) ?? 0) + (one ? 1 : 0))
  return sums
}

/** Mulberry32: the same numbers from the same seed on every machine. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Windows of a zone, by turns around a change of its offset and anywhere, 2015 to 2035. */
export function* listWindows(zone: string, random: () => number): Generator<OracleWindow> {
  const [first, last] = [Date.UTC(2015, 0, 1), Date.UTC(2035, 11, 20)]
  const changes = daysOfChange(zone, first, last)
  for (;;) {
    const change = changes[Math.floor(random() * changes.length)]
    if (change !== undefined) yield { zone, from: change - DAY, days: 3 }
    const day = Math.floor((random() * (last - first)) / DAY)
    yield { zone, from: first + day * DAY, days: 3 }
  }
}

/** UTC days on which the local hour of noon UTC changes, by Intl alone. */
function daysOfChange(zone: string, first: number, last: number): number[] {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
  const found: number[] = []
  let before = format.format(first + DAY / 2)
  for (let day = first; day < last; day += DAY) {
    const now = format.format(day + DAY / 2)
    if (now !== before) found.push(day)
    before = now
  }
  return found
}
