import { expect, test, vi } from 'vitest'
import { addNode } from '../../testing/faults/nodes.ts'
import { givenCase, givenContract } from '../../testing/given-case.ts'
import { setupForTest, type TestApp } from '../../testing/test-app.ts'
import { createRecalendarService } from './recalendar.service.ts'
import { deskCalendarOf, duesOf, edit, followAll, verified } from './testing/recalendar-desk.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const firstReplyOf = async (desk: TestApp, id: string) => (await duesOf(desk))[`${id}/first_reply`]
const hour = 3_600_000
/** The clock of a test goes on while it runs: instants to five minutes. */
const near = (instant: string | null | undefined) => Math.round(Date.parse(instant ?? '') / 300_000)
const hoursAfter = (from: string | null | undefined, hours: number) =>
  new Date(Date.parse(from ?? '') + hours * hour).toISOString()

test('CL-6: a holiday for today, for the past, half a day, and taken back, each move a running clock by what is left of it', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const calendar = await deskCalendarOf(desk)
  const { definition } = calendar
  const { id } = await givenCase(desk)
  const due = await firstReplyOf(desk, id)
  desk.clock.advanceMinutes(120)

  // Wednesday noon in Caracas: five of its eight hours are still to come.
  const today = { ...definition, holidays: [...definition.holidays, '2026-03-04'] }
  await edit(desk, calendar, { definition: today })
  const onHoliday = await firstReplyOf(desk, id)
  const past = { ...today, holidays: [...today.holidays, '2026-03-03'] }
  await edit(desk, { ...calendar, version: 2 }, { definition: past })
  const unmoved = await firstReplyOf(desk, id)
  await edit(desk, { ...calendar, version: 3 }, { definition })
  const takenBack = await firstReplyOf(desk, id)
  const half = {
    ...definition,
    exceptions: [{ date: '2026-03-05', intervals: [['09:00', '12:00']] }],
  }
  await edit(desk, { ...calendar, version: 4 }, { definition: half as typeof definition })

  const left = await leftOf(desk, id, '2026-03-04T16:00:00.000Z')
  expect(left.minutes).toBeGreaterThan(5 * 60)
  expect(onHoliday).not.toBe(due)
  expect(unmoved).toBe(onHoliday)
  expect(near(takenBack)).toBe(near(due))
  const expected = await shifted(desk, calendar.id, left.minutes)
  expect(near(await firstReplyOf(desk, id))).toBe(near(expected))
  expect((await verified(desk)).differences).toEqual([])
})

test('CL-6: a case is measured by its contract’s calendar, else its organization’s, else the desk’s; each change counts from its instant', async () => {
  const desk = await setupForTest()
  const contractId = await givenContract(desk)
  const own = await deskCalendarOf(desk)
  const make = async (name: string, weekly: object) => {
    const definition = { ...own.definition, holidays: [], weekly }
    return (await desk.as('admin').post('/calendars', { name, definition })).body.id as string
  }
  const always = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]]))
  const mondays = { 1: [['09:00', '17:00']] }
  const [dayAndNight, onMondays] = [await make('Siempre', always), await make('Lunes', mondays)]
  const { organizations } = desk.given
  const { id } = await givenCase(desk)
  const assign = async (path: string, calendarId: string | null) => {
    const saved = await desk.as('commercial').patch(path, { calendarId })
    expect([saved.status, saved.body.calendarId]).toEqual([200, calendarId])
    await followAll(desk)
    return firstReplyOf(desk, id)
  }
  const due = await firstReplyOf(desk, id)

  const aDayOn = () => near(hoursAfter(desk.clock.now().toISOString(), 24))
  expect(near(await assign(`/organizations/${organizations.a.id}`, dayAndNight))).toBe(aDayOn())
  await desk.inDesk(async (tx) => {
    await tx.read({
      text: 'update tickets set contract_id = $3 where tenant_id = $1 and id = $2',
      values: [tx.tenantId, id, contractId],
    })
  })
  const monday = await assign(`/contracts/${contractId}`, onMondays)
  expect(new Date(monday ?? '').getUTCDay()).toBe(1)
  expect(near(await assign(`/contracts/${contractId}`, null))).toBe(aDayOn())
  expect(near(await assign(`/organizations/${organizations.a.id}`, null))).toBe(near(due))
  expect(
    (await desk.as('admin').patch(`/calendars/${onMondays}`, { isDefault: true })).status,
  ).toBe(200)
  await followAll(desk)
  expect(new Date((await firstReplyOf(desk, id)) ?? '').getUTCDay()).toBe(1)
  const causes = await desk.inDesk((tx) =>
    tx.read<{ cause: string; actor: string }>({
      text: `select cause, actor_name as actor from sla_events
        where tenant_id = $1 and ticket_id = $2 and metric = 'first_reply' order by seq`,
      values: [tx.tenantId, id],
    }),
  )
  expect(causes.map(({ cause }) => cause).slice(1)).toEqual([
    'organization',
    'contract',
    'contract',
    'organization',
    'desk',
  ])
  expect(causes.at(-1)?.actor).toBe('Adán Administrador')
  expect((await verified(desk)).differences).toEqual([])
})

test('P11: a correction measures unfinished clocks anew, takes a breach back, and lists before and after', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const calendar = await deskCalendarOf(desk)
  const { id, number } = await givenCase(desk)
  const due = await firstReplyOf(desk, id)
  desk.clock.set(new Date(hoursAfter(due, 1)))
  await desk.as('admin').get('/desk')
  await desk.services.jobs.timers.sweepToEnd()
  const late = await desk.as('agent').get(`/tickets/${number}`)

  // The whole day of the opening was a holiday that nobody had entered.
  const { definition } = calendar
  const corrected = { ...definition, holidays: [...definition.holidays, '2026-03-04'] }
  const saved = await edit(desk, calendar, {
    definition: corrected,
    correctionFrom: '2026-03-04T04:00:00.000Z',
    reason: 'Faltaba el feriado regional',
  })
  const seen = await desk.as('agent').get(`/tickets/${number}`)
  const path = `/calendars/${calendar.id}/versions`
  const changes = await desk.as('admin').get(`${path}/${saved.id}/changes`)
  const [version] = (await desk.as('viewer').get(path)).body.items
  const events = await desk.as('keyUserA').get(`/tickets/${number}/events`)
  const audit = await desk.as('admin').get(`/audit?targetId=${calendar.id}`)

  expect(late.body.sla.firstReply.state).toBe('breached')
  expect(seen.body.sla.firstReply.state).toBe('running')
  expect(seen.body.sla.firstReply.dueAt > (due ?? '')).toBe(true)
  const mine = changes.body.items.find((one: { metric: string }) => one.metric === 'first_reply')
  expect(mine).toMatchObject({
    ticketNumber: number,
    kind: 'correct',
    actorName: 'Adán Administrador',
    before: { dueAt: due, breachedAt: due, state: 'breached' },
    after: { dueAt: seen.body.sla.firstReply.dueAt, breachedAt: null, state: 'running' },
  })
  expect(version.change).toMatchObject({
    kind: 'correction',
    state: 'done',
    clocksChanged: changes.body.items.length,
  })
  const told = events.body.items.filter(({ type }: { type: string }) => type === 'clock.corrected')
  expect(told.map((one: { payload: { metric: string } }) => one.payload.metric)).toContain(
    'first_reply',
  )
  expect(told[0].payload).toMatchObject({ reason: 'Faltaba el feriado regional' })
  const signed = audit.body.items.find(
    ({ action }: { action: string }) => action === 'calendar.correction_applied',
  )
  expect(signed.details).toMatchObject({
    clocks: changes.body.items.length,
    signedBy: 'Adán Administrador',
  })
  const proof = await verified(desk)
  expect(proof.differences).toEqual([])
  expect(proof.clocks).toBeGreaterThan(1)
})

test('F14: while somebody has a case its clocks wait; two nodes apply a version once, and one that begins anew finishes it', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const node = await addNode(desk)
  const calendar = await deskCalendarOf(desk)
  const cases: Array<{ id: string }> = []
  for (let index = 0; index < 6; index += 1) cases.push(await givenCase(desk))
  const before = await duesOf(desk)
  const { definition } = calendar
  const held = cases[0]!.id
  const saved = await desk.as('admin').post(`/calendars/${calendar.id}/versions`, {
    baseVersion: 1,
    definition: { ...definition, holidays: [...definition.holidays, '2026-03-05'] },
  })
  expect(saved.status).toBe(201)
  await desk.inDesk(async (tx) => {
    await tx.read({
      text: 'select from tickets where tenant_id = $1 and id = $2 for update',
      values: [tx.tenantId, held],
    })
    for (let round = 0; round < 5; round += 1)
      await Promise.all([desk, node].map(({ services }) => services.jobs.recalendar.applyOnce()))
    const meanwhile = await duesOf(desk)
    expect(meanwhile[`${held}/first_reply`]).toBe(before[`${held}/first_reply`])
    for (const { id } of cases.slice(1))
      expect(meanwhile[`${id}/first_reply`]).not.toBe(before[`${id}/first_reply`])
  })
  await Promise.all([followAll(desk), followAll(node)])
  await Promise.all([followAll(desk), followAll(node)])

  const dues = await duesOf(desk)
  // Thursday is closed: what was due on Monday is due on Tuesday.
  for (const { id } of cases) {
    const key = `${id}/first_reply`
    expect(dues[key]).toBe(hoursAfter(before[key], 24))
  }
  const retargets = await desk.inDesk((tx) =>
    tx.read<{ count: number }>({
      text: `select count(*)::int as count from sla_events
        where tenant_id = $1 and type = 'retarget'`,
      values: [tx.tenantId],
    }),
  )
  expect(retargets[0]?.count).toBe(Object.keys(dues).length)
  const [version] = (await desk.as('admin').get(`/calendars/${calendar.id}/versions`)).body.items
  expect(version.change).toMatchObject({ state: 'done', clocksChanged: Object.keys(dues).length })
  expect((await verified(desk)).differences).toEqual([])
})

test('CL-6: of batches that run at once each clock follows once, and one that fails is done again', async () => {
  const desk = await setupForTest()
  await givenContract(desk)
  const calendar = await deskCalendarOf(desk)
  for (let index = 0; index < 7; index += 1) await givenCase(desk)
  const before = await duesOf(desk)
  const holidays = [...calendar.definition.holidays, '2026-03-05']
  const saved = await desk.as('admin').post(`/calendars/${calendar.id}/versions`, {
    baseVersion: 1,
    definition: { ...calendar.definition, holidays },
  })
  let calls = 0
  // The second batch of the first round cannot begin; the first is undone with it.
  const transaction: typeof desk.db.transaction = (...args) => {
    calls += 1
    if (calls === 2) return Promise.reject(new Error('away'))
    return desk.db.transaction(...args)
  }
  const db = { ...desk.db, transaction }
  const recalendar = createRecalendarService({ db, clock: desk.clock, batchSize: 2 })
  await expect(recalendar.applyOnce()).rejects.toThrow('away')
  expect(await duesOf(desk)).toEqual(before)
  while (await recalendar.applyOnce());

  const dues = await duesOf(desk)
  expect(calls).toBeGreaterThan(5)
  for (const key of Object.keys(before).filter((one) => one.endsWith('/first_reply')))
    expect(dues[key]).toBe(hoursAfter(before[key], 24))
  const path = `/calendars/${calendar.id}/versions`
  const changes = await desk.as('admin').get(`${path}/${saved.body.id}/changes?limit=200`)
  const [version] = (await desk.as('admin').get(path)).body.items
  expect(changes.body.items).toHaveLength(Object.keys(dues).length)
  expect(version.change).toMatchObject({ state: 'done', clocksChanged: Object.keys(dues).length })
  expect((await verified(desk)).differences).toEqual([])
})

/** Business minutes from an instant to where the first reply was due under the first version. */
async function leftOf(desk: TestApp, id: string, from: string) {
  const rows = await desk.inDesk((tx) =>
    tx.read<{ elapsed: string; target: number }>({
      text: `select elapsed_ms as elapsed, target_minutes as target from sla_clocks
        where tenant_id = $1 and ticket_id = $2 and metric = 'first_reply'`,
      values: [tx.tenantId, id],
    }),
  )
  const [row] = rows
  return { minutes: (row?.target ?? 0) - Math.round(Number(row?.elapsed) / 60_000), from }
}

/** Where so many minutes from now end, by the newest version. */
async function shifted(desk: TestApp, calendarId: string, minutes: number) {
  const from = desk.clock.now().toISOString()
  const path = `/calendars/${calendarId}/preview?from=${from}&minutes=${minutes}`
  return (await desk.as('admin').get(path)).body.until as string
}
