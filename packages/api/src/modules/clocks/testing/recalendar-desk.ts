import { asc, isNull } from 'drizzle-orm'
import { expect } from 'vitest'
import type { CalendarDefinition } from '@mesa/shared/business-time/definition'
import type { TestApp } from '../../../testing/test-app.ts'
import { slaClocks } from '../clocks.tables.ts'
import { verifyClocks } from '../verify.service.ts'

/** The desk's own calendar as its editor sees it. */
export async function deskCalendarOf(desk: TestApp) {
  const { body } = await desk.as('admin').get('/calendars?limit=1')
  const [{ id, currentVersion }] = body.items
  const definition = currentVersion.definition as CalendarDefinition
  return { id: String(id), version: Number(currentVersion.version), definition }
}

/** Saves a version of a calendar and lets the clocks follow; answers the version. */
export async function edit(
  desk: TestApp,
  { id, version }: { id: string; version: number },
  body: { definition: CalendarDefinition; correctionFrom?: string; reason?: string },
) {
  const saved = await desk
    .as('admin')
    .post(`/calendars/${id}/versions`, { baseVersion: version, ...body })
  expect([saved.status, saved.body.errors]).toEqual([201, undefined])
  await followAll(desk)
  return saved.body
}

/** Lets the clocks follow whatever was changed. */
export async function followAll(desk: Pick<TestApp, 'services'>) {
  while (await desk.services.jobs.recalendar.applyOnce());
}

/** When each unfinished clock is due, by `number/metric`. */
export async function duesOf(desk: TestApp): Promise<Record<string, string | null>> {
  const rows = await desk.inDesk((tx) =>
    tx.db
      .select()
      .from(slaClocks)
      .where(isNull(slaClocks.finishedAt))
      .orderBy(asc(slaClocks.ticketId)),
  )
  return Object.fromEntries(
    rows.map((row) => [`${row.ticketId}/${row.metric}`, row.dueAt?.toISOString() ?? null]),
  )
}

/** Every stored clock, column and timer against its events: nothing may differ. */
export async function verified(desk: TestApp) {
  return desk.db.transaction(
    { tenantId: desk.given.tenantId, kind: 'system', userId: null, organizationIds: [] },
    (tx) => verifyClocks(tx, { asOf: desk.clock.now() }),
    { readOnly: true, isolation: 'repeatable read' },
  )
}
