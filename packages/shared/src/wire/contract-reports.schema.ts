import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  NamedThing,
  nullable,
  page,
  pageFields,
  SignedMinutes,
  strict,
  Uuid,
} from './common.schema.ts'
import { ContractKind, HoursPeriod } from './contract-terms.schema.ts'
import { ContractStatus } from './contracts.schema.ts'

const format = Type.Optional(Type.Enum(['json', 'csv', 'xlsx'], { type: 'string' }))
const Count = Type.Integer({ minimum: 0 })

/** Which contracts count; a figure opens its contracts with the same words. */
const contractFilter = {
  organizationId: Type.Optional(Uuid),
  typeId: Type.Optional(Uuid),
  kind: Type.Optional(ContractKind),
}

/** One contract with what is left of it. */
export const ContractLine = Type.Object({
  contract: Type.Object({
    id: Uuid,
    number: Type.String(),
    name: Type.String(),
    kind: ContractKind,
    type: nullable(NamedThing),
    period: HoursPeriod,
  }),
  organization: NamedThing,
  startsOn: LocalDate,
  /** Exclusive. */
  endsOn: LocalDate,
  status: ContractStatus,
  /** Until `endsOn`; 0 or below once past. */
  daysLeft: Type.Integer(),
  isUnlimited: Type.Boolean(),
  grantedMinutes: Minutes,
  consumedMinutes: Minutes,
  heldMinutes: Minutes,
  expiredMinutes: Minutes,
  /** Available less overdraft. */
  minutesLeft: SignedMinutes,
})
export type ContractLine = Static<typeof ContractLine>

export const ContractLines = page(ContractLine)
export type ContractLines = Static<typeof ContractLines>

export const ContractGroupBy = Type.Enum(['type', 'organization', 'kind'], { type: 'string' })
export type ContractGroupBy = Static<typeof ContractGroupBy>

const contractSums = {
  contracts: Count,
  /** Of `contracts`. */
  warranties: Count,
  unlimited: Count,
  grantedMinutes: Minutes,
  consumedMinutes: Minutes,
  heldMinutes: Minutes,
  expiredMinutes: Minutes,
  minutesLeft: SignedMinutes,
  /** Days to the soonest end; null without contracts. */
  soonestDaysLeft: nullable(Type.Integer()),
}

/** `GET /reports/rp-6`: contracts and warranties by type or customer. Default: those in force. */
export const ContractsReportQuery = Type.Object(
  {
    ...contractFilter,
    status: Type.Optional(ContractStatus),
    groupBy: Type.Optional(ContractGroupBy),
    format,
  },
  strict,
)
export type ContractsReportQuery = Static<typeof ContractsReportQuery>

export const ContractsReport = Type.Object({
  at: Instant,
  status: ContractStatus,
  groupBy: ContractGroupBy,
  totals: Type.Object(contractSums),
  /** Soonest to end first, at most 1000. */
  groups: Type.Array(
    Type.Object({
      /** Value of the filter that names it; `none`: without a type. */
      key: Type.String(),
      name: nullable(Type.String()),
      ...contractSums,
    }),
  ),
  groupsLeftOff: Count,
})
export type ContractsReport = Static<typeof ContractsReport>

/** `GET /reports/rp-6/contracts`: behind a figure, soonest to end first. */
export const ContractLinesQuery = Type.Object(
  { ...pageFields, ...contractFilter, status: Type.Optional(ContractStatus) },
  strict,
)
export type ContractLinesQuery = Static<typeof ContractLinesQuery>

/**
 * `GET /reports/rp-7`: contracts in force that end within days or have fewer minutes left; default:
 * the days of the rulebook. Pages, soonest to end first; files hold the first 10,000.
 */
export const EndingReportQuery = Type.Object(
  {
    ...pageFields,
    ...contractFilter,
    endsWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660 })),
    minutesLeftBelow: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    format,
  },
  strict,
)
export type EndingReportQuery = Static<typeof EndingReportQuery>

export const EndingReport = Type.Object({
  at: Instant,
  /** What was asked, or the rulebook's. */
  endsWithinDays: nullable(Type.Integer()),
  minutesLeftBelow: nullable(Minutes),
  totals: Type.Object({ contracts: Count, byDays: Count, byMinutes: Count }),
  items: Type.Array(
    Type.Object({
      ...ContractLine.properties,
      isByDays: Type.Boolean(),
      isByMinutes: Type.Boolean(),
    }),
  ),
  nextCursor: nullable(Type.String()),
})
export type EndingReport = Static<typeof EndingReport>

export const UsageGroupBy = Type.Enum(['contract', 'organization', 'type'], { type: 'string' })
export type UsageGroupBy = Static<typeof UsageGroupBy>

const usage = {
  /** Lots in force on some day of the period, whole; hours carried over were contracted before. */
  contractedMinutes: Minutes,
  /** Charged for work of the period; below 0 where it only put earlier work right. */
  usedMinutes: SignedMinutes,
  /** Of those lots, used before the period. */
  usedBeforeMinutes: SignedMinutes,
  /** (before + used, carried hours aside) / contracted, four decimals; above 1 on overdraft, null without hours. */
  usedShare: nullable(Type.Number()),
}

/** `GET /reports/rp-9`: hours used against contracted; default: the last twelve months. */
export const UsageReportQuery = Type.Object(
  {
    ...contractFilter,
    contractId: Type.Optional(Uuid),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
    groupBy: Type.Optional(UsageGroupBy),
    format,
  },
  strict,
)
export type UsageReportQuery = Static<typeof UsageReportQuery>

export const UsageReport = Type.Object({
  from: LocalDate,
  to: LocalDate,
  timeZone: Type.String(),
  at: Instant,
  groupBy: UsageGroupBy,
  totals: Type.Object({ contracts: Count, ...usage }),
  /** Minutes charged by the month of the work. */
  series: Type.Array(
    Type.Object({
      from: LocalDate,
      to: LocalDate,
      usedMinutes: SignedMinutes,
      grantedMinutes: Minutes,
    }),
  ),
  /** Most used first, at most 1000. */
  groups: Type.Array(
    Type.Object({
      key: Type.String(),
      name: nullable(Type.String()),
      /** Of a contract: whose. */
      organizationName: nullable(Type.String()),
      contracts: Count,
      ...usage,
    }),
  ),
  groupsLeftOff: Count,
})
export type UsageReport = Static<typeof UsageReport>
