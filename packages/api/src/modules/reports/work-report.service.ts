import { can } from '@mesa/shared/access/can'
import type {
  WorkLine,
  WorkLines,
  WorkLinesQuery,
  WorkReport,
  WorkReportQuery,
} from '@mesa/shared/wire/work-reports.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { namesOfKind } from '../catalogs/catalog-entries.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { readMonths } from './report-period.ts'
import * as repository from './work-report.repository.ts'

export type WorkReportService = ReturnType<typeof createWorkReportService>
/** What of a report only its files hold: every line, up to 10,000, and words for codes. */
export type WorkFile = { report: WorkReport; lines: WorkLine[]; components: Map<string, string> }
type Deps = { db: Database; clock: Clock; cursors: Cursors }

const peopleMax = 500
const fileLinesMax = 10_000
const monthsShown = 2

/** RP-8: hours charged to contracts by who did the work, with customers and work done. */
export const createWorkReportService = ({ db, clock, cursors }: Deps) => {
  const longRead = { readOnly: true, isLong: true } as const

  async function read(tx: Tx, { from, to, ...filters }: Omit<WorkReportQuery, 'format'>) {
    const at = clock.now()
    const span = await spanOf(tx, { from, to }, at)
    const filter = { ...filters, from: span.from, to: span.to }
    return { filter, report: toReport(await repository.sumWork(tx, filter), span, at) }
  }

  return {
    async report(actor: Caller, { format: _, ...query }: WorkReportQuery): Promise<WorkReport> {
      demandReport(actor)
      return db.transaction(actor, async (tx) => (await read(tx, query)).report, longRead)
    },

    async file(
      actor: Caller,
      { format: _, ...query }: WorkReportQuery,
      locale: Locale,
    ): Promise<WorkFile> {
      demandReport(actor)
      return db.transaction(
        actor,
        async (tx) => {
          const { filter, report } = await read(tx, query)
          const limit = fileLinesMax
          const rows = await repository.listWork(tx, { filter, before: undefined, limit })
          const names = await namesOfKind(tx, { kind: 'components', locale })
          const components = new Map(names.map(({ code, name }) => [code, name]))
          return { report, lines: rows.slice(0, limit).map(toLine), components }
        },
        longRead,
      )
    },

    /** The work behind a figure of RP-8. */
    async lines(actor: Caller, query: WorkLinesQuery): Promise<WorkLines> {
      demandReport(actor)
      const { limit = 50, cursor, from, to, ...filters } = query
      const bound = { actor, filters: { list: 'rp-8', from, to, ...filters } }
      const [workedOn, id] = cursors.decode(cursor, bound) ?? []
      const before =
        workedOn === undefined ? undefined : { workedOn: String(workedOn), id: String(id) }
      const rows = await db.transaction(
        actor,
        async (tx) => {
          const span = await spanOf(tx, { from, to }, clock.now())
          const filter = { ...filters, from: span.from, to: span.to }
          return repository.listWork(tx, { filter, before, limit })
        },
        longRead,
      )
      const { items, nextCursor } = toPage(rows, limit, (last) =>
        cursors.encode([last.workedOn, last.id], bound),
      )
      return { items: items.map(toLine), nextCursor }
    },
  }
}

export function demandReport(actor: Caller): void {
  if (!can(actor, 'report.read').allowed) throw new AppError('not_allowed')
}

type Period = { from: string | undefined; to: string | undefined }
export type Span = { from: string; to: string; timeZone: string }

/** The days asked for, else this month and the last, as the desk's zone has them. */
export async function spanOf(tx: Tx, asked: Period, at: Date): Promise<Span> {
  const { timeZone } = await currentDesk(tx)
  const today = localDateOf(at, timeZone)
  return { ...readMonths(asked, { today, months: monthsShown }), timeZone }
}

function toReport(rows: repository.WorkGroupRow[], span: Span, at: Date): WorkReport {
  const total = rows.find(({ level }) => level === 'total')
  const people = rows.filter(({ level }) => level === 'person')
  const customers = Map.groupBy(
    rows.filter(({ level }) => level === 'customer'),
    ({ userId }) => userId,
  )
  return {
    ...span,
    at: at.toISOString(),
    totals: {
      people: total?.people ?? 0,
      organizations: total?.organizations ?? 0,
      ...toSums(total),
    },
    people: people.slice(0, peopleMax).map((row) => ({
      id: row.userId ?? '',
      name: row.userName ?? '',
      ...toSums(row),
      organizations: (customers.get(row.userId) ?? []).map((one) => ({
        id: one.organizationId ?? '',
        name: one.organizationName ?? '',
        ...toSums(one),
      })),
    })),
    peopleLeftOff: Math.max(0, people.length - peopleMax),
  }
}

const toSums = (row: repository.WorkSums | undefined) => ({
  entries: row?.entries ?? 0,
  cases: row?.cases ?? 0,
  workedMinutes: row?.workedMinutes ?? 0,
  chargedMinutes: row?.chargedMinutes ?? 0,
})

const toLine = (row: repository.WorkRow): WorkLine => ({
  id: row.id,
  workedOn: row.workedOn,
  startedAt: row.startedAt.toISOString(),
  person: { id: row.userId, name: row.userName },
  ticketNumber: row.ticketNumber,
  subject: row.subject,
  organization: { id: row.organizationId, name: row.organizationName },
  contract: { id: row.contractId, number: row.contractCode, name: row.contractName },
  coverage: row.coverage,
  component: row.component,
  description: row.description,
  workedMinutes: row.workedMinutes,
  chargedMinutes: row.chargedMinutes,
})
