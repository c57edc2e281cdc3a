import type { BusinessCalendar } from '@mesa/shared/business-time/calendar'
import { CalendarError } from '@mesa/shared/business-time/definition'
import { explainBetween } from '@mesa/shared/business-time/explain'
import type {
  CalendarPreviewQuery,
  CalendarPreviewView,
  CalendarVersionList,
  CalendarVersionView,
  CreateCalendarVersionBody,
} from '@mesa/shared/wire/calendars.schema'
import type { PageQuery } from '@mesa/shared/wire/common.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import * as admin from './calendar-admin.repository.ts'
import { demandCalendars, reachCalendar } from './calendar-admin.service.ts'
import { addVersion, checkedDefinition } from './calendar-versions.service.ts'
import { toVersionView } from './calendar-views.ts'
import * as views from './calendar-views.repository.ts'
import { calendarOfVersion } from './calendars.service.ts'

export type CalendarHistoryService = ReturnType<typeof createCalendarHistoryService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Versions of calendars, and what one counts (clocks.md). */
export const createCalendarHistoryService = ({ db, clock, cursors }: Deps) => ({
  async versions(actor: Caller, id: string, query: PageQuery): Promise<CalendarVersionList> {
    demandCalendars(actor, 'calendar.read')
    const { limit = 50, cursor } = query
    const bound = { actor, filters: { list: 'calendar-versions', id } }
    const [below] = cursors.decode(cursor, bound) ?? []
    const filter = { calendarId: id, limit, ...(below !== undefined && { below: Number(below) }) }
    const rows = await db.transaction(
      actor,
      async (tx) => {
        await reachCalendar(tx, id)
        return views.listVersions(tx, filter)
      },
      { readOnly: true },
    )
    return toPage(rows.map(toVersionView), limit, ({ version }) => cursors.encode([version], bound))
  },

  /** From now on, or as a signed correction; clocks that run follow within seconds. */
  async addVersion(
    actor: Caller,
    id: string,
    body: CreateCalendarVersionBody,
  ): Promise<CalendarVersionView> {
    demandCalendars(actor, 'calendar.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      await reachCalendar(tx, id)
      const wanted = { ...body, definition: checkedDefinition(body.definition) }
      const versionId = await addVersion(tx, id, { wanted, actor, at })
      const [row] = await views.listVersions(tx, { calendarId: id, versionId, limit: 1 })
      if (!row) throw new Error('a version was written and is gone')
      return toVersionView(row)
    })
  },

  /** When so much business time will have passed, by the newest version. */
  async preview(
    actor: Caller,
    id: string,
    query: CalendarPreviewQuery,
  ): Promise<CalendarPreviewView> {
    demandCalendars(actor, 'calendar.read')
    const from = query.from === undefined ? clock.now() : new Date(query.from)
    return db.transaction(
      actor,
      async (tx) => {
        await reachCalendar(tx, id)
        const newest = await admin.findNewest(tx, id)
        if (!newest) throw new AppError('not_found')
        const { calendar, labels } = await calendarOfVersion(tx, newest.id)
        return previewOf({ calendar, labels }, from.getTime(), query.minutes ?? 480)
      },
      { readOnly: true },
    )
  },
})

type Shown = { calendar: BusinessCalendar; labels: Readonly<Record<string, string>> }
const daysMax = 100

function previewOf(
  { calendar, labels }: Shown,
  from: number,
  minutes: number,
): CalendarPreviewView {
  const until = addOrNull(calendar, from, minutes)
  const days = explainBetween(calendar, from, until ?? from)
  return {
    from: iso(from),
    minutes,
    until: until === null ? null : iso(until),
    days: days.slice(0, daysMax).map(({ date, intervals, countedMs, mark }) => ({
      date,
      intervals: intervals.map((range) => ({ from: iso(range.from), until: iso(range.to) })),
      minutes: Math.floor(countedMs / 60_000),
      mark,
      label: labels[date] ?? null,
    })),
  }
}

function addOrNull(calendar: BusinessCalendar, from: number, minutes: number): number | null {
  try {
    return calendar.add(from, minutes * 60_000)
  } catch (error) {
    if (error instanceof CalendarError) return null
    throw error
  }
}

const iso = (instant: number) => new Date(instant).toISOString()
