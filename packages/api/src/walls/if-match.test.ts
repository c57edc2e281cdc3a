import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { changedIn, watchState } from '../testing/walls/state.ts'
import { givenPatchCases, patchRoutesOf, type PatchCase } from '../testing/walls/patch-cases.ts'
import { setup, type TestApp } from '../testing/test-app.ts'

let desk: TestApp
let owner: pg.Client
let cases: Record<string, PatchCase>
beforeAll(async () => {
  desk = await setup()
  cases = await givenPatchCases(desk)
  owner = new pg.Client({ connectionString: desk.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await desk.close()
})

const save = ({ who, url }: PatchCase, body: object, ifMatch?: string) =>
  desk.as(who).patch(url, body, ifMatch === undefined ? {} : { 'if-match': ifMatch })

/** As a client learns it: of the thing itself, or of its line in the list. */
async function etagOf({ who, url, list }: PatchCase): Promise<string> {
  if (!list) return String((await desk.as(who).get(url)).headers['etag'])
  const { body } = await desk.as(who).get(`${list.url}?limit=200`)
  type Item = { id?: string; userId?: string; etag: string }
  const item = (body.items as Item[]).find(({ id, userId }) => [id, userId].includes(list.id))
  return String(item?.etag)
}

const garbage = ['"x"', '"99999999999"', 'W/"\'"', '5', '"1", "2"', '""', '"', '\u00e9', '**']

test('A88: every PATCH of the contract refuses what was written against an older state', async () => {
  expect(Object.keys(cases).toSorted()).toEqual(patchRoutesOf(desk.app).toSorted())
  const state = await watchState(desk)
  let refused = 0
  for (const [name, one] of Object.entries(cases)) {
    const first = await etagOf(one)
    const saved = await save(one, one.values[1], first)
    const etag = String(saved.headers['etag'])
    expect([name, saved.status, etag]).toEqual([name, 200, await etagOf(one)])
    expect([name, etag]).not.toEqual([name, first])

    const before = await state.read()
    for (const stale of [first, ...garbage]) {
      const { status } = await save(one, one.values[2], stale)
      expect([name, stale, [400, 412].includes(status)]).toEqual([name, stale, true])
      refused += 1
    }
    expect((await save(one, one.values[2], first)).body.code).toBe('stale')
    expect([name, changedIn(before, await state.read())]).toEqual([name, []])

    expect([name, (await save(one, one.values[2], `W/${etag}`)).status]).toEqual([name, 200])
    expect([name, (await save(one, one.values[1], '*')).status]).toEqual([name, 200])
    expect([name, (await save(one, one.values[2])).status]).toEqual([name, 200])
  }
  expect(refused).toBe(Object.keys(cases).length * (1 + garbage.length))
})

test('A88: of two savers at once exactly one wins, and the other gets 412', async () => {
  let races = 0
  for (const [name, one] of Object.entries(cases)) {
    await save(one, one.values[0])
    const etag = await etagOf(one)
    // Both arrive while a third holds the row, so that neither can have finished before the other came.
    await owner.query('begin')
    await owner.query(`select from ${one.row.table} where id = $1 for update`, [one.row.id])
    const racers = [save(one, one.values[1], etag), save(one, one.values[2], etag)]
    await vi.waitUntil(async () => (await waiting()) === racers.length, { timeout: 20_000 })
    await owner.query('commit')
    const answers = (await Promise.all(racers)).map(({ status }) => status)
    expect([name, ...answers.toSorted((one, other) => one - other)]).toEqual([name, 200, 412])
    races += 1
  }
  expect(races).toBe(patchRoutesOf(desk.app).length)
})

/** How many of the application's statements wait for a lock now. */
async function waiting(): Promise<number> {
  // Within a transaction the server keeps showing what it showed first.
  await owner.query('select pg_stat_clear_snapshot()')
  const { rows } = await owner.query<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock'`,
  )
  return rows[0]?.count ?? 0
}
