import Holidays from 'date-holidays'
import type { CountryLaws, LawHoliday } from './law.ts'
import { lawsAr } from './laws/ar.ts'
import { lawsCl } from './laws/cl.ts'
import { lawsCo } from './laws/co.ts'
import { lawsMx } from './laws/mx.ts'
import { lawsPe } from './laws/pe.ts'
import { lawsVe } from './laws/ve.ts'

const codes = 'AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE'.split(' ')
const years = Array.from({ length: 11 }, (_, index) => 2025 + index)
const read: Record<string, CountryLaws> = Object.fromEntries(
  [lawsAr, lawsCl, lawsCo, lawsMx, lawsPe, lawsVe].map((laws) => [laws.code, laws]),
)
/** Days the library lacks in a country whose laws were not read in whole. */
const additions: Record<string, Array<[day: string, name: string]>> = {
  // Código de Trabajo, art. 190.
  SV: [
    ['01-01', 'Año Nuevo'],
    ['05-10', 'Día de la Madre'],
    ['06-17', 'Día del Padre'],
  ],
}

/** Every generated file, by its path from the root. */
export function makePackTexts(): Map<string, string> {
  const texts = new Map<string, string>()
  const differences: string[] = []
  for (const code of codes) {
    const laws = read[code]
    const days = years.flatMap((year) => (laws ? laws.holidaysOf(year) : ofLibrary(code, year)))
    const rows = joinRows(days)
    texts.set(
      `packages/shared/src/business-time/holidays/data/${code.toLowerCase()}.ts`,
      fileOf({ code, laws, rows }),
    )
    if (laws) differences.push(...years.flatMap((year) => differ(laws, year)))
  }
  texts.set('scripts/holidays/differences.txt', `${differences.join('\n')}\n`)
  return texts
}

/** Days off in the whole country that the library calls public. */
function ofLibrary(code: string, year: number): LawHoliday[] {
  const language = code === 'BR' ? 'pt' : 'es'
  const found = new Holidays(code).getHolidays(year, language).flatMap((holiday) => {
    if (holiday.type !== 'public') return []
    const first = holiday.date.slice(0, 10)
    const days = Math.floor((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000 + 0.1)
    return Array.from({ length: days }, (_, index) => ({
      date: new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000)
        .toISOString()
        .slice(0, 10),
      name: holiday.name,
      source: '',
    }))
  })
  const added = (additions[code] ?? []).map(([day, name]) => ({
    date: `${year}-${day}`,
    name,
    source: '',
  }))
  return [...found, ...added]
}

/** One row a date, in order; two holidays of one date share it. */
function joinRows(days: LawHoliday[]): string[] {
  const byDate = new Map<string, LawHoliday[]>()
  for (const day of days) byDate.set(day.date, [...(byDate.get(day.date) ?? []), day])
  return [...byDate]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([date, found]) => {
      const names = [...new Set(found.map(({ name }) => name))].join(' · ')
      const source = found.find((one) => one.source !== '')?.source ?? ''
      return `${date}|${source}|${names}`
    })
}

/** What the library says otherwise about the six countries whose laws were read. */
function differ(laws: CountryLaws, year: number): string[] {
  const ours = new Map(laws.holidaysOf(year).map(({ date, name }) => [date, name]))
  const theirs = new Map(ofLibrary(laws.code, year).map(({ date, name }) => [date, name]))
  return [
    ...[...ours].filter(([date]) => !theirs.has(date)).map(([date, name]) => [date, '+', name]),
    ...[...theirs].filter(([date]) => !ours.has(date)).map(([date, name]) => [date, '-', name]),
  ]
    .toSorted(([a = ''], [b = '']) => a.localeCompare(b))
    .map(([date, sign, name]) => `${laws.code} ${date} ${sign} ${name}`)
}

type File = { code: string; laws: CountryLaws | undefined; rows: string[] }

function fileOf({ code, laws, rows }: File): string {
  const used = new Set(rows.map((row) => row.split('|')[1]))
  const sources = Object.entries(laws?.sources ?? {}).filter(([key]) => used.has(key))
  const key = code[0] + code.slice(1).toLowerCase()
  const told = laws
    ? 'From the laws in `scripts/holidays/laws`'
    : 'Not verified: public holidays of date-holidays (ISC AND CC-BY-3.0)'
  return [
    "import type { CountryHolidays } from '../country-holidays.ts'",
    '',
    `/** ${told}; written by \`scripts/holidays/make-packs.ts\`. */`,
    `export const holidays${key}: CountryHolidays = {`,
    `  code: '${code}',`,
    ...(sources.length === 0
      ? ['  sources: {},']
      : [
          '  sources: {',
          ...sources.map(([name, text]) => `    ${name}: ${quoted(text)},`),
          '  },',
        ]),
    '  rows: [',
    ...rows.map((row) => `    ${quoted(row)},`),
    '  ],',
    '}',
    '',
  ].join('\n')
}

const quoted = (text: string) => (text.includes("'") ? JSON.stringify(text) : `'${text}'`)
