import pg from 'pg'
import { expect, test } from 'vitest'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { giveEveryClock, liveRandomly } from './testing/random-life.ts'
import { deskCalendarOf, edit } from './testing/recalendar-desk.ts'
import { verifyClocks } from './verify.service.ts'

const verify = (desk: TestApp) =>
  desk.inDesk((tx) => verifyClocks(tx, { asOf: desk.clock.now(), batchSize: 5 }))

/** What somebody with the whole database in hand could do; taken back afterwards. */
async function altered(desk: TestApp, change: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: desk.ownerUrl })
  await client.connect()
  const tables = ['sla_clocks', 'sla_events', 'tickets', 'timers', 'ticket_events']
  const run = (text: string) => client.query(`set session_replication_role = replica; ${text}`)
  try {
    for (const table of tables) await run(`create table kept_${table} as table ${table}`)
    await run(change)
    const { differences } = await verify(desk)
    return [...new Set(differences.map(({ check }) => check))]
  } finally {
    for (const table of tables) {
      await run(`delete from ${table}; insert into ${table} table kept_${table};
        drop table kept_${table}`)
    }
    await client.end()
  }
}

/** What changes clocks from outside their cases: hours from now on, targets, hours of the past. */
const outside = [
  async (desk: TestApp) => {
    const calendar = await deskCalendarOf(desk)
    const { definition } = calendar
    const holidays = [...definition.holidays, '2026-03-06', '2026-03-10']
    await edit(desk, calendar, { definition: { ...definition, holidays } })
  },
  (desk: TestApp) => giveEveryClock(desk, { away: { pausesDeskClocks: false } }),
  async (desk: TestApp) => {
    const calendar = await deskCalendarOf(desk)
    const { definition } = calendar
    const weekly = { ...definition.weekly, 4: [['09:00', '12:00']] as [string, string][] }
    const signed = { correctionFrom: '2026-03-05T13:00:00.000Z', reason: 'El jueves es corto' }
    await edit(desk, calendar, { definition: { ...definition, weekly }, ...signed })
  },
]
const between = async (desk: TestApp, act: number) => {
  if (act > 0 && act % 30 === 0) await outside[act / 30 - 1]?.(desk)
}

test('P22, EX-3: after random acts, changed hours and targets, and jumps of the clock every clock is what its record says, and each altered column is found', async () => {
  const desk = await setupForTest()
  await giveEveryClock(desk)
  const lived = await liveRandomly(desk, { seed: 5, acts: 110, between })
  const { cases, clocks, differences } = await verify(desk)

  expect(differences).toEqual([])
  expect(cases).toBe(lived.cases)
  expect(clocks).toBeGreaterThan(cases * 3)
  expect(lived.taken).toBeGreaterThan(50)
  const over = "state in ('met', 'cancelled')"
  const row = 'update sla_clocks set elapsed_ms = elapsed_ms + 1 where ' + over
  expect(await altered(desk, row)).toEqual(['row'])
  const column = "update tickets set red_at = '2026-03-09T12:00:00Z' where closed_at is null"
  expect(await altered(desk, column)).toEqual(['columns'])
  const timer = "update timers set due_at = due_at + interval '1 second'"
  expect(await altered(desk, timer)).toEqual(['timers'])
  const event =
    "update sla_events set type = 'satisfy' where type = 'cancel' and metric = 'freshness'"
  expect(await altered(desk, event)).toEqual(expect.arrayContaining(['row', 'replay']))
  const words = `update ticket_events set payload = payload || '{"kind":"opening"}'
    where type = 'message.added' and actor_role = 'agent'`
  expect(await altered(desk, words)).toEqual(['replay'])
  const end = "update ticket_events set type = 'tags.changed' where type = 'state.changed'"
  expect(await altered(desk, end)).toEqual(expect.arrayContaining(['replay', 'accountability']))
  expect((await verify(desk)).differences).toEqual([])
}, 90_000)
