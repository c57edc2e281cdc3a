import type {
  TimeLine,
  TimeLines,
  TimeLinesQuery,
  TimeReport,
  TimeReportQuery,
} from '@mesa/shared/wire/work-reports.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { namesOfKind } from '../catalogs/catalog-entries.service.ts'
import * as repository from './time-report.repository.ts'
import { demandReport, spanOf } from './work-report.service.ts'

export type TimeReportService = ReturnType<typeof createTimeReportService>
export type TimeFile = { report: TimeReport; lines: TimeLine[] }
type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Words = Map<string, string>
type Group = TimeReport['groups'][number]

const groupsMax = 500
const fileLinesMax = 10_000

/** RP-10: time of agents that is not on cases. */
export const createTimeReportService = ({ db, clock, cursors }: Deps) => {
  const longRead = { readOnly: true, isLong: true } as const

  return {
    async report(
      actor: Caller,
      { format: _, ...query }: TimeReportQuery,
      locale: Locale,
    ): Promise<TimeReport> {
      demandReport(actor)
      return db.transaction(
        actor,
        async (tx) =>
          (await read(tx, { query, words: await wordsOf(tx, locale), at: clock.now() })).report,
        longRead,
      )
    },

    async file(
      actor: Caller,
      { format: _, ...query }: TimeReportQuery,
      locale: Locale,
    ): Promise<TimeFile> {
      demandReport(actor)
      return db.transaction(
        actor,
        async (tx) => {
          const words = await wordsOf(tx, locale)
          const { filter, report } = await read(tx, { query, words, at: clock.now() })
          const limit = fileLinesMax
          const rows = await repository.listTime(tx, { filter, before: undefined, limit })
          return { report, lines: rows.slice(0, limit).map((row) => toLine(row, words)) }
        },
        longRead,
      )
    },

    /** The entries behind a figure of RP-10. */
    async lines(actor: Caller, query: TimeLinesQuery, locale: Locale): Promise<TimeLines> {
      demandReport(actor)
      const { limit = 50, cursor, from, to, ...filters } = query
      const bound = { actor, filters: { list: 'rp-10', from, to, ...filters } }
      const [workedOn, id] = cursors.decode(cursor, bound) ?? []
      const before =
        workedOn === undefined ? undefined : { workedOn: String(workedOn), id: String(id) }
      return db.transaction(
        actor,
        async (tx) => {
          const words = await wordsOf(tx, locale)
          const span = await spanOf(tx, { from, to }, clock.now())
          const filter = { ...filters, from: span.from, to: span.to }
          const rows = await repository.listTime(tx, { filter, before, limit })
          const { items, nextCursor } = toPage(rows, limit, (last) =>
            cursors.encode([last.workedOn, last.id], bound),
          )
          return { items: items.map((row) => toLine(row, words)), nextCursor }
        },
        longRead,
      )
    },
  }
}

type Reading = { query: Omit<TimeReportQuery, 'format'>; words: Words; at: Date }

async function read(tx: Tx, { query, words, at }: Reading) {
  const { from, to, groupBy = 'person', ...filters } = query
  const span = await spanOf(tx, { from, to }, at)
  const filter = { ...filters, from: span.from, to: span.to }
  const rows = await repository.sumTime(tx, filter)
  const userIds = [...new Set(rows.map(({ userId }) => userId))]
  const onCasesMinutes = await repository.sumOnCases(tx, { ...filter, userIds })
  const groups = groupUp(rows, { groupBy, words })
  const report: TimeReport = {
    ...span,
    at: at.toISOString(),
    groupBy,
    totals: { people: userIds.length, ...sumOf(rows), onCasesMinutes },
    groups: groups.slice(0, groupsMax),
    groupsLeftOff: Math.max(0, groups.length - groupsMax),
  }
  return { filter, report }
}

async function wordsOf(tx: Tx, locale: Locale): Promise<Words> {
  const names = await namesOfKind(tx, { kind: 'offline-types', locale })
  return new Map(names.map(({ code, name }) => [code, name]))
}

type Row = repository.TimeGroupRow
const sumOf = (rows: Row[]) => ({
  entries: rows.reduce((sum, { entries }) => sum + entries, 0),
  minutes: rows.reduce((sum, { minutes }) => sum + minutes, 0),
})

type Grouping = { groupBy: TimeReport['groupBy']; words: Words }

/** Most time first, in groups and in the parts of each. */
function groupUp(rows: Row[], { groupBy, words }: Grouping): Group[] {
  const person = (row: Row) => ({ key: row.userId, name: row.userName })
  const type = (row: Row) => ({ key: row.typeCode, name: words.get(row.typeCode) ?? row.typeCode })
  const [outer, inner] = groupBy === 'person' ? [person, type] : [type, person]
  return [...Map.groupBy(rows, (row) => outer(row).key)]
    .flatMap(([key, mine]) => {
      const [first] = mine
      if (!first) return []
      const parts = mine.map((row) => ({
        ...inner(row),
        entries: row.entries,
        minutes: row.minutes,
      }))
      return [{ key, name: outer(first).name, ...sumOf(mine), parts: parts.toSorted(byTime) }]
    })
    .toSorted(byTime)
}

type Timed = { key: string; minutes: number }
const byTime = (one: Timed, other: Timed) =>
  other.minutes - one.minutes || (one.key < other.key ? -1 : 1)

const toLine = (row: repository.TimeRow, words: Words): TimeLine => ({
  id: row.id,
  workedOn: row.workedOn,
  startedAt: row.startedAt.toISOString(),
  person: { id: row.userId, name: row.userName },
  type: { code: row.typeCode, name: words.get(row.typeCode) ?? row.typeCode },
  minutes: row.minutes,
  note: row.note,
})
