import type { CountryHolidays } from './country-holidays.ts'
import { holidaysVe } from '../holidays-ve.ts'

/** A holiday of a country, proposed for a calendar; a calendar keeps the dates it took. */
export type PackHoliday = {
  /** Local date `YYYY-MM-DD`. */
  date: string
  /** In the country's own language. */
  name: string
  /** Whether it was checked against the law or official list that `source` names. */
  verified: boolean
  source?: string
}

export type HolidayCountry = {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** Whether its whole pack was checked against the country's laws. */
  isVerified: boolean
}

const countries: readonly CountryHolidays[] = [
  {
    code: 'VE',
    sources: { law: 'LOTTT art. 184' },
    rows: holidaysVe.map(({ date, name }) => `${date}|law|${name}`),
  },
]

/** Countries with a pack, by code. */
export const holidayCountries: readonly HolidayCountry[] = countries.map(({ code, rows }) => ({
  code,
  isVerified: rows.every((row) => row.split('|')[1] !== ''),
}))

/** Days off in the whole country in one year, by date; empty for a year or country without a pack. */
export function holidayPack(country: string, year: number): PackHoliday[] {
  const found = countries.find(({ code }) => code === country)
  if (!found) return []
  return found.rows
    .filter((row) => row.startsWith(`${year}-`))
    .map((row) => {
      const [date = '', key = '', name = ''] = row.split('|')
      const source = found.sources[key]
      return source === undefined
        ? { date, name, verified: false }
        : { date, name, verified: true, source }
    })
}
