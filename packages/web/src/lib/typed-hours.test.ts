import { expect, test } from 'vitest'
import { hoursToType, typedHours } from './typed-hours.ts'

test.each([
  ['8', 480],
  ['8:30', 510],
  ['0:05', 5],
  [' 8 h 30 ', 510],
  ['8h', 480],
  ['1000', 60_000],
])('«%s» is %i minutes', (text, minutes) => {
  expect(typedHours(text)).toBe(minutes)
})

test.each(['', 'ocho', '8.5', '8:75', '-3', '8:'])('«%s» is no duration', (text) => {
  expect(typedHours(text)).toBeNull()
})

test('what is offered to type reads back as the same minutes', () => {
  for (const minutes of [0, 5, 60, 510, 60_000]) {
    expect(typedHours(hoursToType(minutes))).toBe(minutes)
  }
})
