import { easterOf, mondayFrom, plusDays, type CountryLaws } from '../law.ts'

const fixed: Array<[day: string, name: string]> = [
  ['01-01', 'Año Nuevo'],
  ['05-01', 'Día del Trabajo'],
  ['07-20', 'Día de la Independencia'],
  ['08-07', 'Batalla de Boyacá'],
  ['12-08', 'Inmaculada Concepción'],
  ['12-25', 'Navidad'],
]
/** Kept on the Monday that follows, unless they fall on one. */
const movable: Array<[day: string, name: string]> = [
  ['01-06', 'Día de los Reyes Magos'],
  ['03-19', 'Día de San José'],
  ['06-29', 'San Pedro y San Pablo'],
  ['08-15', 'Asunción de la Virgen'],
  ['10-12', 'Día de la Raza'],
  ['11-01', 'Día de Todos los Santos'],
  ['11-11', 'Independencia de Cartagena'],
]
/** Days after Easter; the last three are Mondays by the same law. */
const easter: Array<[days: number, name: string]> = [
  [-3, 'Jueves Santo'],
  [-2, 'Viernes Santo'],
  [43, 'Ascensión del Señor'],
  [64, 'Corpus Christi'],
  [71, 'Sagrado Corazón de Jesús'],
]

export const lawsCo: CountryLaws = {
  code: 'CO',
  sources: {
    emiliani: 'Ley 51 de 1983',
    chiquinquira: 'Ley 2578 de 2026, art. 6, y Ley 51 de 1983',
  },
  holidaysOf: (year) => [
    ...fixed.map(([day, name]) => ({ date: `${year}-${day}`, name, source: 'emiliani' })),
    ...movable.map(([day, name]) => ({
      date: mondayFrom(`${year}-${day}`),
      name,
      source: 'emiliani',
    })),
    ...easter.map(([days, name]) => ({
      date: plusDays(easterOf(year), days),
      name,
      source: 'emiliani',
    })),
    ...(year >= 2026
      ? [
          {
            date: mondayFrom(`${year}-07-09`),
            name: 'Virgen de Chiquinquirá',
            source: 'chiquinquira',
          },
        ]
      : []),
  ],
}
