import { can } from '@mesa/shared/access/can'
import type {
  AttainmentGroup,
  AttainmentQuery,
  AttainmentReport,
  ReportGroupBy,
} from '@mesa/shared/wire/reports.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Reader, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { calendarOfVersion, deskCalendar } from '../calendars/calendars.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import * as attainment from './attainment.repository.ts'
import * as times from './case-times.repository.ts'
import { openStretches } from './open-stretches.ts'
import type { ReportFilter } from './report-filter.repository.ts'
import { readPeriod, splitPeriod } from './report-period.ts'

export type AttainmentService = ReturnType<typeof createAttainmentService>

const groupsMax = 1000

/** RP-12: attainment, first reply, resolution and red time, by group and by week or month. */
export const createAttainmentService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /** `period_invalid` for an empty period or one of more than three years. */
  async report(actor: Caller, query: AttainmentQuery): Promise<AttainmentReport> {
    if (!can(actor, 'report.read').allowed) throw new AppError('not_allowed')
    const { metric = 'first_reply', groupBy = 'criticality', interval = 'week' } = query
    const asked = { metric, groupBy, interval }
    const now = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const filter = await reportFilter(tx, query, now)
        const stretches = await stretchesOf(tx, filter, now)
        const counted = await attainment.countClocks(tx, { filter, asked, now })
        const timed = await times.measureCases(tx, { filter, stretches, groupBy })
        const red = await times.measureRed(tx, { filter, stretches, now })
        const groups = await toGroups(tx, { groupBy, counted, timed })
        const total = counted.find(({ level }) => level === 'total')
        const { from, to, timeZone } = filter
        return {
          from,
          to,
          timeZone,
          at: now.toISOString(),
          ...asked,
          totals: {
            ...toCounts(total),
            ...toTimes(timed.find(({ isTotal }) => isTotal)),
            red: { minutes: toMinutes(red.seconds), cases: red.cases },
          },
          series: splitPeriod(filter, interval).map(({ start, ...part }) => ({
            ...part,
            ...toCounts(counted.find(({ bucket }) => bucket === start)),
          })),
          groups: groups.slice(0, groupsMax),
          groupsLeftOff: Math.max(0, groups.length - groupsMax),
        }
      },
      { readOnly: true, isLong: true },
    )
  },
})

type Asked = Pick<
  AttainmentQuery,
  'from' | 'to' | 'type' | 'productId' | 'organizationId' | 'criticality'
>

/** The filter of a query, with the desk's zone and the default period. */
export async function reportFilter(tx: Tx, query: Asked, now: Date): Promise<ReportFilter> {
  const { timeZone } = await currentDesk(tx)
  const { type, productId, organizationId, criticality } = query
  return {
    ...readPeriod(query, localDateOf(now, timeZone)),
    timeZone,
    ...(type !== undefined && { type }),
    ...(productId !== undefined && { productId }),
    ...(organizationId !== undefined && { organizationId }),
    ...(criticality !== undefined && { criticality }),
  }
}

/** Open time of every calendar the period's clocks were measured by, the desk's own first. */
async function stretchesOf(reader: Reader, filter: ReportFilter, now: Date) {
  const [own, used] = [await deskCalendar(reader), await times.listCalendarVersions(reader, filter)]
  const range = {
    from: Date.parse(filter.from) - 86_400_000,
    to: Math.max(now.getTime(), Date.parse(filter.to)),
  }
  const others = used.filter((id) => id !== own.versionId)
  const calendars = [own]
  for (const id of others) calendars.push(await calendarOfVersion(reader, id))
  return calendars.map((calendar) => openStretches(calendar, range))
}

type Rows = {
  groupBy: ReportGroupBy
  counted: Awaited<ReturnType<typeof attainment.countClocks>>
  timed: Awaited<ReturnType<typeof times.measureCases>>
}

/** Groups with clocks of this kind or cases opened; most late first. */
async function toGroups(
  reader: Reader,
  { groupBy, counted, timed }: Rows,
): Promise<AttainmentGroup[]> {
  const countsOf = new Map(
    counted.flatMap((row) => (row.level === 'group' ? [[row.key ?? '', row] as const] : [])),
  )
  const timesOf = new Map(
    timed.flatMap((row) => (row.isTotal ? [] : [[row.key ?? '', row] as const])),
  )
  const keys = [...new Set([...countsOf.keys(), ...timesOf.keys()])]
  const names = await namesOf(reader, groupBy, keys)
  return keys
    .map((key) => {
      const row = countsOf.get(key)
      const hasTarget = row && row.targetMinutes !== null && row.targetUnit !== null
      return {
        key,
        name: names.get(key) ?? null,
        target: hasTarget ? { minutes: row.targetMinutes!, unit: row.targetUnit! } : null,
        ...toCounts(row),
        ...toTimes(timesOf.get(key)),
      }
    })
    .toSorted((a, b) => b.breached - a.breached || b.clocks - a.clocks || (a.key < b.key ? -1 : 1))
}

async function namesOf(reader: Reader, groupBy: ReportGroupBy, ids: string[]) {
  if (groupBy === 'criticality') return new Map<string, string>()
  const table = groupBy === 'product' ? 'products' : 'organizations'
  const found = await attainment.listNames(reader, { table, ids })
  return new Map(found.map(({ id, name }) => [id, name]))
}

const toMinutes = (seconds: number) => Math.max(0, Math.round(seconds / 60))

function toCounts(row: attainment.Counts | undefined) {
  const { clocks = 0, met = 0, breached = 0, breachedByRetarget = 0 } = row ?? {}
  const ended = met + breached
  return {
    clocks,
    met,
    breached,
    breachedByRetarget,
    running: clocks - ended,
    attainment: ended === 0 ? null : Math.round((met / ended) * 10_000) / 10_000,
  }
}

function toTimes(row: Rows['timed'][number] | undefined) {
  const spread = (average: number | null, percentiles: [number, number] | null) =>
    average === null || percentiles === null
      ? null
      : {
          average: toMinutes(average),
          median: toMinutes(percentiles[0]),
          p90: toMinutes(percentiles[1]),
        }
  return {
    firstReply: {
      answered: row?.answered ?? 0,
      median: row?.reply ? toMinutes(row.reply[0]) : null,
      p90: row?.reply ? toMinutes(row.reply[1]) : null,
    },
    resolution: {
      closed: row?.closed ?? 0,
      business: row ? spread(row.businessAverage, row.business) : null,
      clock: row ? spread(row.clockAverage, row.clock) : null,
    },
  }
}
