import { can, type Permission } from '@mesa/shared/access/can'
import type {
  TimeEntryBody,
  TimeEntryList,
  TimeEntryQuery,
  TimeEntryView,
} from '@mesa/shared/wire/time-entries.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import { violatedConstraint, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { localDateOf } from '../../local-date.ts'
import { findOfflineType, namesOfKind } from '../catalogs/catalog-entries.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { overlapsWork, refuseFutureWork } from '../worklogs/work-rules.service.ts'
import * as entries from './time-entries.repository.ts'

export type TimeEntriesService = ReturnType<typeof createTimeEntriesService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createTimeEntriesService = ({ db, clock, cursors }: Deps) => ({
  /** One's own; a supervisor's reads everybody's (HR-13). */
  async list(
    actor: Caller,
    { limit = 50, cursor, ...query }: TimeEntryQuery,
    locale: Locale,
  ): Promise<TimeEntryList> {
    const filter = readFilter(actor, query)
    const bound = { actor, filters: { list: 'time-entries', ...filter } }
    const [startedAt, id] = cursors.decode(cursor, bound) ?? []
    const before =
      startedAt === undefined ? undefined : { startedAt: new Date(startedAt), id: String(id) }
    return db.transaction(
      actor,
      async (tx) => {
        const [rows, sums, names] = await Promise.all([
          entries.listEntries(tx, { ...filter, before, limit: limit + 1 }),
          entries.sumByType(tx, filter),
          namesOfTypes(tx, locale),
        ])
        const views = rows.map((row) => toView(row, names))
        const totals = sums.map((sum) => ({ ...sum, typeName: names.get(sum.type) ?? sum.type }))
        const page = toPage(views, limit, (last) =>
          cursors.encode([last.startedAt, last.id], bound),
        )
        return { ...page, totals }
      },
      { readOnly: true },
    )
  },

  /** Of the caller. Errors: `reference_unknown`, `work_in_future`, `entry_id_reused`. */
  record: (actor: Caller, body: TimeEntryBody, locale: Locale): Promise<TimeEntryView> =>
    db.transaction(actor, (tx) => record(tx, actor, { body, locale, at: clock.now() })),

  /** One entered by mistake stays to be read and counts no longer; a second time answers the first. */
  withdraw: (actor: Caller, id: string, locale: Locale): Promise<TimeEntryView> =>
    db.transaction(actor, async (tx) => {
      if (!may(actor, 'time_entry.withdraw', ownId(actor))) throw new AppError('not_allowed')
      const entry = await entries.lockEntry(tx, id)
      if (!entry || !may(actor, 'time_entry.withdraw', entry.userId))
        throw new AppError('not_found')
      const by = { withdrawnAt: clock.now(), withdrawnBy: actor.name }
      const row = entry.withdrawnAt ? entry : await entries.withdrawEntry(tx, id, by)
      return toView(row ?? entry, await namesOfTypes(tx, locale))
    }),
})

const may = (actor: Caller, permission: Permission, userId?: string) =>
  can(actor, permission, userId === undefined ? {} : { requesterId: userId }).allowed

const ownId = (actor: Caller) => (actor.kind === 'staff' ? actor.userId : undefined)

/** Whose entries are asked for: without a name one's own, or everybody's where one may read those. */
function readFilter(
  actor: Caller,
  { userId, from, to }: Omit<TimeEntryQuery, 'limit' | 'cursor'>,
): entries.Filter {
  if (may(actor, 'time_entry.read')) return { userId, from, to }
  const own = ownId(actor)
  if (own === undefined || !may(actor, 'time_entry.read', own)) throw new AppError('not_allowed')
  if (userId !== undefined && userId !== own) throw new AppError('not_allowed')
  return { userId: own, from, to }
}

type Recording = { body: TimeEntryBody; locale: Locale; at: Date }

async function record(
  tx: Tx,
  actor: Caller,
  { body, locale, at }: Recording,
): Promise<TimeEntryView> {
  if (actor.kind !== 'staff' || !may(actor, 'time_entry.record', actor.userId)) {
    throw new AppError('not_allowed')
  }
  const { id, type, minutes, note = null } = body
  const startedAt = new Date(body.startedAt)
  const [{ policy }, found, names, earlier] = await Promise.all([
    policyInForce(tx),
    findOfflineType(tx, type),
    namesOfTypes(tx, locale),
    id === undefined ? undefined : entries.findEntry(tx, id),
  ])
  if (earlier) {
    if (!isSame(earlier, { body, userId: actor.userId })) throw new AppError('entry_id_reused')
    return warned(tx, earlier, names)
  }
  refuseFutureWork({ startedAt, minutes, at })
  if (!found || found.retired) {
    throw new AppError('reference_unknown', {
      errors: [{ path: 'type', code: 'not_in_catalogue' }],
    })
  }
  const row = await insertOnce(tx, {
    id: id ?? newId(at),
    userId: actor.userId,
    userName: actor.name,
    typeCode: type,
    startedAt,
    workedOn: localDateOf(startedAt, policy.calendar.timeZone),
    minutes,
    note,
    createdAt: at,
  })
  return warned(tx, row, names)
}

async function insertOnce(tx: Tx, row: Parameters<typeof entries.insertEntry>[1]) {
  try {
    return await entries.insertEntry(tx, row)
  } catch (error) {
    // The same id was taken a moment ago.
    if (violatedConstraint(error) === 'time_entries_pkey') throw new AppError('entry_id_reused')
    throw error
  }
}

const isSame = (
  earlier: entries.TimeEntry,
  { body, userId }: { body: TimeEntryBody; userId: string },
): boolean =>
  earlier.userId === userId &&
  earlier.typeCode === body.type &&
  earlier.startedAt.getTime() === Date.parse(body.startedAt) &&
  earlier.minutes === body.minutes &&
  earlier.note === (body.note ?? null)

type Names = ReadonlyMap<string, string>

const namesOfTypes = async (tx: Tx, locale: Locale): Promise<Names> =>
  new Map(
    (await namesOfKind(tx, { kind: 'offline-types', locale })).map(({ code, name }) => [
      code,
      name,
    ]),
  )

/** Beside other time of the same person, on cases or off them. */
async function warned(tx: Tx, row: entries.TimeEntry, names: Names): Promise<TimeEntryView> {
  const [ofTime, ofWork] = await Promise.all([entries.hasOverlap(tx, row), overlapsWork(tx, row)])
  return {
    ...toView(row, names),
    warnings: ofTime || ofWork ? ['overlaps_own_work'] : [],
  }
}

const toView = (row: entries.TimeEntry, names: Names): TimeEntryView => ({
  id: row.id,
  user: { id: row.userId, name: row.userName },
  type: row.typeCode,
  typeName: names.get(row.typeCode) ?? row.typeCode,
  startedAt: row.startedAt.toISOString(),
  workedOn: row.workedOn,
  minutes: row.minutes,
  note: row.note,
  createdAt: row.createdAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  withdrawnBy: row.withdrawnBy,
  warnings: [],
})
