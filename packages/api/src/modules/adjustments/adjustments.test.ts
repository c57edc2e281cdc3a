import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { expectStatus, setupHours } from '../hour-ledger/testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeAll(async () => {
  desk = await setupHours()
})
afterAll(() => desk.closeSound())

type Who = Parameters<typeof desk.as>[0]
type More = { who?: Who; id?: string; validUntil?: string }
const adjust = (contractId: string, minutes: number, more: More = {}) => {
  const { who = 'commercial', ...rest } = more
  const body = { minutes, reason: 'Se contó dos veces', ...rest }
  return desk.as(who).post(`/contracts/${contractId}/adjustments`, body)
}
const decide = (id: string, decision: 'approve' | 'decline', who: Who) =>
  desk.as(who).post(`/adjustments/${id}/approval`, { decision })

test('HR-2: minutes put right by hand are posted at once with their reason: given as a lot, taken from lots whole or not at all', async () => {
  const { id } = await desk.contractWith([{ minutes: 100 }])
  const given = await adjust(id, 60)
  const taken = await adjust(id, -40)
  const tooMany = await adjust(id, -500)

  expect(given).toMatchObject({ status: 201, body: { status: 'posted', minutes: 60 } })
  expect(taken.body).toMatchObject({ status: 'posted', postingId: taken.body.id })
  expect(tooMany.body).toMatchObject({ code: 'balance_insufficient', shortfallMinutes: 380 })
  expect(await desk.balanceOf(id)).toMatchObject({
    grantedMinutes: 160,
    consumedMinutes: 40,
    availableMinutes: 120,
  })
  const { items } = (await desk.as('agent').get(`/contracts/${id}/postings`)).body
  expect(items[0]).toMatchObject({ kind: 'adjust', reason: 'Se contó dos veces' })
})

test('HR-2: above the limit of the policy a second person approves, never the asker, and one decision counts', async () => {
  const { id } = await desk.contractWith([{ minutes: 100 }])
  const asked = await adjust(id, 601, { who: 'supervisor' })
  expect(asked.body).toMatchObject({ status: 'pending', postingId: null, canDecide: false })
  expect(await desk.balanceOf(id)).toMatchObject({ grantedMinutes: 100 })
  expect((await decide(asked.body.id, 'approve', 'supervisor')).body).toMatchObject({
    status: 422,
    code: 'second_person_required',
  })
  expect((await decide(asked.body.id, 'approve', 'commercial')).status).toBe(403)
  const pending = (await desk.as('admin').get('/adjustments?status=pending')).body.items
  expect(pending).toMatchObject([{ id: asked.body.id, canDecide: true, canWithdraw: false }])

  const answers = await Promise.all(
    Array.from({ length: 4 }, () => decide(asked.body.id, 'approve', 'admin')),
  )
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200, 409, 409, 409,
  ])
  expect(await desk.balanceOf(id)).toMatchObject({ grantedMinutes: 701 })
})

test('HR-2: several adjustments of a contract below the limit together ask for the second person that one would', async () => {
  const { id } = await desk.contractWith([{ minutes: 3000 }])
  const { id: other } = await desk.contractWith([{ minutes: 3000 }])
  const states = async (asked: Array<ReturnType<typeof adjust>>) =>
    (await Promise.all(asked)).map(({ body }) => String(body.status)).toSorted()

  expect(await states([adjust(id, -250), adjust(id, 250), adjust(id, -250)])).toEqual([
    'pending',
    'posted',
    'posted',
  ])
  // Whoever asks; another contract counts for itself, and so does what a second person approved.
  expect(await states([adjust(id, 101, { who: 'supervisor' })])).toEqual(['pending'])
  expect(await states([adjust(other, -600)])).toEqual(['posted'])
  const [first] = (await desk.as('admin').get(`/adjustments?status=pending&contractId=${id}`)).body
    .items
  expect((await decide(first.id, 'approve', 'admin')).status).toBe(200)
  expect(await states([adjust(id, 100)])).toEqual(['posted'])
  expect(await states([adjust(id, 1)])).toEqual(['pending'])
  desk.clock.advanceMinutes(30 * 24 * 60)
  expect(await states([adjust(id, -600)])).toEqual(['posted'])
  desk.clock.advanceMinutes(-30 * 24 * 60)
})

test('HR-2: what is to be taken and does not fit is refused at once with the balance, and waits for nobody', async () => {
  const { id } = await desk.contractWith([{ minutes: 3000 }])

  expect((await adjust(id, -99_999)).body).toMatchObject({
    status: 422,
    code: 'balance_insufficient',
    availableMinutes: 3000,
    shortfallMinutes: 96_999,
  })
  expect((await desk.as('admin').get(`/adjustments?contractId=${id}`)).body.items).toEqual([])
})

test('HR-2: an adjustment that waits is declined by another or withdrawn by its asker, and posts nothing', async () => {
  const { id } = await desk.contractWith([{ minutes: 2000 }])
  const [declined, withdrawn] = [(await adjust(id, -700)).body, (await adjust(id, 700)).body]
  expect((await decide(declined.id, 'decline', 'supervisor')).body).toMatchObject({
    status: 'declined',
    decidedBy: { name: 'Sara Supervisora' },
  })
  expect((await desk.as('admin').delete(`/adjustments/${withdrawn.id}`)).status).toBe(403)
  const back = await desk.as('commercial').delete(`/adjustments/${withdrawn.id}`)
  expect(back.body).toMatchObject({ status: 'withdrawn' })
  expect((await decide(withdrawn.id, 'approve', 'admin')).body.code).toBe('already_decided')
  expect(await desk.balanceOf(id)).toMatchObject({ grantedMinutes: 2000, availableMinutes: 2000 })
})

test('HR-2: an adjustment delivered again answers its first result, another one with its id is refused', async () => {
  const { id } = await desk.contractWith([{ minutes: 100 }])
  const body = { id: newId(desk.clock.now()) }
  const [first, again] = [await adjust(id, 30, body), await adjust(id, 30, body)]

  expect(again.body).toEqual(first.body)
  expect((await adjust(id, 31, body)).body.code).toBe('entry_id_reused')
  expect((await adjust(id, 0)).body).toMatchObject({ status: 400, code: 'malformed' })
  expect((await adjust(id, 10, { validUntil: '2026-01-01' })).body.code).toBe('period_invalid')
  expect((await adjust(id, 10, { who: 'keyUserA' })).status).toBe(403)
  expect(await desk.balanceOf(id)).toMatchObject({ grantedMinutes: 130 })
})

test('A93: a posting is reversed once, a reversal is not reversed but posted anew, and a spent grant stays', async () => {
  const { id, lotIds } = await desk.contractWith([{ minutes: 100 }])
  const taken = (await adjust(id, -40)).body
  const reverse = (posting: string) =>
    desk.as('admin').post(`/postings/${posting}/reversal`, { reason: 'Mal contado' })
  expect((await reverse(lotIds[0] ?? '')).body).toMatchObject({ status: 422, code: 'grant_spent' })
  const reversal = await expectStatus(201, reverse(taken.id))

  expect((await reverse(taken.id)).body).toMatchObject({ status: 409, code: 'already_reversed' })
  expect((await reverse(reversal.id)).body).toMatchObject({ status: 422, code: 'not_reversible' })
  expect(await desk.balanceOf(id)).toMatchObject({ availableMinutes: 100 })
})
