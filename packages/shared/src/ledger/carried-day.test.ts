import { expect, test } from 'vitest'
import { firstCarryingDay } from './carried-day.ts'

const held = (minutes: number) => ({ lotId: 'a', bucket: 'held' as const, minutes })
const later = [
  { ...held(60), on: '2026-03-04' },
  { ...held(-20), on: '2026-03-09' },
]

test('I16: a posting keeps its day where every later day can carry it', () => {
  const asked = { on: '2026-02-20', later, now: [held(80)] }
  expect(firstCarryingDay({ ...asked, lines: [held(-40)] })).toBe('2026-02-20')
  expect(firstCarryingDay({ ...asked, lines: [held(500)] })).toBe('2026-02-20')
})

test('I16: it moves to the first day from which on nothing falls below 0', () => {
  const asked = { on: '2026-02-20', later, now: [held(40)] }
  expect(firstCarryingDay({ ...asked, lines: [held(-40)] })).toBe('2026-03-04')
  expect(firstCarryingDay({ ...asked, lines: [held(-1)] })).toBe('2026-03-04')
})

test('I16: overdraft is settled no earlier than it was worked', () => {
  const overdraft = (minutes: number) => ({
    lotId: null,
    bucket: 'overdraft' as const,
    minutes,
  })
  const worked = [{ ...overdraft(-50), on: '2026-02-10' }]
  const asked = { on: '2026-01-01', later: worked, now: [overdraft(-50)] }
  expect(firstCarryingDay({ ...asked, lines: [overdraft(50)] })).toBe('2026-02-10')
})
