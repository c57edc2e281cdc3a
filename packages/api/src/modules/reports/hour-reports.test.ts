import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../ids.ts'
import { givenContract, givenStartedCase } from '../../testing/given-case.ts'
import { setup, type TestApp } from '../../testing/test-app.ts'
import { timeEntries } from '../time-entries/time-entries.tables.ts'
import { readWorkbook } from './testing/read-workbook.ts'

let desk: TestApp
let ofA: string
let ofB: string
let warranty: string
let numbers: { a: number; b: number }

/** A has 600 minutes, of which 120 were worked in two months; B 100, of which 60 were; A a warranty. */
beforeAll(async () => {
  desk = await setup()
  ofA = await givenContract(desk)
  ofB = await givenContract(desk, { organization: 'b', minutes: 100 })
  numbers = {
    a: (await givenStartedCase(desk)).number,
    b: (await givenStartedCase(desk, 'keyUserB')).number,
  }
  await work('agent', numbers.a, { minutes: 90, startedAt: '2026-03-04T12:00:00.000Z' })
  await work('agent', numbers.a, { minutes: 30, startedAt: '2026-02-10T14:00:00.000Z' })
  await work('otherAgent', numbers.b, { minutes: 60, startedAt: '2026-03-03T14:00:00.000Z' })
  const made = await desk.as('commercial').post('/contracts', {
    organizationId: desk.given.organizations.a.id,
    name: 'Garantía del equipo',
    kind: 'warranty',
    startsOn: '2026-01-01',
    endsOn: '2026-03-20',
    productIds: [desk.given.product.id],
  })
  warranty = made.body.id
  await givenTime('agent', { typeCode: 'meeting', minutes: 60, workedOn: '2026-03-02' })
  await givenTime('agent', { typeCode: 'training', minutes: 30, workedOn: '2026-03-03' })
  await givenTime('otherAgent', { typeCode: 'meeting', minutes: 45, workedOn: '2026-02-27' })
})
afterAll(() => desk.close())

const work = async (
  who: 'agent' | 'otherAgent',
  number: number,
  body: { minutes: number; startedAt: string },
) => {
  const answer = await desk
    .as(who)
    .post(`/tickets/${number}/worklogs`, { component: 'l1', description: 'Revisar.', ...body })
  expect([answer.status, answer.body.chargedMinutes]).toEqual([201, body.minutes])
}
const givenTime = (
  who: 'agent' | 'otherAgent',
  entry: { typeCode: string; minutes: number; workedOn: string },
) => {
  const at = desk.clock.now()
  const { id: userId, name: userName } = desk.given.users[who]
  const row = { tenantId: desk.given.tenantId, id: newId(at), userId, userName, startedAt: at }
  return desk.inDesk((tx) => tx.db.insert(timeEntries).values({ ...row, ...entry, createdAt: at }))
}
type Row = Record<string, unknown> & { contract: { id: string } }
const read = async (url: string, who: Parameters<TestApp['as']>[0] = 'supervisor') =>
  (await desk.as(who).get(`/reports/${url}`)).body
const idsOf = ({ items }: { items: Row[] }) => items.map(({ contract }) => contract.id)
const csvOf = async (url: string) => {
  const { body } = await desk.as('admin').get(`/reports/${url}`, { 'accept-language': 'es' })
  const [head = '', ...rows] = String(body).replace('\uFEFF', '').trim().split('\r\n')
  return rows.map((row) =>
    Object.fromEntries(row.split(';').map((cell, at) => [head.split(';')[at], cell])),
  )
}

test('RP-6: contracts and warranties by type, kind or customer, with days and hours left', async () => {
  const byKind = await read('rp-6?groupBy=kind')
  const byCustomer = await read('rp-6?groupBy=organization')

  expect(byKind.totals).toMatchObject({
    contracts: 3,
    warranties: 1,
    grantedMinutes: 700,
    consumedMinutes: 180,
    minutesLeft: 520,
    soonestDaysLeft: 16,
  })
  expect(byKind.groups.map(({ key }: { key: string }) => key)).toEqual(['warranty', 'contract'])
  expect(byCustomer.groups).toMatchObject([
    { name: 'Club A', contracts: 2, warranties: 1, minutesLeft: 480, soonestDaysLeft: 16 },
    { name: 'Club B', contracts: 1, warranties: 0, minutesLeft: 40, soonestDaysLeft: 303 },
  ])
  expect((await read('rp-6')).groups).toMatchObject([{ key: 'none', contracts: 3 }])
})

test('RP-6: a figure opens its contracts, page by page, soonest to end first', async () => {
  const first = await read('rp-6/contracts?limit=2')
  const bound = encodeURIComponent(first.nextCursor)
  const rest = await read(`rp-6/contracts?limit=2&cursor=${bound}`)
  const warranties = await read('rp-6/contracts?kind=warranty')

  expect([...idsOf(first), ...idsOf(rest)].toSorted()).toEqual([ofA, ofB, warranty].toSorted())
  expect(first.items[0]).toMatchObject({ daysLeft: 16, organization: { name: 'Club A' } })
  expect(idsOf(warranties)).toEqual([warranty])
  expect((await read('rp-6/contracts?status=expired')).items).toEqual([])
})

test('RP-6: who sells reads it, an agent and a customer do not', async () => {
  const statuses = ['commercial', 'viewer', 'agent', 'keyUserA'] as const
  const answers = await Promise.all(
    statuses.map(async (who) => (await desk.as(who).get('/reports/rp-6')).status),
  )

  expect(answers).toEqual([200, 200, 403, 403])
})

test('RP-7: contracts that end within days or have fewer hours left, either is enough', async () => {
  const both = await read('rp-7?endsWithinDays=16&minutesLeftBelow=41')

  expect(both.totals).toEqual({ contracts: 2, byDays: 1, byMinutes: 1 })
  expect(both.items).toMatchObject([
    { contract: { id: warranty }, isByDays: true, isByMinutes: false },
    { contract: { id: ofB }, isByDays: false, isByMinutes: true, minutesLeft: 40 },
  ])
  expect(idsOf(await read('rp-7?endsWithinDays=15'))).toEqual([])
  expect(idsOf(await read('rp-7?minutesLeftBelow=40'))).toEqual([])
})

test('RP-7: asked for nothing it goes by the days of the rulebook', async () => {
  const report = await read('rp-7', 'commercial')

  expect([report.endsWithinDays, report.minutesLeftBelow]).toEqual([30, null])
  expect(idsOf(report)).toEqual([warranty])
})

test('RP-7: the file holds every line that the pages hold', async () => {
  const query = 'rp-7?endsWithinDays=16&minutesLeftBelow=41&limit=1'
  const rows = await csvOf(`${query}&format=csv`)
  const sheets = await readWorkbook(desk, `/reports/${query}&format=xlsx`, 'en')

  expect(rows).toMatchObject([
    { Contrato: 'Garantía del equipo', Hasta: '2026-03-19', 'Por días': 'Sí' },
    { Empresa: 'Club B', 'Disponibles (h)': '0,6667', 'Por horas': 'Sí' },
  ])
  expect(sheets['Contracts']).toHaveLength(2)
})

test('RP-8: hours charged to contracts by who did the work, with the customers of each', async () => {
  const report = await read('rp-8')

  expect([report.from, report.to]).toEqual(['2026-02-01', '2026-03-05'])
  expect(report.totals).toMatchObject({ people: 2, organizations: 2, chargedMinutes: 180 })
  expect(report.people).toMatchObject([
    { name: 'Ana Agente', entries: 2, cases: 1, chargedMinutes: 120 },
    { name: 'Otto Agente', entries: 1, organizations: [{ name: 'Club B', chargedMinutes: 60 }] },
  ])
})

test('RP-8: a figure opens the work done, with its case', async () => {
  const { agent } = desk.given.users
  const first = await read(`rp-8/work?userId=${agent.id}&limit=1`)
  const bound = encodeURIComponent(first.nextCursor)
  const rest = await read(`rp-8/work?userId=${agent.id}&limit=1&cursor=${bound}`)

  expect(first.items).toMatchObject([
    { workedOn: '2026-03-04', ticketNumber: numbers.a, component: 'l1', chargedMinutes: 90 },
  ])
  expect(rest.items).toMatchObject([{ workedOn: '2026-02-10', contract: { id: ofA } }])
  expect((await read('rp-8/work?from=2026-03-04&to=2026-03-05')).items).toHaveLength(1)
  const rows = await csvOf('rp-8?format=csv')
  expect(rows.map((row) => row['Cargado (h)'])).toEqual(['1,5', '1', '0,5'])
})

test('RP-8: only supervisor, viewer and administrator read what single people worked', async () => {
  const statuses = ['supervisor', 'viewer', 'admin', 'commercial', 'agent'] as const
  const answers = await Promise.all(
    statuses.map(async (who) => (await desk.as(who).get('/reports/rp-8')).status),
  )

  expect(answers).toEqual([200, 200, 200, 403, 403])
})

test('RP-9: hours used against contracted, by contract and month', async () => {
  const report = await read('rp-9?from=2026-01-01&to=2026-04-01', 'commercial')

  expect(report.totals).toMatchObject({
    contracts: 3,
    contractedMinutes: 700,
    usedMinutes: 180,
    usedShare: 0.2571,
  })
  expect(report.groups).toMatchObject([
    { key: ofA, usedMinutes: 120, usedShare: 0.2, organizationName: 'Club A' },
    { key: ofB, usedMinutes: 60, usedShare: 0.6 },
    { key: warranty, contractedMinutes: 0, usedShare: null },
  ])
  expect(report.series).toMatchObject([
    { from: '2026-01-01', grantedMinutes: 700, usedMinutes: 0 },
    { from: '2026-02-01', usedMinutes: 30 },
    { from: '2026-03-01', usedMinutes: 150 },
  ])
})

test('RP-9: what the same hours were used for before the period counts in what is used of them', async () => {
  const report = await read(`rp-9?from=2026-03-01&to=2026-04-01&contractId=${ofA}`)

  expect(report.totals).toMatchObject({ usedMinutes: 90, usedBeforeMinutes: 30, usedShare: 0.2 })
})

test('RP-9: the file has a sheet of months and one of contracts', async () => {
  const sheets = await readWorkbook(desk, '/reports/rp-9?format=xlsx', 'es')

  expect(sheets['Por mes']).toHaveLength(12)
  expect(sheets['Por grupo']?.[0]).toMatchObject({ Nombre: 'Total', 'Contratado (h)': 11.6667 })
})

test('RP-10: time that is not on cases by person and type, beside what they worked on cases', async () => {
  const byPerson = await read('rp-10')
  const byType = await read('rp-10?groupBy=type')

  expect(byPerson.totals).toEqual({ people: 2, entries: 3, minutes: 135, onCasesMinutes: 180 })
  expect(byPerson.groups).toMatchObject([
    { name: 'Ana Agente', minutes: 90, parts: [{ key: 'meeting', minutes: 60 }, { minutes: 30 }] },
    { name: 'Otto Agente', minutes: 45 },
  ])
  expect(byType.groups).toMatchObject([{ key: 'meeting', minutes: 105 }, { key: 'training' }])
})

test('RP-10: a figure opens its entries, newest first', async () => {
  const lines = await read('rp-10/entries?typeCode=meeting')

  expect(lines.items.map(({ workedOn }: { workedOn: string }) => workedOn)).toEqual([
    '2026-03-02',
    '2026-02-27',
  ])
  expect((await csvOf('rp-10?format=csv')).map((row) => row['Trabajado (h)'])).toEqual([
    '0,5',
    '1',
    '0,75',
  ])
})

test('RP-10: what was withdrawn does not count, and who sells does not read it', async () => {
  await desk.inDesk((tx) =>
    tx.db.update(timeEntries).set({ withdrawnAt: desk.clock.now(), withdrawnBy: 'Ana Agente' }),
  )

  expect((await read('rp-10')).totals).toMatchObject({ people: 0, minutes: 0, onCasesMinutes: 0 })
  expect((await desk.as('commercial').get('/reports/rp-10')).status).toBe(403)
})
