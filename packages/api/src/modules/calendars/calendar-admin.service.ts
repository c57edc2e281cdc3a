import type { Actor } from '@mesa/shared/access/actor'
import { can, type Permission } from '@mesa/shared/access/can'
import type {
  CalendarList,
  CalendarListQuery,
  CalendarView,
  CreateCalendarBody,
  PatchCalendarBody,
} from '@mesa/shared/wire/calendars.schema'
import type { Clock } from '../../clock.ts'
import { type Cursors, toPage } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { audit } from '../audit/audit.service.ts'
import { eventActor } from '../record/record.service.ts'
import { changeCalendar } from './calendar-changes.service.ts'
import * as admin from './calendar-admin.repository.ts'
import { checkedDefinition, usedLabels } from './calendar-versions.service.ts'
import { toCalendarView } from './calendar-views.ts'
import * as views from './calendar-views.repository.ts'
import * as repository from './calendars.repository.ts'

export type CalendarAdminService = ReturnType<typeof createCalendarAdminService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** Throws `not_allowed` where the table does not grant it. */
export function demandCalendars(actor: Actor, permission: Permission): void {
  const decision = can(actor, permission)
  if (decision.allowed) return
  throw new AppError(decision.reason === 'scope_missing' ? 'scope_missing' : 'not_allowed')
}

/** Calendars of the desk: what they are called and who they are for (clocks.md). */
export const createCalendarAdminService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, query: CalendarListQuery): Promise<CalendarList> {
    demandCalendars(actor, 'calendar.read')
    const { limit = 50, cursor, includeRetired = false } = query
    const bound = { actor, filters: { list: 'calendars', includeRetired } }
    const [isDefault, name, id] = cursors.decode(cursor, bound) ?? []
    const after =
      id === undefined
        ? undefined
        : { isDefault: isDefault === 1, name: String(name), id: String(id) }
    const rows = await db.transaction(
      actor,
      (tx) => views.listCalendars(tx, { includeRetired, after, limit }),
      { readOnly: true },
    )
    return toPage(rows.map(toCalendarView), limit, (last) =>
      cursors.encode([last.isDefault ? 1 : 0, last.name, last.id], bound),
    )
  },

  async get(actor: Caller, id: string): Promise<CalendarView> {
    demandCalendars(actor, 'calendar.read')
    return db.transaction(actor, (tx) => viewOf(tx, id), { readOnly: true })
  },

  async create(actor: Caller, body: CreateCalendarBody): Promise<CalendarView> {
    demandCalendars(actor, 'calendar.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => viewOf(tx, await insert(tx, { body, actor, at })))
  },

  async patch(
    actor: Caller,
    id: string,
    { body, ifMatch }: { body: PatchCalendarBody; ifMatch: string | undefined },
  ): Promise<CalendarView> {
    demandCalendars(actor, 'calendar.manage')
    const at = clock.now()
    return db.transaction(actor, async (tx) => {
      await changeCalendar(tx, id, { body, ifMatch, actor, at })
      return viewOf(tx, id)
    })
  },
})

/** Throws `not_found` where the transaction's reader cannot see the calendar. */
export async function reachCalendar(tx: Tx, id: string): Promise<admin.Calendar> {
  const found = await admin.findCalendar(tx, id)
  if (!found) throw new AppError('not_found')
  return found
}

type Creation = { body: CreateCalendarBody; actor: Actor; at: Date }

async function insert(tx: Tx, { body, actor, at }: Creation): Promise<string> {
  const id = newId(at)
  const definition = checkedDefinition(body.definition)
  const { name, holidayCountry = null, labels, note = null } = body
  await repository.insertCalendar(tx, { id, name, holidayCountry, createdAt: at })
  await repository.insertCalendarVersion(tx, {
    id: newId(at),
    calendarId: id,
    version: 1,
    definition,
    labels: usedLabels(definition, labels),
    note,
    createdBy: eventActor(actor).name,
    createdAt: at,
  })
  const act = { actor, action: 'calendar.created', targetType: 'calendar', targetId: id, at }
  await audit(tx, { ...act, details: { name } })
  return id
}

async function viewOf(tx: Tx, id: string): Promise<CalendarView> {
  const filter = { id, includeRetired: true, after: undefined, limit: 1 }
  const [row] = await views.listCalendars(tx, filter)
  if (!row) throw new AppError('not_found')
  return toCalendarView(row)
}
