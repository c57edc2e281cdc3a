import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemScope } from '../../db/database.ts'
import { newId, sha256 } from '../../ids.ts'
import { addNode } from '../../testing/faults/nodes.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { postMany } from '../hour-ledger/testing/statement-files.ts'
import { bodyText, readBody } from './heads-body.ts'

const headsTo = ['notario@fuera.example', 'auditor@fuera.example']
const publish = () => desk.services.publishedHeads.publishAll(desk.clock.now())
const verify = async () => (await desk.as('admin').get('/audit/verify')).body
const listed = async (query = '') => (await desk.as('admin').get(`/published-heads${query}`)).body

/** What somebody with the whole database in hand could do. */
async function tamper(statement: string) {
  const client = new pg.Client({ connectionString: desk.ownerUrl })
  await client.connect()
  try {
    await client.query('begin; set local session_replication_role = replica')
    await client.query(statement)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

let desk: TestApp
beforeAll(async () => {
  desk = await setup({ config: { headsTo } })
  const contractId = await givenContract(desk)
  await givenCase(desk, 'requesterA')
  for (const on of ['2026-03-04', '2026-03-05']) {
    await postMany(desk, contractId, { count: 2, on })
    await publish()
    desk.clock.advanceMinutes(24 * 60)
  }
})
afterAll(() => desk.close())

test('HR-10: the heads of every chain leave once a day, into a chained row, a file and the addresses outside', async () => {
  const node = await addNode(desk)
  await Promise.all([publish(), publish(), publish()])
  while (await desk.services.jobs.mailDelivery.deliverOnce());
  const { items, nextCursor } = await listed('?limit=2')
  const rest = await listed(`?limit=2&cursor=${nextCursor}`)

  expect([items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])
  const [third, second] = items
  expect(third.prevHash).toBe(second.hash)
  expect(sha256(third.prevHash + third.body)).toBe(third.hash)
  const told = readBody(second.body)
  expect(told.accounts).toMatchObject([{ contract: 'CT-0001', seq: 5 }])
  expect(told.records.chains).toBe(1)
  expect(third.sentTo).toEqual([`disk:heads/${desk.given.tenantId}.2026-03-06.json`, ...headsTo])
  const mails = desk.mails.filter(({ subject }) => subject.includes('huellas'))
  expect(mails.map(({ to }) => to.address).toSorted()).toEqual(
    [...headsTo, ...headsTo, ...headsTo].toSorted(),
  )
  expect(mails.some(({ text }) => text.includes(third.body))).toBe(true)
  expect(await verify()).toMatchObject({ valid: true, published: { days: 3, faults: [] } })
  expect((await desk.as('agent').get('/published-heads')).status).toBe(403)
  expect((await node.as('keyUserA').get('/published-heads')).status).toBe(403)
})

test('HR-10: a chain cut off, a chain written anew and a changed row are told by what was published', async () => {
  const found = async (statement: string) => {
    await tamper(
      'create table kept_p as select * from ledger_postings; create table kept_l as select * from ledger_lines; create table kept_a as select * from ledger_accounts; create table kept_h as select * from published_heads; create table kept_e as select * from ticket_events; create table kept_c as select * from record_chains',
    )
    await tamper(statement)
    const { published } = await verify()
    await tamper(
      'truncate ledger_lines, ledger_balances; delete from ledger_lots where false; delete from ledger_postings; insert into ledger_postings select * from kept_p; insert into ledger_lines select * from kept_l; update ledger_accounts a set seq = k.seq, head_hash = k.head_hash from kept_a k where k.id = a.id; delete from published_heads; insert into published_heads select * from kept_h; delete from ticket_events; insert into ticket_events select * from kept_e; update record_chains c set seq = k.seq, head_hash = k.head_hash from kept_c k where k.ticket_id = c.ticket_id and k.chain = c.chain; drop table kept_p, kept_l, kept_a, kept_h, kept_e, kept_c',
    )
    return published.faults as Array<{ onDate: string; where: string; reason: string }>
  }
  const reasons = async (statement: string) => (await found(statement)).map(({ reason }) => reason)
  const head = `(select hash from ledger_postings p where p.account_id = a.id and p.seq = 3)`

  // Consistent in itself: no invariant of the ledger sees it.
  expect(
    await reasons(`delete from ledger_lines using ledger_postings p where p.id = posting_id and p.seq > 3;
      delete from ledger_postings where seq > 3; update ledger_accounts a set seq = 3, head_hash = ${head}`),
  ).toContain('its chain was cut off at 3')
  expect(
    await reasons(`update ledger_postings set canonical = replace(canonical, 'Mesa', 'Nadie') where seq = 2;
      update ledger_postings set hash = encode(sha256(convert_to(prev_hash || canonical, 'UTF8')), 'hex') where seq = 2;
      update ledger_postings q set prev_hash = p.hash from ledger_postings p where p.seq = q.seq - 1 and q.seq = 3;
      update ledger_postings set hash = encode(sha256(convert_to(prev_hash || canonical, 'UTF8')), 'hex') where seq = 3`),
  ).toContain('posting 3 is another one')
  expect(await reasons("update published_heads set body = replace(body, 'CT-', 'XX-')")).toContain(
    'its hash is not of its text',
  )
  expect(await reasons("update published_heads set sent_to = 'nadie'")).toContain(
    'its columns differ from its text',
  )
  expect(await reasons("delete from published_heads where on_date = '2026-03-04'")).toContain(
    'it does not stand on the day before',
  )
  expect(await reasons("delete from published_heads where on_date = '2026-03-06'")).toContain(
    'its row is gone',
  )
  expect((await reasons("update ticket_events set hash = repeat('a', 64)")).join()).toContain(
    'chains were published',
  )
}, 60_000)

test('HR-10: a day written anew so that its hash is right again is told by its file', async () => {
  const [row] = (await listed()).items
  const body = bodyText({ ...readBody(row.body), accounts: [] })
  const hash = sha256(row.prevHash + body)
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
  await tamper(
    `update published_heads set body = ${quote(body)}, hash = '${hash}' where id = '${row.id}'`,
  )
  await desk.services.jobs.checks.checkAll(desk.clock.now())

  expect((await verify()).published.faults).toMatchObject([
    { reason: 'its file says something else' },
  ])
  const { items } = (await desk.as('supervisor').get('/audit/checks')).body
  expect(items[0]).toMatchObject({ isSound: false, publishedDays: 3, publishedFaults: 1 })
  const refused = desk.db.transaction(systemScope(desk.given.tenantId), (tx) =>
    tx.db.execute(`delete from published_heads where id <> '${newId(desk.clock.now())}'`),
  )
  await expect(refused).rejects.toThrow(/published_heads/)
})
