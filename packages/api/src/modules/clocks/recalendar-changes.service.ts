import type { ClockChangeList, ClockChangeView } from '@mesa/shared/wire/calendar-acts.schema'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { demandCalendars } from '../calendars/calendar-admin.service.ts'
import { reachVersion } from '../calendars/calendar-versions.service.ts'
import { listChanges, type ClockChangeRow } from './recalendar-changes.repository.ts'

export type CalendarClocksService = ReturnType<typeof createCalendarClocksService>
type Deps = { db: Database; cursors: Cursors }
type Version = { id: string; versionId: string }

/** What a version did to each clock, before and after. */
export const createCalendarClocksService = ({ db, cursors }: Deps) => ({
  async changes(
    actor: Caller,
    { id, versionId }: Version,
    query: PageQuery,
  ): Promise<ClockChangeList> {
    demandCalendars(actor, 'calendar.manage')
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'calendar-clocks', versionId } }
    const [ticketId, metric, cycle, seq] = cursors.decode(cursor, bound) ?? []
    const after =
      ticketId === undefined
        ? undefined
        : {
            ticketId: String(ticketId),
            metric: String(metric),
            cycle: Number(cycle),
            seq: Number(seq),
          }
    const rows = await db.transaction(
      actor,
      async (tx) => {
        await reachVersion(tx, { calendarId: id, versionId })
        return listChanges(tx, { versionId, after, limit })
      },
      { readOnly: true },
    )
    const page = toPage(rows, limit, (last) =>
      cursors.encode([last.ticketId, last.metric, last.cycle, last.seq], bound),
    )
    return { ...page, items: page.items.map(toView) }
  },
})

function toView({ details, ...row }: ClockChangeRow): ClockChangeView {
  return {
    ticketId: row.ticketId,
    ticketNumber: row.number,
    subject: row.subject,
    organizationName: row.organization,
    metric: row.metric,
    cycle: row.cycle,
    kind: row.type,
    at: row.at.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
    actorName: row.actorName,
    before: standing(details.before),
    after: standing(details.after),
  }
}

const standing = (said: ClockChangeRow['details']['before'] = {}) => ({
  state: said.state ?? null,
  dueAt: said.dueAt ?? null,
  breachedAt: said.breachedAt ?? null,
})
