import { nthWeekday, type CountryLaws } from '../law.ts'

const monday = 1
const sunday = 0

/** Days of obligatory rest. What only banks close for (Holy Thursday and Friday, 12 December) is not here. */
export const lawsMx: CountryLaws = {
  code: 'MX',
  sources: {
    lft: 'Ley Federal del Trabajo, art. 74',
    transmision: 'Ley Federal del Trabajo, art. 74, fracción VII (reforma DOF 30-09-2024)',
    elecciones: 'Ley Federal del Trabajo, art. 74, fracción IX, y LGIPE, art. 22',
  },
  holidaysOf: (year) => [
    { date: `${year}-01-01`, name: 'Año Nuevo', source: 'lft' },
    { date: nthWeekday(year, 2, [1, monday]), name: 'Día de la Constitución', source: 'lft' },
    { date: nthWeekday(year, 3, [3, monday]), name: 'Natalicio de Benito Juárez', source: 'lft' },
    { date: `${year}-05-01`, name: 'Día del Trabajo', source: 'lft' },
    { date: `${year}-09-16`, name: 'Día de la Independencia', source: 'lft' },
    { date: nthWeekday(year, 11, [3, monday]), name: 'Día de la Revolución', source: 'lft' },
    { date: `${year}-12-25`, name: 'Navidad', source: 'lft' },
    ...((year - 2024) % 6 === 0
      ? [
          {
            date: `${year}-10-01`,
            name: 'Transmisión del Poder Ejecutivo Federal',
            source: 'transmision',
          },
        ]
      : []),
    ...((year - 2024) % 3 === 0
      ? [
          {
            date: nthWeekday(year, 6, [1, sunday]),
            name: 'Jornada electoral federal',
            source: 'elecciones',
          },
        ]
      : []),
  ],
}
