import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { agoIso, expectStatus, setupHours } from './testing/hours-desk.ts'

let desk: Awaited<ReturnType<typeof setupHours>>
beforeEach(async () => {
  desk = await setupHours()
})
afterEach(() => desk.close())

type Body = { chargedMinutes: number; unchargedMinutes: number }

/** A cold pool connects one by one, which would queue the racers. */
const warmPool = () =>
  Promise.all(Array.from({ length: 8 }, () => desk.as('agent').get('/contracts?limit=1')))

/** Logs as a careful client does: after a 503 the same entry again, by its own id. */
async function logSurely(number: number, minutes: number): Promise<Body> {
  const id = newId(desk.clock.now())
  const startedAt = agoIso(desk.clock.now(), minutes)
  for (let attempt = 1; ; attempt += 1) {
    const { status, body } = await desk.log(number, minutes, { id, startedAt })
    if (status === 201) return body
    if (status !== 503 || attempt === 10) throw new Error(`${status}: ${JSON.stringify(body)}`)
  }
}

const sumCharged = (answers: Body[]) =>
  answers.reduce((sum, { chargedMinutes }) => sum + chargedMinutes, 0)
const balanceOf = (contractId: string) =>
  expectStatus(200, desk.as('agent').get(`/contracts/${contractId}/balance`))

test('P7: 40 racing captures of 10 minutes on a hold of 150 charge exactly 15', async () => {
  const { contractWith, openCase, ask, accept, violations } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const number = await openCase()
  expect((await accept(await ask(number, 150))).status).toBe(200)
  expect(await balanceOf(contract.id)).toMatchObject({ availableMinutes: 450, heldMinutes: 150 })
  await warmPool()

  const answers = await Promise.all(Array.from({ length: 40 }, () => logSurely(number, 10)))

  expect(answers.filter(({ chargedMinutes }) => chargedMinutes === 10)).toHaveLength(15)
  expect(answers.filter(({ unchargedMinutes }) => unchargedMinutes === 10)).toHaveLength(25)
  expect(await balanceOf(contract.id)).toMatchObject({
    availableMinutes: 450,
    heldMinutes: 0,
    consumedMinutes: 150,
  })
  expect(await violations()).toEqual([])
})

test('P7: 8 cases racing for the last 100 minutes of a contract charge exactly 100, once each', async () => {
  const { contractWith, openCase, violations } = desk
  const contract = await contractWith([{ minutes: 40, validUntil: '2026-06-01' }, { minutes: 60 }])
  const numbers: number[] = []
  for (let count = 0; count < 8; count += 1) numbers.push(await openCase())
  await warmPool()

  const answers = await Promise.all(numbers.map((number) => logSurely(number, 20)))

  expect(sumCharged(answers)).toBe(100)
  expect(answers.filter(({ chargedMinutes }) => chargedMinutes === 20)).toHaveLength(5)
  expect(await balanceOf(contract.id)).toMatchObject({ availableMinutes: 0, consumedMinutes: 100 })
  expect(await violations()).toEqual([])
})

test('P7: of 8 racing answers to one consent exactly one counts', async () => {
  const { contractWith, openCase, ask, as, violations } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const consent = await ask(await openCase(), 150)
  await warmPool()

  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      as(index % 2 === 0 ? 'keyUserA' : 'backupA').post(`/consents/${consent}/decision`, {
        decision: 'accept',
      }),
    ),
  )

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(answers.filter(({ body }) => body.code === 'already_decided')).toHaveLength(7)
  expect(await balanceOf(contract.id)).toMatchObject({ availableMinutes: 450, heldMinutes: 150 })
  expect(await violations()).toEqual([])
})

test('P7: one worklog delivered by 8 racers is charged once', async () => {
  const { contractWith, openCase, log, clock, violations } = desk
  const contract = await contractWith([{ minutes: 600 }])
  const number = await openCase()
  const entry = { id: newId(clock.now()), startedAt: agoIso(clock.now(), 30) }
  await warmPool()

  const answers = await Promise.all(Array.from({ length: 8 }, () => log(number, 30, entry)))

  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201))
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(await balanceOf(contract.id)).toMatchObject({ consumedMinutes: 30 })
  expect(await violations()).toEqual([])
})
