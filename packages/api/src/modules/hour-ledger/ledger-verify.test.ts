import { afterAll, beforeAll, expect, test } from 'vitest'
import pg from 'pg'
import { expectStatus, setupHours } from './testing/hours-desk.ts'
import * as tampered from './testing/tampered.ts'
import { plantable, plants as columnPlants } from './testing/ledger-plants.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
let client: pg.Client
beforeAll(async () => {
  desk = await setupHours()
  client = new pg.Client({ connectionString: desk.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await desk.close()
})

const violationsAfter = (statement: string) =>
  tampered.violationsAfter(client, { tenantId: desk.given.tenantId, statement })

const plants: Array<[string, string]> = [
  ['I1', 'delete from ledger_lines where line_no = 2'],
  ['I2', "update ledger_lines set minutes = minutes + 1 where bucket = 'consumed'"],
  ['I3', "update ledger_balances set minutes = minutes - 5 where bucket = 'available'"],
  ['I4', 'update ledger_lots set minutes = minutes + 60'],
  ['I5', 'update ledger_accounts set seq = seq + 1'],
  ['I6', "update ledger_postings set hash = repeat('a', 64) where seq = 1"],
  ['I7', "update ledger_postings set kind = 'memo' where kind = 'consume'"],
  ['I8', 'update ledger_postings set ticket_id = null where ticket_id is not null'],
  [
    'I9',
    `insert into ledger_month_closes select tenant_id, id, '2026-12-01', organization_id, 1, head_hash, now(), 'x'
     from ledger_accounts`,
  ],
  ['I10', "update ledger_lots set valid_until = '2026-01-02'"],
  ['I11', 'update worklogs set charged_minutes = charged_minutes - 1'],
  ['I12', 'update worklogs set minutes = 1000, rounded_minutes = 1000, charged_minutes = 1000'],
  ['I16', "update ledger_postings set effective_on = effective_on + 400 where kind = 'grant'"],
]

test('P6: each invariant of the ledger names what was tampered with', async () => {
  const { contractWith, openCase, log, ask, accept, violations } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase()
  await log(number, 60)
  expect((await accept(await ask(number, 180))).status).toBe(200)
  expect(await violations()).toEqual([])

  for (const [invariant, statement] of plants) {
    const found = await violationsAfter(statement)
    expect(found.map((one) => one.invariant)).toContain(invariant)
  }
  expect(await violations()).toEqual([])
})

test('P6: one byte changed in any column of lots, postings, lines, balances, closed months, work or consents is found', async () => {
  const { contractWith, openCase, log, ask, accept, violations } = desk
  await contractWith([{ minutes: 600 }])
  const number = await openCase('keyUserA')
  await log(number, 60, { startedAt: '2026-02-10T14:00:00.000Z' })
  expect((await accept(await ask(number, 180))).status).toBe(200)
  await expectStatus(200, desk.as('supervisor').post('/month-closes', { month: '2026-02' }))
  await log(number, 150)
  expect(await violations()).toEqual([])

  const missed: string[] = []
  for (const [table, columns] of Object.entries(columnPlants))
    for (const [column, value] of Object.entries(columns)) {
      const row = `select ctid from ${table} where ${plantable[table] ?? 'true'} order by ctid desc limit 1`
      const found = await violationsAfter(
        `update ${table} set ${column} = ${value} where ctid = (${row})`,
      )
      if (found.length === 0) missed.push(`${table}.${column}`)
    }
  expect(missed).toEqual([])
}, 60_000)
