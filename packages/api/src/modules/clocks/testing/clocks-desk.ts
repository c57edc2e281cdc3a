import { asc, eq } from 'drizzle-orm'
import { compileCalendar } from '@mesa/shared/business-time/calendar'
import type { Policy } from '@mesa/shared/rulebook/policy'
import { demo } from '@mesa/shared/rulebook/presets/demo'
import { givenContract } from '../../../testing/given-case.ts'
import { setup } from '../../../testing/test-app.ts'
import { calendarOfVersion } from '../../calendars/calendars.service.ts'
import { adoptPolicy } from '../../rulebook/rulebook.service.ts'
import { timers } from '../../timers/timers.tables.ts'
import { foldHistory } from '../clock-history.service.ts'
import { slaClocks, slaEvents } from '../clocks.tables.ts'

/** Every target is set, and a case is placed without evidence and without the question about duplicates. */
export const clocksPolicy: Policy = {
  ...demo,
  intake: { ...demo.intake, evidence: 'off', duplicates: 'off' },
  targets: { ...demo.targets, resolution: { minutes: 4800, unit: 'business' } },
}

/** The hours of the fixture's desk. */
export const caracas = compileCalendar({
  timeZone: 'America/Caracas',
  weekly: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00']]])),
  holidays: [],
  exceptions: [],
})

export type ClocksDesk = Awaited<ReturnType<typeof setupClocks>>

/** A desk with every clock, and short ways to say what happens in it. */
export async function setupClocks() {
  const desk = await setup()
  const adopt = (policy: Policy) =>
    desk.inDesk((tx) => adoptPolicy(tx, { policy, by: 'Fixture', at: desk.clock.now() }))
  await adopt(clocksPolicy)
  await givenContract(desk, { minutes: 0 })
  let cases = 0
  return {
    ...desk,
    adopt,
    /** Sets the clock to a time in Caracas, `2026-03-06 16:59`, and does nothing that falls due. */
    at: (local: string) => desk.clock.set(new Date(`${local.replace(' ', 'T')}-04:00`)),
    async open(more: object = {}) {
      cases += 1
      const body = {
        productId: desk.given.product.id,
        module: 'Facturación',
        summary: `Recibo ${cases} descuadra`,
        body: 'Al emitir el recibo aparece el mensaje «Total no coincide».',
        ...more,
      }
      const opened = await desk.as('keyUserA').post('/tickets', body)
      if (opened.status !== 201) throw new Error(`no case: ${JSON.stringify(opened.body)}`)
      return opened.body as { id: string; number: number; openedAt: string }
    },
    async say(who: 'agent' | 'keyUserA', number: number, more: object = {}) {
      const said = await desk
        .as(who)
        .post(`/tickets/${number}/messages`, { kind: 'reply', body: 'Dicho.', ...more })
      if (said.status !== 201) throw new Error(`not said: ${JSON.stringify(said.body)}`)
      return said.body as { createdAt: string }
    },
    async act(
      who: 'agent' | 'keyUserA',
      number: number,
      body: { action: string; [more: string]: unknown },
    ) {
      const moved = await desk.as(who).post(`/tickets/${number}/transitions`, body)
      if (moved.status !== 200) throw new Error(`not moved: ${JSON.stringify(moved.body)}`)
      return moved.body
    },
    classify: async (number: number, criticality: string, type = 'support') =>
      (
        await desk
          .as('agent')
          .put(`/tickets/${number}/classification`, { type, criticality, level: 'l1' })
      ).body,
    see: async (number: number, who: 'agent' | 'keyUserA' = 'agent') =>
      (await desk.as(who).get(`/tickets/${number}`)).body,
    row: async (number: number, query = '') =>
      (await desk.as('agent').get(`/tickets?limit=200${query}`)).body.items.find(
        (item: { number: number }) => item.number === number,
      ),
    clocksOf: (ticketId: string) =>
      desk.inDesk((tx) =>
        tx.db
          .select()
          .from(slaClocks)
          .where(eq(slaClocks.ticketId, ticketId))
          .orderBy(asc(slaClocks.metric), asc(slaClocks.cycle)),
      ),
    eventsOf: (ticketId: string) =>
      desk.inDesk((tx) =>
        tx.db
          .select()
          .from(slaEvents)
          .where(eq(slaEvents.ticketId, ticketId))
          .orderBy(asc(slaEvents.metric), asc(slaEvents.cycle), asc(slaEvents.seq)),
      ),
    timersOf: (ticketId: string) =>
      desk.inDesk((tx) =>
        tx.db
          .select()
          .from(timers)
          .where(eq(timers.ticketId, ticketId))
          .orderBy(asc(timers.dueAt), asc(timers.kind)),
      ),
  }
}

/** What of the stored clocks of the desk is not what their events say; nothing is expected. */
export const differences = (desk: Pick<ClocksDesk, 'inDesk'>): Promise<string[]> =>
  desk.inDesk(async (tx) => {
    const rows = await tx.db.select().from(slaClocks)
    const events = await tx.db.select().from(slaEvents).orderBy(asc(slaEvents.seq))
    const complaints: string[] = []
    for (const row of rows) {
      const mine = events
        .filter(
          (one) =>
            [one.ticketId, one.metric, one.cycle].join() ===
            [row.ticketId, row.metric, row.cycle].join(),
        )
        .map(({ type, at, details }) => ({ type, at: at.getTime(), details }))
      const { calendarVersionId } = row
      await calendarOfVersion(tx, calendarVersionId)
      const said = await foldHistory(tx, { events: mine, calendarVersionId }, 0)
      const facts = [
        [row.state, said.state],
        [row.dueAt?.getTime() ?? null, said.dueAt],
        [row.breachedAt?.getTime() ?? null, said.breachedAt],
        [row.finishedAt?.getTime() ?? null, said.finishedAt],
        [row.anchorAt.getTime(), said.anchorAt],
        [row.elapsedMs, said.finishedAt === null ? said.anchorElapsedMs : said.elapsedMs],
      ]
      if (facts.some(([stored, replayed]) => stored !== replayed))
        complaints.push(`${row.metric}/${row.cycle}: ${JSON.stringify(facts)}`)
    }
    return complaints
  })
