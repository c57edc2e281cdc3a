import { expect, test } from 'vitest'
import { compileCalendar } from '../calendar.ts'
import { caracas, define, instant } from '../testing/calendars.ts'
import { holidayCountries, holidayPack } from './packs.ts'

const days = (country: string, year: number) =>
  holidayPack(country, year).map(({ date, name }) => `${date.slice(5)} ${name}`)
const dates = (country: string, year: number) =>
  holidayPack(country, year).map(({ date }) => date.slice(5))
const nameOn = (country: string, date: string) =>
  holidayPack(country, Number(date.slice(0, 4))).find((day) => day.date === date)?.name
const years = Array.from({ length: 11 }, (_, index) => 2025 + index)

test('twenty countries have a pack of each year from 2025 to 2035, and six were read in their laws', () => {
  const verified = holidayCountries.filter(({ isVerified }) => isVerified).map(({ code }) => code)

  expect(holidayCountries).toHaveLength(20)
  expect(verified).toEqual(['AR', 'CL', 'CO', 'MX', 'PE', 'VE'])
  for (const { code } of holidayCountries) {
    for (const year of years) expect(dates(code, year).length).toBeGreaterThan(4)
  }
  expect(holidayPack('VE', 2024)).toEqual([])
  expect(holidayPack('XX', 2026)).toEqual([])
})

test('a pack is dates in order, each once and each real, and every country has 1 January', () => {
  for (const { code } of holidayCountries) {
    for (const year of years) {
      const found = holidayPack(code, year).map(({ date }) => date)
      const hours = define('America/Caracas', [['09:00', '17:00']], { holidays: found })

      expect(found).toEqual([...new Set(found)].toSorted())
      expect(found[0]).toBe(`${year}-01-01`)
      expect(() => compileCalendar(hours)).not.toThrow()
    }
  }
})

test('what was not checked says so and names no source', () => {
  const [brazil] = holidayPack('BR', 2026)
  const [chile] = holidayPack('CL', 2026)

  expect(brazil).toEqual({ date: '2026-01-01', name: 'Ano Novo', verified: false })
  expect(chile).toMatchObject({ verified: true, source: 'Ley 2.977 (1915)' })
})

test('Venezuela has fourteen days by law, no Easter Sunday, and two that were decreed in 2025', () => {
  expect(days('VE', 2026)).toEqual([
    '01-01 Año Nuevo',
    '02-16 Lunes de Carnaval',
    '02-17 Martes de Carnaval',
    '04-02 Jueves Santo',
    '04-03 Viernes Santo',
    '04-19 Declaración de la Independencia',
    '05-01 Día del Trabajador',
    '06-24 Batalla de Carabobo',
    '07-05 Día de la Independencia',
    '07-24 Natalicio del Libertador',
    '10-12 Día de la Resistencia Indígena',
    '12-24 Víspera de Navidad',
    '12-25 Navidad',
    '12-31 Fin de Año',
  ])
  expect(dates('VE', 2025)).toHaveLength(16)
  expect(dates('VE', 2025)).toEqual(expect.arrayContaining(['10-19', '10-20']))
  expect(nameOn('VE', '2030-04-19')).toBe('Declaración de la Independencia · Viernes Santo')
})

test('the holy days of Venezuela close a calendar that takes them', () => {
  const calendar = caracas({ holidays: holidayPack('VE', 2026).map(({ date }) => date) })

  expect(calendar.nextOpen(instant('2026-04-01T17:00-04:00'))).toBe(
    instant('2026-04-06T09:00-04:00'),
  )
})

test('Chile has Holy Saturday and no Easter Sunday, moves two days to Mondays, and adds three', () => {
  expect(days('CL', 2026)).toEqual([
    '01-01 Año Nuevo',
    '04-03 Viernes Santo',
    '04-04 Sábado Santo',
    '05-01 Día Nacional del Trabajo',
    '05-21 Día de las Glorias Navales',
    '06-21 Día Nacional de los Pueblos Indígenas',
    '06-29 San Pedro y San Pablo',
    '07-16 Virgen del Carmen',
    '08-15 Asunción de la Virgen',
    '09-18 Independencia Nacional',
    '09-19 Día de las Glorias del Ejército',
    '10-12 Encuentro de Dos Mundos',
    '10-31 Día de las Iglesias Evangélicas y Protestantes',
    '11-01 Día de Todos los Santos',
    '12-08 Inmaculada Concepción',
    '12-25 Navidad',
  ])
  // Solstice before midnight by Chile's clock; elections are holidays.
  expect(dates('CL', 2025)).toEqual(expect.arrayContaining(['06-20', '11-16', '12-14']))
  // Tuesday to Monday, Friday to Monday; Tuesday to Friday, Wednesday to Friday.
  expect(nameOn('CL', '2027-06-28')).toBe('San Pedro y San Pablo')
  expect(nameOn('CL', '2029-07-02')).toBe('San Pedro y San Pablo')
  expect(nameOn('CL', '2028-10-27')).toContain('Iglesias')
  expect(nameOn('CL', '2029-11-02')).toContain('Iglesias')
  // Friday 17, Monday 17, Friday 20 of September; Monday 2 January.
  for (const date of ['2027-09-17', '2029-09-17', '2030-09-20', '2034-01-02']) {
    expect(nameOn('CL', date)).toContain('adicional')
  }
  expect(nameOn('CL', '2026-12-31')).toBeUndefined()
})

test('Peru has sixteen days, the four of 2021 to 2023 among them, and moves none', () => {
  for (const year of years) {
    expect(dates('PE', year)).toHaveLength(16)
    expect(dates('PE', year)).toEqual(
      expect.arrayContaining(['06-07', '07-23', '08-06', '12-08', '12-09']),
    )
  }
  expect(nameOn('PE', '2026-04-05')).toBeUndefined()
})

test('Mexico rests on three moved Mondays and on 1 October of a new presidency, not with its banks', () => {
  expect(dates('MX', 2026)).toEqual(['01-01', '02-02', '03-16', '05-01', '09-16', '11-16', '12-25'])
  expect(nameOn('MX', '2030-10-01')).toBe('Transmisión del Poder Ejecutivo Federal')
  expect(nameOn('MX', '2030-12-01')).toBeUndefined()
  expect(nameOn('MX', '2027-06-06')).toBe('Jornada electoral federal')
})

test('Colombia keeps ten days on Mondays, names Ascension rightly, and has Chiquinquirá since 2026', () => {
  expect(days('CO', 2026)).toEqual([
    '01-01 Año Nuevo',
    '01-12 Día de los Reyes Magos',
    '03-23 Día de San José',
    '04-02 Jueves Santo',
    '04-03 Viernes Santo',
    '05-01 Día del Trabajo',
    '05-18 Ascensión del Señor',
    '06-08 Corpus Christi',
    '06-15 Sagrado Corazón de Jesús',
    '06-29 San Pedro y San Pablo',
    '07-13 Virgen de Chiquinquirá',
    '07-20 Día de la Independencia',
    '08-07 Batalla de Boyacá',
    '08-17 Asunción de la Virgen',
    '10-12 Día de la Raza',
    '11-02 Día de Todos los Santos',
    '11-16 Independencia de Cartagena',
    '12-08 Inmaculada Concepción',
    '12-25 Navidad',
  ])
  expect(nameOn('CO', '2025-07-14')).toBeUndefined()
  expect(nameOn('CO', '2029-07-09')).toBe('Virgen de Chiquinquirá')
  expect(nameOn('CO', '2025-06-30')).toBe('San Pedro y San Pablo · Sagrado Corazón de Jesús')
})

test('Argentina moves four days, has the bridges that were decreed, and doubts weekends to come', () => {
  expect(dates('AR', 2026)).toEqual(
    '01-01 02-16 02-17 03-23 03-24 04-02 04-03 05-01 05-25 06-15 06-20 07-09 07-10 08-17 10-12 11-23 12-07 12-08 12-25'.split(
      ' ',
    ),
  )
  // Güemes of Tuesday 17 to Monday 16; Diversity of Sunday 12 to Friday 10; Sovereignty to Monday 24.
  expect(dates('AR', 2025)).toEqual(
    expect.arrayContaining(['05-02', '06-16', '08-15', '10-10', '11-21', '11-24']),
  )
  expect(nameOn('AR', '2025-10-12')).toBeUndefined()
  expect(holidayPack('AR', 2027).find(({ date }) => date === '2027-11-20')).toEqual({
    date: '2027-11-20',
    name: 'Día de la Soberanía Nacional',
    verified: false,
  })
  expect(days('AR', 2027).join()).not.toContain('Puente')
})
