import {
  easterOf,
  mondayBefore,
  mondayFrom,
  plusDays,
  weekdayOf,
  type CountryLaws,
  type LawHoliday,
} from '../law.ts'

const fixed: Array<[day: string, name: string]> = [
  ['01-01', 'Año Nuevo'],
  ['03-24', 'Día Nacional de la Memoria por la Verdad y la Justicia'],
  ['04-02', 'Día del Veterano y de los Caídos en la Guerra de Malvinas'],
  ['05-01', 'Día del Trabajador'],
  ['05-25', 'Día de la Revolución de Mayo'],
  ['06-20', 'Paso a la Inmortalidad de Manuel Belgrano'],
  ['07-09', 'Día de la Independencia'],
  ['12-08', 'Inmaculada Concepción de María'],
  ['12-25', 'Navidad'],
]
const movable: Array<[day: string, name: string]> = [
  ['06-17', 'Paso a la Inmortalidad de Martín Miguel de Güemes'],
  ['08-17', 'Paso a la Inmortalidad de José de San Martín'],
  ['10-12', 'Día del Respeto a la Diversidad Cultural'],
  ['11-20', 'Día de la Soberanía Nacional'],
]
const easter: Array<[days: number, name: string]> = [
  [-48, 'Carnaval'],
  [-47, 'Carnaval'],
  [-3, 'Jueves Santo (no laborable)'],
  [-2, 'Viernes Santo'],
]
/** Decreed each year; until then a year has none. */
const bridges: Record<string, string[]> = {
  puentes2025: ['2025-05-02', '2025-08-15', '2025-11-21'],
  puentes2026: ['2026-03-23', '2026-07-10', '2026-12-07'],
}
/** Movable days that fell on a weekend, as they were ruled: where it is ruled at all. */
const ruled: Record<string, { date: string; source: string }> = {
  '2025-08-17': { date: '2025-08-17', source: 'ley' },
  '2025-10-12': { date: '2025-10-10', source: 'traslado2025' },
}

/** Tuesday and Wednesday to the Monday before, Thursday and Friday to the Monday after. */
function moved(date: string, name: string): LawHoliday {
  const weekday = weekdayOf(date)
  if (weekday === 2 || weekday === 3) return { date: mondayBefore(date), name, source: 'ley' }
  if (weekday === 4 || weekday === 5) return { date: mondayFrom(date), name, source: 'ley' }
  if (weekday === 1) return { date, name, source: 'ley' }
  // On a weekend the cabinet may move it to Friday or Monday: unknown before it does.
  return { name, ...(ruled[date] ?? { date, source: '' }) }
}

export const lawsAr: CountryLaws = {
  code: 'AR',
  sources: {
    ley: 'Ley 27.399 (2017)',
    traslado2025: 'Decreto 614/2025 y Resolución JGM 139/2025',
    puentes2025: 'Ley 27.399, art. 7: no laborables con fines turísticos decretados para 2025',
    puentes2026: 'Resolución JGM 164/2025',
  },
  holidaysOf: (year) => [
    ...fixed.map(([day, name]) => ({ date: `${year}-${day}`, name, source: 'ley' })),
    ...movable.map(([day, name]) => moved(`${year}-${day}`, name)),
    ...easter.map(([days, name]) => ({
      date: plusDays(easterOf(year), days),
      name,
      source: 'ley',
    })),
    ...Object.entries(bridges).flatMap(([source, dates]) =>
      dates
        .filter((date) => date.startsWith(`${year}-`))
        .map((date) => ({ date, name: 'Puente turístico (no laborable)', source })),
    ),
  ],
}
