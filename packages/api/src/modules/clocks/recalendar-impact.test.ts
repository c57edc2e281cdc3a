import { expect, test, vi } from 'vitest'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import { normalised } from '@mesa/shared/business-time/checked-definition'
import type { TestApp } from '../../testing/test-app.ts'
import { setupClocks } from './testing/clocks-desk.ts'
import { deskCalendarOf, duesOf, edit, followAll, verified } from './testing/recalendar-desk.ts'

// Others may keep the machine busy; nothing here is about time.
vi.setConfig({ testTimeout: 120_000 })

const seed = 4711

/** Numbers below `max`, the same for one seed. */
function drawing(from: number) {
  let state = from
  return (max: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * max)
  }
}

const dayFrom = (start: string, days: number) =>
  new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Another calendar that is near: a holiday more or less, half a day, longer hours, another zone. */
function edited(definition: CalendarDefinition, draw: (max: number) => number) {
  const date = dayFrom('2026-03-04', draw(12))
  const { holidays, exceptions, weekly } = definition
  const others = exceptions.filter((one) => one.date !== date)
  const choices: CalendarDefinition[] = [
    { ...definition, holidays: [...holidays, date] },
    { ...definition, holidays: holidays.filter((one) => one !== date) },
    { ...definition, exceptions: [...others, { date, intervals: [['09:00', '12:00']] }] },
    { ...definition, exceptions: others },
    { ...definition, weekly: { ...weekly, [draw(7) + 1]: [['08:00', '20:00']] } },
    { ...definition, timeZone: draw(2) ? 'America/Santiago' : 'America/Lima' },
  ]
  return normalised(choices[draw(choices.length)] ?? definition)
}

/** Cases whose clocks run, stand still, wait for the customer, and are late. */
async function givenLives(desk: Awaited<ReturnType<typeof setupClocks>>) {
  for (let index = 0; index < 6; index += 1) {
    const { number } = await desk.open()
    if (index % 4 === 0) continue
    await desk.act('agent', number, { action: 'review' })
    await desk.classify(number, index % 2 ? 'critical' : 'minor')
    await desk.act('agent', number, { action: 'start' })
    await desk.say('agent', number)
    if (index % 4 === 2)
      await desk.act('agent', number, { action: 'ask', body: '¿Puede confirmar?' })
    if (index % 4 === 3) await desk.say('keyUserA', number)
    desk.clock.advanceMinutes(20)
  }
}

const impactOf = async (desk: TestApp, id: string, body: object) => {
  const answer = await desk.as('admin').post(`/calendars/${id}/impact`, body)
  expect([answer.status, answer.body.errors]).toEqual([200, undefined])
  return answer.body
}

test(`CL-6: what the impact of an edit says is what applying it does, ${seed}`, async () => {
  const desk = await setupClocks()
  const draw = drawing(seed)
  await givenLives(desk)
  let moved = 0
  for (let round = 0; round < 9; round += 1) {
    desk.clock.advanceMinutes(draw(300))
    const calendar = await deskCalendarOf(desk)
    const definition = edited(calendar.definition, draw)
    const isCorrection = round % 3 === 2
    const signed = { correctionFrom: '2026-03-04T04:00:00.000Z', reason: 'Corrección' }
    const before = await duesOf(desk)
    const { correctionFrom } = signed
    const impact = await impactOf(desk, calendar.id, {
      definition,
      ...(isCorrection && { correctionFrom }),
    })
    expect(await duesOf(desk)).toEqual(before)
    await edit(desk, calendar, { definition, ...(isCorrection && signed) })
    const after = await duesOf(desk)

    const keys = Object.keys(before)
    const changed = keys.filter((key) => minute(before[key]) !== minute(after[key]))
    const said = (impact.items as Item[]).filter((one) => minute(one.before) !== minute(one.after))
    expect(impact.clocks).toBe(keys.length)
    expect([round, said.map(keyOf).toSorted()]).toEqual([round, changed.toSorted()])
    for (const one of said) expect(minute(one.after)).toBe(minute(after[keyOf(one)]))
    moved += changed.length
  }
  expect(moved).toBeGreaterThan(20)
  expect((await verified(desk)).differences).toEqual([])
  await desk.close()
})

test('CL-6: each date says how many cases it moves by itself', async () => {
  const desk = await setupClocks()
  await desk.open()
  await desk.open()
  const { id, definition } = await deskCalendarOf(desk)
  const holidays = [...definition.holidays, '2026-03-05', '2026-03-08', '2030-01-01']
  const half = { date: '2026-03-06', intervals: [['09:00', '12:00']] as Array<[string, string]> }
  const draft = { ...definition, holidays, exceptions: [half] }
  const { dates, casesMoved, metrics } = await impactOf(desk, id, { definition: draft })

  const later = (date: string, kind: string, casesLater: number) => {
    return { date, kind, change: 'added', casesLater, casesEarlier: 0 }
  }
  expect(dates).toEqual([
    later('2026-03-05', 'holiday', 2),
    later('2026-03-06', 'exception', 2),
    // A Sunday, closed anyway.
    later('2026-03-08', 'holiday', 0),
    later('2030-01-01', 'holiday', 0),
  ])
  expect(casesMoved).toBe(2)
  expect(metrics.find(({ metric }: Item) => metric === 'first_reply')).toMatchObject({
    clocks: 2,
    later: 2,
    earlier: 0,
    same: 0,
  })
  await desk.close()
})

test('P11: five hundred finished clocks stay as they are through twenty edits and corrections', async () => {
  const desk = await setupClocks()
  const { id: ticketId, number } = await desk.open()
  await desk.say('agent', number)
  await desk.inDesk(async (tx) => {
    for (const [table, columns] of [
      ['sla_clocks', clockColumns],
      ['sla_events', eventColumns],
    ] as const)
      await tx.read({
        text: `insert into ${table} (tenant_id, ticket_id, metric, cycle, ${columns})
          select tenant_id, ticket_id, metric, n, ${columns} from ${table}
            cross join generate_series(2, 500) n
          where tenant_id = $1 and ticket_id = $2 and metric = 'first_reply' and cycle = 1`,
        values: [tx.tenantId, ticketId],
      })
  })
  const finished = () =>
    desk.inDesk((tx) =>
      tx.read<{ count: number; facts: string }>({
        text: `select count(*)::int as count, md5(string_agg(k::text, '|' order by cycle)) as facts
          from sla_clocks k where tenant_id = $1 and metric = 'first_reply'`,
        values: [tx.tenantId],
      }),
    )
  const before = await finished()
  const draw = drawing(seed)
  for (let round = 0; round < 20; round += 1) {
    const calendar = await deskCalendarOf(desk)
    const definition = edited(calendar.definition, draw)
    const signed = { correctionFrom: '2026-03-04T04:00:00.000Z', reason: 'Corrección' }
    await edit(desk, calendar, { definition, ...(round % 2 && signed) })
  }
  await followAll(desk)

  expect(before[0]?.count).toBe(500)
  expect(await finished()).toEqual(before)
  await desk.close()
})

type Item = { ticketId: string; metric: string; before: string | null; after: string | null }
const keyOf = ({ ticketId, metric }: Item) => `${ticketId}/${metric}`
/** The clock of a test goes on between the impact and the edit. */
const minute = (instant: string | null | undefined) =>
  instant === null || instant === undefined ? null : Math.round(Date.parse(instant) / 60_000)

const clockColumns = `organization_id, target_minutes, target_days, target_unit, rulebook_version,
  calendar_version_id, state, elapsed_ms, started_at, anchor_at, due_at, breached_at, breach_cause,
  finished_at`
const eventColumns = 'seq, organization_id, type, at, recorded_at, actor_name, cause, details'
