import type { CountryHolidays } from './country-holidays.ts'
import { holidaysAr } from './data/ar.ts'
import { holidaysBo } from './data/bo.ts'
import { holidaysBr } from './data/br.ts'
import { holidaysCl } from './data/cl.ts'
import { holidaysCo } from './data/co.ts'
import { holidaysCr } from './data/cr.ts'
import { holidaysCu } from './data/cu.ts'
import { holidaysDo } from './data/do.ts'
import { holidaysEc } from './data/ec.ts'
import { holidaysGt } from './data/gt.ts'
import { holidaysHn } from './data/hn.ts'
import { holidaysMx } from './data/mx.ts'
import { holidaysNi } from './data/ni.ts'
import { holidaysPa } from './data/pa.ts'
import { holidaysPe } from './data/pe.ts'
import { holidaysPr } from './data/pr.ts'
import { holidaysPy } from './data/py.ts'
import { holidaysSv } from './data/sv.ts'
import { holidaysUy } from './data/uy.ts'
import { holidaysVe } from './data/ve.ts'

/** A day off in a whole country, proposed for a calendar; a calendar keeps the dates it took. */
export type PackHoliday = {
  /** Local date `YYYY-MM-DD`. */
  date: string
  /** In the country's own language. */
  name: string
  /** Whether the law or decree that `source` names was read for it. */
  verified: boolean
  source?: string
}

export type HolidayCountry = {
  /** ISO 3166-1 alpha-2. */
  code: string
  /** Whether its laws were read; some of its later days may still wait for a decree. */
  isVerified: boolean
}

const countries: readonly CountryHolidays[] = [
  holidaysAr,
  holidaysBo,
  holidaysBr,
  holidaysCl,
  holidaysCo,
  holidaysCr,
  holidaysCu,
  holidaysDo,
  holidaysEc,
  holidaysGt,
  holidaysHn,
  holidaysMx,
  holidaysNi,
  holidaysPa,
  holidaysPe,
  holidaysPr,
  holidaysPy,
  holidaysSv,
  holidaysUy,
  holidaysVe,
]

/** Countries with a pack, by code. */
export const holidayCountries: readonly HolidayCountry[] = countries.map(({ code, sources }) => ({
  code,
  isVerified: Object.keys(sources).length > 0,
}))

/** Days off of one year by date, 2025 to 2035; empty for a year or country without a pack. */
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
