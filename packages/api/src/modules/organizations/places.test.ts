import { expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { tickets } from '../tickets/tickets.tables.ts'

type Case = Partial<typeof tickets.$inferInsert> & { number: number; requesterId: string }

const givenCase = ({ inDesk, given, clock }: TestApp, row: Case) =>
  inDesk(async (tx) => {
    const at = clock.now()
    await tx.db.insert(tickets).values({
      tenantId: tx.tenantId,
      id: newId(at),
      organizationId: given.organizations.a.id,
      productId: given.product.id,
      module: 'Socios',
      summary: `Caso ${row.number}`,
      subject: `SOCIOS, Caso ${row.number}`,
      type: 'support',
      status: 'received',
      coverage: 'contract',
      channel: 'portal',
      openedAt: at,
      updatedAt: at,
      queueAt: at,
      rulebookVersion: 1,
      ...row,
    })
  })

async function givenContract({ as, given }: TestApp, openCaseLimit: number) {
  const made = await as('commercial').post('/contracts', {
    organizationId: given.organizations.a.id,
    name: `Soporte ${openCaseLimit}`,
    startsOn: '2026-01-01',
    endsOn: '2027-01-01',
    productIds: [given.product.id],
    openCaseLimit,
  })
  expect(made.status).toBe(201)
}

test('EN-3: places count what is open and a customer has, up to the highest limit of the plan', async () => {
  const desk = await setupForTest()
  const { requesterA, otherRequesterA, keyUserA, backupA } = desk.given.users
  await givenContract(desk, 3)
  await givenContract(desk, 5)
  const closedAt = desk.clock.now()
  await givenCase(desk, { number: 1, requesterId: requesterA.id })
  await givenCase(desk, { number: 2, requesterId: otherRequesterA.id, status: 'in_validation' })
  await givenCase(desk, { number: 3, requesterId: requesterA.id, status: 'closed', closedAt })
  await givenCase(desk, { number: 4, requesterId: requesterA.id, type: 'problem' })
  const url = `/organizations/${desk.given.organizations.a.id}`

  const seen = (await desk.as('requesterA').get(`${url}/slots`)).body
  const whole = (await desk.as('keyUserA').get(`${url}/slots`)).body

  const keyUsers = [
    { id: backupA.id, name: backupA.name, role: 'backup_key_user' },
    { id: keyUserA.id, name: keyUserA.name, role: 'key_user' },
  ]
  const mine = { id: requesterA.id, name: requesterA.name, role: 'requester' }
  const theirs = { id: otherRequesterA.id, name: otherRequesterA.name, role: 'requester' }
  const second = { number: 2, subject: 'SOCIOS, Caso 2', isMine: false }
  expect(seen).toEqual({
    limit: 5,
    used: 2,
    holders: [
      {
        number: 1,
        subject: 'SOCIOS, Caso 1',
        isMine: true,
        module: 'Socios',
        requesterId: requesterA.id,
        requesterName: requesterA.name,
        status: 'received',
        closableBy: [mine, ...keyUsers],
      },
      { ...second, closableBy: [theirs, ...keyUsers] },
    ],
    keyUsers,
  })
  expect(whole.holders[1]).toMatchObject({ requesterName: theirs.name, status: 'in_validation' })
  expect((await desk.as('agent').get(url)).body.openCases).toBe(2)
})

test('CU-1: one call shows the customer page, and hours only to who sees them', async () => {
  const desk = await setupForTest()
  await givenContract(desk, 5)
  const url = `/organizations/${desk.given.organizations.a.id}/overview`

  const agent = await desk.as('agent').get(url)
  const requester = await desk.as('requesterA').get(url)

  expect(agent.status).toBe(200)
  expect(agent.body.organization.name).toBe('Club A')
  expect(agent.body.contacts).toHaveLength(4)
  expect(agent.body.contracts).toHaveLength(1)
  expect(agent.body.products[0]).toMatchObject({ name: 'ERP Club', isCovered: true })
  expect(requester.status).toBe(200)
  expect(requester.body).not.toHaveProperty('contracts')
  expect(requester.body.contacts).toEqual([])
})

test('EN-1: a customer finds what their contract covers first, and says which', async () => {
  const desk = await setupForTest()
  await desk.as('admin').post('/products', { name: 'Aaa', modules: [{ name: 'Uno' }] })
  await desk.as('admin').post('/products', { name: 'Zzz', modules: [{ name: 'Uno' }] })
  await givenContract(desk, 5)
  const list = async (who: 'requesterA' | 'requesterB') =>
    (await desk.as(who).get('/products')).body.items.map(
      (one: { name: string; isCovered: boolean }) => [one.name, one.isCovered],
    )

  expect((await list('requesterA'))[0]).toEqual(['ERP Club', true])
  expect((await list('requesterB')).every(([, isCovered]: [string, boolean]) => !isCovered)).toBe(
    true,
  )
})
