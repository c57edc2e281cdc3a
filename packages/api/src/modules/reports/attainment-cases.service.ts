import { can } from '@mesa/shared/access/can'
import type {
  AttainmentCase,
  AttainmentCases,
  AttainmentCasesQuery,
} from '@mesa/shared/wire/reports.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Reader } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { calendarOfVersion } from '../calendars/calendars.service.ts'
import { listClocks } from './attainment-cases.repository.ts'
import { reportFilter } from './attainment.service.ts'

export type AttainmentCasesService = ReturnType<typeof createAttainmentCasesService>

type Deps = { db: Database; clock: Clock; cursors: Cursors }
type Row = Awaited<ReturnType<typeof listClocks>>[number]

export const createAttainmentCasesService = ({ db, clock, cursors }: Deps) => ({
  /** The clocks behind a figure of RP-12, under the same filter. */
  async list(actor: Caller, query: AttainmentCasesQuery): Promise<AttainmentCases> {
    if (!can(actor, 'report.read').allowed) throw new AppError('not_allowed')
    const { limit = 50, cursor, ...filters } = query
    const { metric = 'first_reply', outcome } = filters
    const bound = { actor, filters: { list: 'rp-12', ...filters } }
    const [position, ticketId, cycle] = cursors.decode(cursor, bound) ?? []
    const before =
      position === undefined
        ? undefined
        : { position: String(position), ticketId: String(ticketId), cycle: Number(cycle) }
    const now = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const filter = await reportFilter(tx, filters, now)
        const rows = await listClocks(tx, { filter, metric, outcome, now, before, limit })
        const { items, nextCursor } = toPage(rows, limit, (last) =>
          cursors.encode([last.position, last.ticketId, last.cycle], bound),
        )
        const cases: AttainmentCase[] = []
        for (const row of items) cases.push(await toCase(tx, row, now))
        return { items: cases, nextCursor }
      },
      { readOnly: true, isLong: true },
    )
  },
})

async function toCase(reader: Reader, row: Row, now: Date): Promise<AttainmentCase> {
  const { number, subject, criticality, cycle, startedAt, dueAt, finishedAt, outcome } = row
  const due = row.breachedAt ?? dueAt
  return {
    number,
    subject,
    organization: { id: row.organizationId, name: row.organizationName },
    criticality,
    cycle,
    startedAt: startedAt.toISOString(),
    dueAt: due?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    outcome,
    isByRetarget: row.isByRetarget,
    lateMinutes:
      outcome === 'breached' && due
        ? await lateMinutes(reader, row, [due, finishedAt ?? now])
        : null,
    lateUnit: row.unit === 'clock' ? 'clock' : 'business',
  }
}

/** In the clock's own kind of minutes; in red, in attention minutes, as the report sums them. */
async function lateMinutes(reader: Reader, row: Row, [due, end]: [Date, Date]) {
  const clockMs = end.getTime() - due.getTime()
  if (row.unit === 'clock') return Math.max(0, Math.round(clockMs / 60_000))
  const { calendar } = await calendarOfVersion(reader, row.calendarVersionId)
  return Math.max(0, Math.round(calendar.between(due.getTime(), end.getTime()) / 60_000))
}
