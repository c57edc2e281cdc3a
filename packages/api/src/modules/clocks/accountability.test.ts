import type { ClocksExplained } from '@mesa/shared/wire/clocks-explain.schema'
import { expect, test } from 'vitest'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setupForTest } from '../../testing/test-app.ts'
import { giveEveryClock } from './testing/random-life.ts'
import { deskCalendarOf, edit, followAll, verified } from './testing/recalendar-desk.ts'

test('EX-4: changes of hours after a correction count from their instants, and a second correction replaces them', async () => {
  const desk = await setupForTest()
  await giveEveryClock(desk)
  await givenContract(desk)
  const calendar = await deskCalendarOf(desk)
  const { number } = await givenStartedCase(desk)
  const until = (local: string) => desk.clock.set(new Date(`${local}-04:00`))
  /** Only the desk ever had the turn: what its clock counted and what it answers for, in minutes. */
  const counted = async () => {
    const { body } = await desk.as('agent').get(`/tickets/${number}/clocks/explain`)
    const { clocks, accountability } = body as ClocksExplained
    const resolution = clocks.find(({ metric }) => metric === 'resolution')
    expect(accountability.desk).toBe(resolution?.elapsedMinutes)
    expect(accountability.totalMinutes).toBe(accountability.desk)
    return Math.round(accountability.desk / 10) * 10
  }
  const { definition } = calendar
  const hours = (day: number, from: string, to: string) => ({
    ...definition,
    weekly: { ...definition.weekly, [day]: [[from, to]] as [string, string][] },
  })
  const signed = { correctionFrom: '2026-03-04T04:00:00.000Z', reason: 'El miércoles fue corto' }

  // Wednesday from 10:00, which ended at noon and not at 17:00.
  until('2026-03-05T09:00:00')
  await edit(desk, calendar, { definition: hours(3, '09:00', '12:00'), ...signed })
  const corrected = await counted()
  // From Thursday at 13:00 on its hours are over: four of eight.
  until('2026-03-05T13:00:00')
  await edit(desk, { ...calendar, version: 2 }, { definition: hours(4, '09:00', '13:00') })
  until('2026-03-06T09:00:00')
  const shortened = await counted()
  // From Friday at 11:00 on the customer's own calendar: day and night.
  until('2026-03-06T11:00:00')
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]))
  const wide = { ...definition, holidays: [], weekly: always } as typeof definition
  const made = await desk.as('admin').post('/calendars', { name: 'Siempre', definition: wide })
  const path = `/organizations/${desk.given.organizations.a.id}`
  const saved = await desk.as('commercial').patch(path, { calendarId: made.body.id })
  expect(saved.status).toBe(200)
  await followAll(desk)
  until('2026-03-07T11:00:00')
  const assigned = await counted()
  // Saturday had been closed: measured anew from the opening, day and night until then.
  const noSaturday = { ...wide, exceptions: [{ date: '2026-03-07', intervals: [] }] }
  const own = { id: String(made.body.id), version: 1 }
  await edit(desk, own, { definition: noSaturday as typeof definition, ...signed })
  const again = await counted()

  expect([corrected, shortened, assigned]).toEqual([120, 120 + 240, 120 + 240 + 120 + 24 * 60])
  expect(again).toBe((14 + 24 + 24) * 60)
  expect((await verified(desk)).differences).toEqual([])
})
