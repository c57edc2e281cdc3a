import { compileCalendar } from '@mesa/shared/business-time/calendar'
import { expect, test } from 'vitest'
import { dueOfRow } from './due-of-row.ts'

const calendar = compileCalendar({
  timeZone: 'America/Caracas',
  weekly: { 3: [['09:00', '17:00']], 4: [['09:00', '17:00']] },
  holidays: [],
  exceptions: [],
})
const row = {
  // Wednesday 16:00, due on Thursday at 11:00: 3 business hours.
  openedAt: '2026-03-04T12:00:00.000Z',
  dueSince: '2026-03-04T20:00:00.000Z',
  dueAt: '2026-03-05T15:00:00.000Z',
  waitingOn: 'desk',
  status: 'in_progress',
}
const at = (instant: string) => Date.parse(instant)

test('CV-6: what is left of the earliest due time is told in business time', () => {
  // At night: one of three hours is gone, whatever the clock on the wall says.
  expect(dueOfRow(row, at('2026-03-05T03:00:00.000Z'), calendar.between)).toEqual({
    state: 'ok',
    spent: 1 / 3,
    minutesLeft: 120,
  })
  expect(dueOfRow(row, at('2026-03-05T14:30:00.000Z'), calendar.between)).toMatchObject({
    state: 'soon',
    minutesLeft: 30,
  })
})

test('CV-6: late is late from the instant on, and by how much in business time', () => {
  expect(dueOfRow(row, at('2026-03-05T16:05:00.000Z'), calendar.between)).toMatchObject({
    state: 'late',
    minutesLeft: -65,
  })
  // Late, though no business time passed since: nobody reads "0 minutes left".
  const atClosing = { ...row, dueAt: '2026-03-05T21:00:00.000Z' }
  expect(dueOfRow(atClosing, at('2026-03-05T22:00:00.000Z'), calendar.between)?.state).toBe('late')
})
