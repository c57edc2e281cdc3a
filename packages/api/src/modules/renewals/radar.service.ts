import { daysFrom } from '@mesa/shared/ledger/dates'
import type {
  RenewalCause,
  RenewalList,
  RenewalQuery,
  RenewalRow,
} from '@mesa/shared/wire/renewals.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database, Reader } from '../../db/database.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { nameIn } from '../catalogs/catalog-entries.service.ts'
import { hoursOf, type ContractHours } from './forecasts.service.ts'
import * as repository from './radar.repository.ts'
import { demand, lastTasksOf } from './renewal-tasks.service.ts'

export type RadarService = ReturnType<typeof createRadarService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

/** A page looks at no more contracts than this: the reader goes on from there. */
const lookedAtMax = 1000
const batchSize = 200

/** HR-12: contracts by their end, by the hours left, by when these run out. */
export const createRadarService = ({ db, clock, cursors }: Deps) => ({
  async list(actor: Caller, query: RenewalQuery, locale: Locale): Promise<RenewalList> {
    demand(actor, 'renewal.read')
    const { limit = 50, cursor, ...filters } = query
    const bound = { actor, filters: { list: 'renewals', ...filters } }
    const [endsOn, id] = cursors.decode(cursor, bound) ?? []
    const after = endsOn === undefined ? undefined : { endsOn: String(endsOn), id: String(id) }
    const { items, last } = await db.transaction(
      actor,
      (tx) => readPage(tx, { filters, after, limit, at: clock.now(), locale }),
      { readOnly: true },
    )
    const nextCursor = last === null ? null : cursors.encode([last.endsOn, last.id], bound)
    return { items, nextCursor }
  },
})

type Position = { endsOn: string; id: string }
type Asked = {
  filters: Omit<RenewalQuery, 'limit' | 'cursor'>
  after: Position | undefined
  limit: number
  at: Date
  locale: Locale
}
type Found = { row: repository.RadarRow; hours: ContractHours; causes: RenewalCause[] }

/** By forecast nothing but the forecast tells: contracts are looked at batch by batch. */
async function readPage(reader: Reader, { filters, after, limit, at, locale }: Asked) {
  const { endsWithinDays = null, minutesLeftBelow = null, runsOutWithinDays = null } = filters
  const mayRunOut = runsOutWithinDays !== null
  const size = mayRunOut ? batchSize : limit + 1
  const found: Found[] = []
  let from = after
  let looked = 0
  let isEnd = false
  while (found.length <= limit && looked < lookedAtMax && !isEnd) {
    const rows = await repository.listRadar(reader, {
      organizationId: filters.organizationId,
      endsWithinDays,
      minutesLeftBelow,
      mayRunOut,
      after: from,
      at,
      limit: size,
    })
    const hours = await hoursOf(reader, rows, at)
    found.push(...meeting(rows, hours, filters))
    looked += rows.length
    from = rows.at(-1) ?? from
    isEnd = rows.length < size
  }
  const shown = found.slice(0, limit)
  const tasks = await lastTasksOf(
    reader,
    shown.map(({ row }) => row.id),
  )
  const hasMore = found.length > limit || !isEnd
  const last = found.length > limit ? shown.at(-1)?.row : from
  return {
    items: shown.map(({ row, hours, causes }): RenewalRow => ({
      contract: {
        id: row.id,
        number: row.code,
        name: row.name,
        kind: row.kind,
        typeId: row.typeId,
        typeName: row.typeName === null ? null : nameIn(row.typeName, locale),
        startsOn: row.startsOn,
        endsOn: row.endsOn,
        period: row.period,
        isUnlimited: row.unlimited,
      },
      organization: { id: row.organizationId, name: row.organizationName },
      daysLeft: daysFrom(row.today, row.endsOn),
      minutesLeft: row.unlimited || hours.grantedMinutes === 0 ? null : hours.minutesLeft,
      grantedMinutes: hours.grantedMinutes,
      forecast: hours.forecast,
      causes,
      task: tasks.get(row.id) ?? null,
    })),
    last: hasMore && last ? { endsOn: last.endsOn, id: last.id } : null,
  }
}

function meeting(
  rows: repository.RadarRow[],
  hoursById: Map<string, ContractHours>,
  filters: Asked['filters'],
): Found[] {
  const { endsWithinDays, minutesLeftBelow, runsOutWithinDays } = filters
  const asksAny = [endsWithinDays, minutesLeftBelow, runsOutWithinDays].some(
    (one) => one !== undefined,
  )
  return rows.flatMap((row) => {
    const hours = hoursById.get(row.id)
    if (!hours) return []
    const hasHours = !row.unlimited && hours.grantedMinutes > 0
    const runsOutOn = hours.forecast?.runsOutOn ?? null
    const met: Array<RenewalCause | false> = [
      endsWithinDays !== undefined && daysFrom(row.today, row.endsOn) <= endsWithinDays && 'days',
      minutesLeftBelow !== undefined && hasHours && hours.minutesLeft < minutesLeftBelow && 'hours',
      runsOutWithinDays !== undefined &&
        runsOutOn !== null &&
        daysFrom(row.today, runsOutOn) <= runsOutWithinDays &&
        'forecast',
    ]
    const causes = met.filter((one) => one !== false)
    return asksAny && causes.length === 0 ? [] : [{ row, hours, causes }]
  })
}
