import { expect, test } from 'vitest'
import { localField, typedInstant } from './typed-instant.ts'

test('CN-3: a time that is typed is of the reader’s zone, also beside a change of clocks', () => {
  expect(typedInstant('2026-03-06T17:30', 'America/Caracas')).toBe('2026-03-06T21:30:00.000Z')
  // Santiago turns its clocks back at midnight of 5 April 2026.
  expect(typedInstant('2026-04-04T22:30', 'America/Santiago')).toBe('2026-04-05T01:30:00.000Z')
  expect(typedInstant('2026-04-05T00:30', 'America/Santiago')).toBe('2026-04-05T04:30:00.000Z')
  expect(localField('2026-04-05T04:30:00.000Z', 'America/Santiago')).toBe('2026-04-05T00:30')
})

test('what is no time gives none', () => {
  expect(typedInstant('', 'America/Lima')).toBeNull()
  expect(typedInstant('2026-13-06T17:30', 'America/Lima')).toBeNull()
})
