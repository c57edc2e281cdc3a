import { compileCalendar } from '@mesa/shared/business-time/calendar'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import { holidayPack } from '@mesa/shared/business-time/holidays/packs'
import { openZone } from '@mesa/shared/business-time/zone'
import type { Policy } from '@mesa/shared/rulebook/policy'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Days and hours of one desk. Days are `yyyy-mm-dd` in its zone, instants epoch ms. */
export type Attention = {
  timeZone: string
  dayOf(instant: number): string
  /** Of a wall clock time of its zone, `HH:MM`. */
  instantOf(day: string, time: string): number
  isWorkday(day: string): boolean
  /** So many minutes of attention later. */
  add(instant: number, minutes: number): number
}

/** The attention hours of a rulebook; without holidays where a history should not lean on them. */
export function attentionOf(
  { timeZone, weekly, holidayCountry }: Policy['calendar'],
  { years = [] }: { years?: number[] } = {},
): Attention {
  const holidays = years.flatMap((year) => holidayPack(holidayCountry, year).map((one) => one.date))
  const definition: CalendarDefinition = { timeZone, weekly, holidays, exceptions: [] }
  const calendar = compileCalendar(definition)
  return {
    timeZone,
    dayOf: (instant) => calendar.dateOf(instant),
    instantOf: (day, time) => instantIn(timeZone, `${day}T${time}:00Z`),
    isWorkday: (day) => calendar.openRangesOn(day).length > 0,
    add: (instant, minutes) => calendar.add(instant, minutes * MINUTE_MS),
  }
}

function instantIn(timeZone: string, local: string): number {
  const zone = openZone(timeZone)
  const asUtc = Date.parse(local)
  // Twice, for days on which the offset changes.
  const guess = asUtc - zone.offsetAt(asUtc)
  return asUtc - zone.offsetAt(guess)
}

export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** 09:00 of a day in the desk's zone, and so many minutes later. */
export const morningOf = (attention: Attention, day: string, minutes = 0): Date =>
  new Date(attention.instantOf(day, '09:00') + minutes * MINUTE_MS)

/** `21/11/2026` as a date of the wire. */
export const isoDay = (text: string): string => text.split('/').toReversed().join('-')

/** `21/11/2026 10:20` of the desk's zone as an instant of the wire. */
export function isoInstant(text: string, attention: Attention): string {
  const [day = '', clock = '09:00'] = text.split(' ')
  return new Date(attention.instantOf(isoDay(day), clock)).toISOString()
}
