import { easterOf, plusDays, type CountryLaws } from '../law.ts'

const fixed: Array<[day: string, name: string, source: string]> = [
  ['01-01', 'Año Nuevo', 'lottt'],
  ['04-19', 'Declaración de la Independencia', 'fiestas'],
  ['05-01', 'Día del Trabajador', 'lottt'],
  ['06-24', 'Batalla de Carabobo', 'fiestas'],
  ['07-05', 'Día de la Independencia', 'fiestas'],
  ['07-24', 'Natalicio del Libertador', 'fiestas'],
  ['10-12', 'Día de la Resistencia Indígena', 'fiestas'],
  ['12-24', 'Víspera de Navidad', 'lottt'],
  ['12-25', 'Navidad', 'lottt'],
  ['12-31', 'Fin de Año', 'lottt'],
]
const easter: Array<[days: number, name: string]> = [
  [-48, 'Lunes de Carnaval'],
  [-47, 'Martes de Carnaval'],
  [-3, 'Jueves Santo'],
  [-2, 'Viernes Santo'],
]
/** Of the whole country and of companies too, known when this was written. */
const decreed: Array<[date: string, name: string]> = [
  ['2025-10-19', 'Júbilo nacional por la canonización de José Gregorio Hernández'],
  ['2025-10-20', 'Júbilo nacional por la canonización de José Gregorio Hernández'],
]

/** Easter Sunday is a Sunday like others. Days decreed for one year come in the year. */
export const lawsVe: CountryLaws = {
  code: 'VE',
  sources: {
    lottt: 'LOTTT (2012), art. 184',
    fiestas: 'LOTTT (2012), art. 184, y Ley de Fiestas Nacionales',
    decreto: 'Decreto 5.170, Gaceta Oficial Extraordinaria 6.933 (2025)',
  },
  holidaysOf: (year) => [
    ...fixed.map(([day, name, source]) => ({ date: `${year}-${day}`, name, source })),
    ...easter.map(([days, name]) => ({
      date: plusDays(easterOf(year), days),
      name,
      source: 'lottt',
    })),
    ...decreed
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, name]) => ({ date, name, source: 'decreto' })),
  ],
}
