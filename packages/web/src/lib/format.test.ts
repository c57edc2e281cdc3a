import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDate,
  formatDuration,
  formatInstant,
  formatMoney,
  formatPeriod,
  formatZone,
  zoneCity,
} from './format.ts'
import type { When } from './format.ts'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')
const lima: When = {
  locale: 'es',
  timeZone: 'America/Lima',
  nowMs: Date.parse('2026-03-06T15:42:00Z'),
}

test.each([
  [210, '3 h 30'],
  [45, '0 h 45'],
  [0, '0 h 00'],
  [3840, '64 h'],
  [-65, '\u22121 h 05'],
])('%i minutes read %s, glued with no-break spaces', (minutes, words) => {
  expect(plain(formatDuration(minutes, 'es'))).toBe(words)
  expect(formatDuration(minutes, 'es')).not.toContain(' ')
})

test('a column of durations keeps its minutes', () => {
  expect(plain(formatDuration(180, 'es', 'full'))).toBe('3 h 00')
})

test.each([
  ['es', '4.448 h 14'],
  ['pt', '4.448 h 14'],
  ['en', '4,448 h 14'],
] as const)('in %s thousands of hours read %s', (locale, words) => {
  expect(plain(formatDuration(266_894, locale))).toBe(words)
})

test.each([
  ['2026-03-09T23:00:00Z', 'lun 9 mar, 18:00'],
  ['2026-03-06T20:12:00Z', 'hoy, 15:12'],
  ['2026-03-06T04:59:00Z', 'ayer, 23:59'],
  ['2027-01-05T14:00:00Z', 'mar 5 ene 2027, 09:00'],
])('%s reads %s in Lima on Friday 6 March 2026', (instant, words) => {
  expect(plain(formatInstant(instant, lima))).toBe(words)
})

test('yesterday is the calendar day before, also on the night the clocks change', () => {
  const santiago: When = {
    locale: 'es',
    timeZone: 'America/Santiago',
    nowMs: Date.parse('2026-04-05T05:00:00Z'),
  }
  expect(plain(formatInstant('2026-04-04T04:00:00Z', santiago))).toBe('ayer, 01:00')
  expect(plain(formatInstant('2026-04-05T04:00:00Z', santiago))).toBe('hoy, 00:00')
})

test('dates follow the language and lose their dots', () => {
  const at = '2026-03-09T23:00:00Z'
  expect(plain(formatInstant(at, { ...lima, locale: 'pt' }))).toBe('seg 9 mar, 18:00')
  expect(plain(formatInstant(at, { ...lima, locale: 'en' }))).toBe('Mon 9 Mar, 18:00')
})

test('a calendar date keeps its day in every zone', () => {
  expect(plain(formatDate('2026-03-31', { ...lima, timeZone: 'Pacific/Auckland' }))).toBe('31 mar')
})

test('money is written the way of its country', () => {
  expect(plain(formatMoney({ amount: 190000, currency: 'PEN' }))).toBe('S/ 1,900.00')
})

test('file sizes count 1024 each, as the limit of evidence does', () => {
  expect(plain(formatBytes(25 * 1024 * 1024, 'es'))).toBe('25 MB')
  expect(plain(formatBytes(1_300_000, 'es'))).toBe('1,2 MB')
  expect(plain(formatBytes(900, 'es'))).toBe('900 B')
})

test('a zone is its city and its distance from Greenwich', () => {
  expect(formatZone('America/Caracas', lima.nowMs)).toBe('Caracas (GMT−4)')
  expect(formatZone('America/Buenos_Aires', lima.nowMs)).toBe('Buenos Aires (GMT−3)')
  expect(formatZone('UTC', lima.nowMs)).toBe('UTC')
})

test.each([
  ['2026-04-21', '2027-04-20', '21 abr 2026', '20 abr 2027'],
  ['2025-04-21', '2026-04-20', '21 abr 2025', '20 abr 2026'],
  ['2026-01-01', '2026-12-31', '1 ene', '31 dic'],
  ['2027-01-01', '2027-12-31', '1 ene 2027', '31 dic 2027'],
])('the period %s to %s, read in 2026, says both years as soon as they differ', (...given) => {
  const [from, to, fromWords, toWords] = given
  const read = formatPeriod({ from, to }, lima)
  expect([plain(read.from), plain(read.to)]).toEqual([fromWords, toWords])
})

test.each([
  ['es', 'Ciudad de México'],
  ['en', 'Mexico City'],
  ['pt', 'Cidade do México'],
] as const)('in %s the zone of Mexico is that of %s', (locale, city) => {
  expect(zoneCity('America/Mexico_City', locale)).toBe(city)
  expect(zoneCity('America/Lima', locale)).toBe('Lima')
})
