import { easterOf, plusDays, type CountryLaws } from '../law.ts'

const fixed: Array<[day: string, name: string, source: string]> = [
  ['01-01', 'Año Nuevo', 'dl713'],
  ['05-01', 'Día del Trabajo', 'dl713'],
  ['06-07', 'Batalla de Arica y Día de la Bandera', 'arica'],
  ['06-29', 'San Pedro y San Pablo', 'dl713'],
  ['07-23', 'Día de la Fuerza Aérea del Perú', 'fap'],
  ['07-28', 'Fiestas Patrias', 'dl713'],
  ['07-29', 'Fiestas Patrias', 'dl713'],
  ['08-06', 'Batalla de Junín', 'junin'],
  ['08-30', 'Santa Rosa de Lima', 'dl713'],
  ['10-08', 'Combate de Angamos', 'dl713'],
  ['11-01', 'Día de Todos los Santos', 'dl713'],
  ['12-08', 'Inmaculada Concepción', 'dl713'],
  ['12-09', 'Batalla de Ayacucho', 'ayacucho'],
  ['12-25', 'Navidad', 'dl713'],
]

/** No holiday moves; days that only public servants have off are decreed yearly and are not here. */
export const lawsPe: CountryLaws = {
  code: 'PE',
  sources: {
    dl713: 'D. Leg. 713, art. 6',
    arica: 'Ley 31788 (2023)',
    fap: 'Ley 31822 (2023)',
    junin: 'Ley 31530 (2022)',
    ayacucho: 'Ley 31381 (2021)',
  },
  holidaysOf: (year) => [
    ...fixed.map(([day, name, source]) => ({ date: `${year}-${day}`, name, source })),
    { date: plusDays(easterOf(year), -3), name: 'Jueves Santo', source: 'dl713' },
    { date: plusDays(easterOf(year), -2), name: 'Viernes Santo', source: 'dl713' },
  ],
}
