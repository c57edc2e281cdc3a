import { afterEach, beforeEach, expect, test } from 'vitest'
import pg from 'pg'
import { expectStatus, setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeEach(async () => {
  desk = await setupHours()
})
afterEach(() => desk.closeSound())

const balanceOf = (contractId: string) => desk.balanceOf(contractId)

test('P6: postings cannot be edited', async () => {
  const { contractWith, as, ownerUrl, inDesk } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const { items } = await expectStatus(
    200,
    as('commercial').get(`/contracts/${contract.id}/postings`),
  )
  const [posting] = items
  expect(posting).toMatchObject({ kind: 'grant', seq: 1, prevHash: '0'.repeat(64) })

  for (const verb of ['put', 'patch'] as const) {
    const answer = await as('commercial')[verb](`/postings/${posting.id}`, { reason: 'otro' })
    expect([404, 405]).toContain(answer.status)
  }
  expect([404, 405]).toContain((await as('commercial').delete(`/postings/${posting.id}`)).status)

  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const attempts = [
    `update ledger_postings set reason = 'otro' where id = '${posting.id}'`,
    `delete from ledger_postings where id = '${posting.id}'`,
    `update ledger_lines set minutes = minutes * 2 where posting_id = '${posting.id}'`,
    `truncate ledger_lines cascade`,
    `insert into ledger_lines (tenant_id, posting_id, line_no, account_id, organization_id, lot_id, bucket, minutes)
     select tenant_id, posting_id, line_no + 2, account_id, organization_id, lot_id, bucket, minutes
     from ledger_lines where posting_id = '${posting.id}'`,
  ]
  try {
    for (const attempt of attempts) {
      await expect(owner.query(attempt)).rejects.toThrow(/append-only|differs from its hashed text/)
    }
  } finally {
    await owner.end()
  }
  const asApp = inDesk((tx) => tx.db.execute(`update ledger_postings set reason = 'otro'`))
  await expect(asApp).rejects.toMatchObject({ cause: { code: '42501' } })
})

test('P6: a wrong posting is reversed, once, and its worklog is uncharged again', async () => {
  const { contractWith, openCase, log, as } = desk
  const contract = await contractWith([{ minutes: 90 }])
  const number = await openCase()
  await log(number, 60)
  const { items } = await expectStatus(
    200,
    as('commercial').get(`/contracts/${contract.id}/postings`),
  )
  const [consume, grant] = items
  const reverse = (id: string) =>
    as('commercial').post(`/postings/${id}/reversal`, { reason: 'Error' })

  expect((await reverse(grant.id)).body).toMatchObject({ status: 422, code: 'grant_spent' })
  expect((await reverse(consume.id)).status).toBe(201)
  expect((await reverse(consume.id)).body).toMatchObject({ status: 409, code: 'already_reversed' })
  expect(await balanceOf(contract.id)).toMatchObject({ availableMinutes: 90, consumedMinutes: 0 })
  const work = await as('agent').get(`/tickets/${number}/worklogs`)
  expect(work.body.items).toMatchObject([{ chargedMinutes: 0, unchargedMinutes: 60 }])
  expect((await as('agent').post(`/postings/${grant.id}/reversal`, { reason: 'x' })).status).toBe(
    403,
  )
  expect((await reverse(grant.id)).status).toBe(201)
  expect(await balanceOf(contract.id)).toMatchObject({ grantedMinutes: 0, availableMinutes: 0 })
})
