import {
  easterOf,
  mondayBefore,
  mondayFrom,
  plusDays,
  weekdayOf,
  type CountryLaws,
} from '../law.ts'

const fixed: Array<[day: string, name: string, source: string]> = [
  ['01-01', 'Año Nuevo', 'general'],
  ['05-01', 'Día Nacional del Trabajo', 'trabajo'],
  ['05-21', 'Día de las Glorias Navales', 'general'],
  ['07-16', 'Virgen del Carmen', 'carmen'],
  ['08-15', 'Asunción de la Virgen', 'general'],
  ['09-18', 'Independencia Nacional', 'general'],
  ['09-19', 'Día de las Glorias del Ejército', 'general'],
  ['11-01', 'Día de Todos los Santos', 'general'],
  ['12-08', 'Inmaculada Concepción', 'general'],
  ['12-25', 'Navidad', 'general'],
]

/** The winter solstice by Chile's clock: 20 June in these years, 21 June in the others to 2035. */
const solsticeOn20 = [2025, 2028, 2029, 2032, 2033]

const elections: Array<[date: string, name: string]> = [
  ['2025-11-16', 'Elecciones presidencial y parlamentarias'],
  ['2025-12-14', 'Segunda vuelta de la elección presidencial'],
]

/** Tuesday to Thursday to the Monday before, Friday to the Monday after. */
function moved(date: string): string {
  const weekday = weekdayOf(date)
  if (weekday >= 2 && weekday <= 4) return mondayBefore(date)
  return weekday === 5 ? mondayFrom(date) : date
}

/** Tuesday to the Friday before, Wednesday to the Friday after. */
function churches(year: number): string {
  const date = `${year}-10-31`
  const weekday = weekdayOf(date)
  return weekday === 2 ? plusDays(date, -4) : weekday === 3 ? plusDays(date, 2) : date
}

const additional = (year: number) => [
  ...(weekdayOf(`${year}-01-02`) === 1
    ? [{ date: `${year}-01-02`, name: 'Feriado adicional de Año Nuevo', source: 'adicionales' }]
    : []),
  ...([1, 5].includes(weekdayOf(`${year}-09-17`))
    ? [{ date: `${year}-09-17`, name: 'Feriado adicional', source: 'adicionales' }]
    : []),
  ...(weekdayOf(`${year}-09-20`) === 5
    ? [{ date: `${year}-09-20`, name: 'Feriado adicional', source: 'adicionales' }]
    : []),
]

/** Holidays of one region (7 June, 20 August) and of banks alone (31 December) are not the country's. */
export const lawsCl: CountryLaws = {
  code: 'CL',
  sources: {
    general: 'Ley 2.977 (1915)',
    semana: 'Ley 2.977 (1915): Viernes y Sábado Santo',
    trabajo: 'Código del Trabajo, art. 35',
    carmen: 'Ley 20.148 (2007)',
    traslado: 'Ley 19.668 (2000): traslado a lunes',
    iglesias: 'Ley 20.299 (2008)',
    adicionales: 'Leyes 20.215 (2007) y 20.983 (2016)',
    pueblos: 'Ley 21.357 (2021): solsticio de invierno',
    elecciones: 'Ley 18.700, art. 180: el día de una elección es feriado',
  },
  holidaysOf: (year) => [
    ...fixed.map(([day, name, source]) => ({ date: `${year}-${day}`, name, source })),
    { date: plusDays(easterOf(year), -2), name: 'Viernes Santo', source: 'semana' },
    { date: plusDays(easterOf(year), -1), name: 'Sábado Santo', source: 'semana' },
    {
      date: `${year}-06-${solsticeOn20.includes(year) ? 20 : 21}`,
      name: 'Día Nacional de los Pueblos Indígenas',
      source: 'pueblos',
    },
    { date: moved(`${year}-06-29`), name: 'San Pedro y San Pablo', source: 'traslado' },
    { date: moved(`${year}-10-12`), name: 'Encuentro de Dos Mundos', source: 'traslado' },
    {
      date: churches(year),
      name: 'Día de las Iglesias Evangélicas y Protestantes',
      source: 'iglesias',
    },
    ...additional(year),
    ...elections
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, name]) => ({ date, name, source: 'elecciones' })),
  ],
}
