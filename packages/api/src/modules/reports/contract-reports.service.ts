import { can } from '@mesa/shared/access/can'
import type {
  ContractLine,
  ContractLines,
  ContractLinesQuery,
  ContractsReport,
  ContractsReportQuery,
  EndingReport,
  EndingReportQuery,
} from '@mesa/shared/wire/contract-reports.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { nameIn } from '../catalogs/catalog-entries.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import * as repository from './contract-lines.repository.ts'

export type EndingReportService = ReturnType<typeof createEndingReportService>
export type ContractReportsService = ReturnType<typeof createContractReportsService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

const groupsMax = 1000
/** Lines of a file; a page holds 200 at most. */
const fileLinesMax = 10_000

const longRead = { readOnly: true, isLong: true } as const

/** RP-6: what is left of contracts, in days and hours. */
export const createContractReportsService = ({ db, clock, cursors }: Deps) => {
  return {
    /** RP-6. */
    async contracts(
      actor: Caller,
      query: ContractsReportQuery,
      locale: Locale,
    ): Promise<ContractsReport> {
      demandContracts(actor)
      const { status = 'active', groupBy = 'type', format: _, ...filter } = query
      const at = clock.now()
      const rows = await db.transaction(
        actor,
        (tx) => repository.sumLines(tx, { filter: { ...filter, status, at }, groupBy }),
        longRead,
      )
      const groups = rows.filter(({ isTotal }) => !isTotal)
      return {
        at: at.toISOString(),
        status,
        groupBy,
        totals: toSums(rows.find(({ isTotal }) => isTotal)),
        groups: groups.slice(0, groupsMax).map((row) => ({
          key: row.key ?? 'none',
          name: groupBy === 'organization' ? row.organizationName : typeName(row.typeName, locale),
          ...toSums(row),
          ...(groupBy === 'kind' && { name: null }),
        })),
        groupsLeftOff: Math.max(0, groups.length - groupsMax),
      }
    },

    /** The contracts behind a figure of RP-6. */
    async lines(actor: Caller, query: ContractLinesQuery, locale: Locale): Promise<ContractLines> {
      demandContracts(actor)
      const { limit = 50, cursor, status = 'active', ...filter } = query
      const bound = { actor, filters: { list: 'rp-6', status, ...filter } }
      const after = positionOf(cursors.decode(cursor, bound))
      const at = clock.now()
      const listing = { filter: { ...filter, status, at }, ending: undefined, after, limit }
      const rows = await db.transaction(actor, (tx) => repository.listLines(tx, listing), longRead)
      const { items, nextCursor } = toPage(rows, limit, (last) =>
        cursors.encode([last.endsOn, last.id], bound),
      )
      return { items: items.map((row) => toLine(row, status, locale)), nextCursor }
    },
  }
}

/** RP-7: contracts that end soon, or have few hours left. */
export const createEndingReportService = ({ db, clock, cursors }: Deps) => ({
  /** RP-7; as a file with every line, up to 10,000. */
  async ending(actor: Caller, query: EndingReportQuery, locale: Locale): Promise<EndingReport> {
    demandContracts(actor)
    const { limit: asked = 50, cursor, format = 'json', ...filters } = query
    const { endsWithinDays, minutesLeftBelow, ...filter } = filters
    const bound = { actor, filters: { list: 'rp-7', ...filters } }
    const after = positionOf(cursors.decode(cursor, bound))
    const limit = format === 'json' ? asked : fileLinesMax
    const at = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const isAsked = endsWithinDays !== undefined || minutesLeftBelow !== undefined
        const byRule = (await policyInForce(tx)).policy.hours.renewalAlertDays
        const ending = {
          endsWithinDays: isAsked ? (endsWithinDays ?? null) : byRule,
          minutesLeftBelow: minutesLeftBelow ?? null,
        }
        const inForce = { ...filter, status: 'active', at } as const
        const totals = await repository.countEnding(tx, inForce, ending)
        const rows = await repository.listLines(tx, { filter: inForce, ending, after, limit })
        const { items, nextCursor } = toPage(rows, limit, (last) =>
          cursors.encode([last.endsOn, last.id], bound),
        )
        return {
          at: at.toISOString(),
          ...ending,
          totals,
          items: items.map((row) => ({
            ...toLine(row, 'active', locale),
            isByDays: row.isByDays,
            isByMinutes: row.isByMinutes,
          })),
          nextCursor,
        }
      },
      longRead,
    )
  },
})

function positionOf([endsOn, id]: Array<string | number> = []) {
  return endsOn === undefined ? undefined : { endsOn: String(endsOn), id: String(id) }
}

/** `not_allowed` for whoever reads no report of contracts. */
export function demandContracts(actor: Caller): void {
  if (!can(actor, 'report.read_contracts').allowed) throw new AppError('not_allowed')
}

const typeName = (names: repository.Names | null, locale: Locale) =>
  names === null ? null : nameIn(names, locale)

function toSums(row: repository.GroupRow | undefined) {
  return {
    contracts: row?.contracts ?? 0,
    warranties: row?.warranties ?? 0,
    unlimited: row?.unlimited ?? 0,
    grantedMinutes: row?.grantedMinutes ?? 0,
    consumedMinutes: row?.consumedMinutes ?? 0,
    heldMinutes: row?.heldMinutes ?? 0,
    expiredMinutes: row?.expiredMinutes ?? 0,
    minutesLeft: row?.minutesLeft ?? 0,
    soonestDaysLeft: row?.soonestDaysLeft ?? null,
  }
}

const toLine = (
  row: repository.LineRow,
  status: ContractLine['status'],
  locale: Locale,
): ContractLine => ({
  contract: {
    id: row.id,
    number: row.code,
    name: row.name,
    kind: row.kind,
    type:
      row.typeId === null
        ? null
        : { id: row.typeId, name: typeName(row.typeName, locale) ?? row.typeId },
    period: row.period,
  },
  organization: { id: row.organizationId, name: row.organizationName },
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  status,
  daysLeft: row.daysLeft,
  isUnlimited: row.isUnlimited,
  grantedMinutes: row.grantedMinutes,
  consumedMinutes: row.consumedMinutes,
  heldMinutes: row.heldMinutes,
  expiredMinutes: row.expiredMinutes,
  minutesLeft: row.minutesLeft,
})
