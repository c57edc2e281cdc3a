import type { UsageReport, UsageReportQuery } from '@mesa/shared/wire/contract-reports.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database } from '../../db/database.ts'
import { localDateOf } from '../../local-date.ts'
import type { Locale } from '../../locales/problem-text-types.ts'
import { nameIn } from '../catalogs/catalog-entries.service.ts'
import { currentDesk } from '../tenants/tenants.service.ts'
import { demandContracts } from './contract-reports.service.ts'
import { readMonths, splitPeriod } from './report-period.ts'
import * as repository from './usage-report.repository.ts'

export type UsageReportService = ReturnType<typeof createUsageReportService>
type Group = UsageReport['groups'][number]
type Usage = repository.UsageSums & Pick<Group, 'contracts'>

const groupsMax = 1000
const monthsShown = 12

/** RP-9: hours used against contracted. */
export const createUsageReportService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  async report(actor: Caller, query: UsageReportQuery, locale: Locale): Promise<UsageReport> {
    demandContracts(actor)
    const { groupBy = 'contract', format: _, ...filters } = query
    const at = clock.now()
    return db.transaction(
      actor,
      async (tx) => {
        const { timeZone } = await currentDesk(tx)
        const period = readMonths(query, { today: localDateOf(at, timeZone), months: monthsShown })
        const filter = { ...filters, ...period }
        const rows = await repository.listUsage(tx, filter)
        const months = await repository.listMonths(tx, filter)
        const groups = groupUp(rows, { groupBy, locale })
        return {
          ...period,
          timeZone,
          at: at.toISOString(),
          groupBy,
          totals: withShare(rows.reduce(add, nothing)),
          series: splitPeriod(period, 'month').map(({ start, ...part }) => {
            const row = months.find(({ month }) => month === start.slice(0, 7))
            const { usedMinutes = 0, grantedMinutes = 0 } = row ?? {}
            return { ...part, usedMinutes, grantedMinutes }
          }),
          groups: groups.slice(0, groupsMax),
          groupsLeftOff: Math.max(0, groups.length - groupsMax),
        }
      },
      { readOnly: true, isLong: true },
    )
  },
})

type Row = repository.UsageRow
const nothing: Usage = {
  contracts: 0,
  contractedMinutes: 0,
  usedMinutes: 0,
  usedCarriedMinutes: 0,
  usedBeforeMinutes: 0,
}

const add = (sums: Usage, row: Omit<Usage, 'contracts'>): Usage => ({
  contracts: sums.contracts + 1,
  contractedMinutes: sums.contractedMinutes + row.contractedMinutes,
  usedMinutes: sums.usedMinutes + row.usedMinutes,
  usedCarriedMinutes: sums.usedCarriedMinutes + row.usedCarriedMinutes,
  usedBeforeMinutes: sums.usedBeforeMinutes + row.usedBeforeMinutes,
})

/** Hours carried over were contracted with the period before: neither they nor their use count in the share. */
function withShare({ usedCarriedMinutes, ...sums }: Usage) {
  const { contractedMinutes, usedMinutes, usedBeforeMinutes } = sums
  const used = usedMinutes - usedCarriedMinutes + usedBeforeMinutes
  const share = contractedMinutes === 0 ? null : Math.round((used / contractedMinutes) * 1e4) / 1e4
  return { ...sums, usedShare: share }
}

type Grouping = { groupBy: UsageReport['groupBy']; locale: Locale }

/** Most used first. */
function groupUp(rows: Row[], { groupBy, locale }: Grouping): Group[] {
  const keyOf = (row: Row) =>
    ({ contract: row.id, organization: row.organizationId, type: row.typeId ?? 'none' })[groupBy]
  const nameOf = (row: Row) =>
    ({
      contract: `${row.code} ${row.name}`,
      organization: row.organizationName,
      type: row.typeName === null ? null : nameIn(row.typeName, locale),
    })[groupBy]
  return [...Map.groupBy(rows, keyOf)]
    .flatMap(([key, mine]) => {
      const [first] = mine
      if (!first) return []
      const organizationName = groupBy === 'contract' ? first.organizationName : null
      const sums = withShare(mine.reduce(add, nothing))
      return [{ key, name: nameOf(first), organizationName, ...sums }]
    })
    .toSorted((one, other) => other.usedMinutes - one.usedMinutes || (one.key < other.key ? -1 : 1))
}
