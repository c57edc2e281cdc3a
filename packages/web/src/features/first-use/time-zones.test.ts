import { expect, test } from 'vitest'
import { browserZone, zoneChoices } from './time-zones.ts'

const choices = zoneChoices(Date.UTC(2026, 2, 9, 12))
const labelOf = (zone: string) => choices.find(({ value }) => value === zone)?.label

test('every zone is offered once, by its city and with its distance from UTC', () => {
  expect(labelOf('America/Caracas')).toBe('Caracas, America (UTC-4)')
  expect(labelOf('America/Sao_Paulo')).toBe('Sao Paulo, America (UTC-3)')
  expect(labelOf('UTC')).toBe('UTC')
  expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length)
})

test('the zone of the browser can be suggested, because it is in the list', () => {
  expect(labelOf(browserZone())).toBeDefined()
})
