import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  Money,
  NamedThing,
  nullable,
  page,
  pageFields,
  strict,
  text,
  TimeZone,
  Uuid,
} from './common.schema.ts'
import { ContractKind, ContractTermsBody, HoursPeriod, Price } from './contract-terms.schema.ts'
import { HoursForecast } from './forecast.schema.ts'

/** granted + overdraft = consumed + held + expired + available. */
export const ContractBalance = Type.Object({
  grantedMinutes: Minutes,
  consumedMinutes: Minutes,
  heldMinutes: Minutes,
  expiredMinutes: Minutes,
  availableMinutes: Minutes,
  /** Of the available ones: of lots that ended, for late time sheets of their days alone (HR-3). */
  graceMinutes: Minutes,
  /** Of the available ones: of lots that have not begun. */
  futureMinutes: Minutes,
  overdraftMinutes: Minutes,
  asOf: Instant,
  /** HR-12, of `GET /contracts/:id/balance`; null: nothing to go by. */
  forecast: Type.Optional(nullable(HoursForecast)),
})
export type ContractBalance = Static<typeof ContractBalance>

export const ContractStatus = Type.Enum(['future', 'active', 'expired', 'terminated'], {
  type: 'string',
})
export type ContractStatus = Static<typeof ContractStatus>

export const ContractView = Type.Object({
  id: Uuid,
  /** As printed, e.g. `CT-0092`. */
  number: Type.String(),
  name: Type.String(),
  kind: ContractKind,
  /** Of the catalogue `contract-types`. */
  typeId: nullable(Uuid),
  /** Which version of its terms is in force (HR-1). */
  termsVersion: Type.Integer({ minimum: 1 }),
  /** The contract that it goes on from (HR-12). */
  renewsId: nullable(Uuid),
  organizationId: Uuid,
  organizationName: Type.String(),
  startsOn: LocalDate,
  /** Exclusive. */
  endsOn: LocalDate,
  status: ContractStatus,
  /** Days until `endsOn`; negative once past. */
  daysLeft: Type.Integer(),
  period: HoursPeriod,
  /** Null: unlimited. */
  periodMinutes: nullable(Minutes),
  products: Type.Array(NamedThing),
  /** EN-3: its own; null: what its type says of the organization's size. */
  openCaseLimit: nullable(Type.Integer({ minimum: 0 })),
  /** EN-3: what holds, its own or its type's; null: no limit. */
  openCaseLimitInForce: nullable(Type.Integer({ minimum: 0 })),
  /** Per hour; what roles without money do not see is absent. */
  hourlyRate: Type.Optional(nullable(Money)),
  roundingMinutes: Type.Integer({ minimum: 1 }),
  overdraftMinutesMax: Minutes,
  timeZone: Type.String(),
  /** Null: its organization's, or the desk's. */
  calendarId: nullable(Uuid),
  balance: ContractBalance,
  note: nullable(Type.String()),
  createdAt: Instant,
  updatedAt: Instant,
  etag: Type.String(),
})
export type ContractView = Static<typeof ContractView>

export const ContractList = page(ContractView)
export type ContractList = Static<typeof ContractList>

/** `GET /contracts`. */
export const ContractListQuery = Type.Object(
  {
    ...pageFields,
    /** Words of its number, its name or its organization's. */
    q: Type.Optional(text(120)),
    organizationId: Type.Optional(Uuid),
    typeId: Type.Optional(Uuid),
    status: Type.Optional(ContractStatus),
    endsWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660 })),
    minutesLeftBelow: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  },
  strict,
)
export type ContractListQuery = Static<typeof ContractListQuery>

const editableFields = {
  name: text(120),
  endsOn: LocalDate,
  openCaseLimit: nullable(Type.Integer({ minimum: 0, maximum: 10_000 })),
  overdraftMinutesMax: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
  note: nullable(text(2000)),
}

/**
 * `POST /contracts`: the terms of `typeId` in force at `startsOn`, changed by `terms`, then by the single
 * fields beside them. Hours of periods are granted by themselves, others come as lots afterwards.
 */
export const CreateContractBody = Type.Object(
  {
    organizationId: Uuid,
    number: Type.Optional(text(40)),
    name: editableFields.name,
    kind: Type.Optional(ContractKind),
    typeId: Type.Optional(nullable(Uuid)),
    terms: Type.Optional(ContractTermsBody),
    startsOn: LocalDate,
    /** Exclusive. */
    endsOn: editableFields.endsOn,
    period: Type.Optional(HoursPeriod),
    periodMinutes: Type.Optional(nullable(Type.Integer({ minimum: 0, maximum: 10_000_000 }))),
    /** May be left to the terms. */
    productIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 100, uniqueItems: true })),
    openCaseLimit: Type.Optional(editableFields.openCaseLimit),
    hourlyRate: Type.Optional(nullable(Price)),
    roundingMinutes: Type.Optional(Type.Integer({ minimum: 1, maximum: 480 })),
    overdraftMinutesMax: Type.Optional(editableFields.overdraftMinutesMax),
    timeZone: Type.Optional(TimeZone),
    note: Type.Optional(editableFields.note),
  },
  strict,
)
export type CreateContractBody = Static<typeof CreateContractBody>

/** `PATCH /contracts/:id`. */
export const PatchContractBody = Type.Object(
  {
    name: Type.Optional(editableFields.name),
    endsOn: Type.Optional(editableFields.endsOn),
    typeId: Type.Optional(nullable(Uuid)),
    productIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 100, uniqueItems: true })),
    openCaseLimit: Type.Optional(editableFields.openCaseLimit),
    overdraftMinutesMax: Type.Optional(editableFields.overdraftMinutesMax),
    /** Measures its open cases from now on; null: by the organization's or the desk's calendar. */
    calendarId: Type.Optional(nullable(Uuid)),
    note: Type.Optional(editableFields.note),
  },
  { ...strict, minProperties: 1 },
)
export type PatchContractBody = Static<typeof PatchContractBody>

export const LotOrigin = Type.Enum(
  ['purchase', 'monthly', 'annual', 'maintenance', 'courtesy', 'carry_over', 'reversal'],
  { type: 'string' },
)
export type LotOrigin = Static<typeof LotOrigin>

/** `POST /contracts/:id/lots`; `id` and `periodKey` make a repeated delivery one lot. */
export const GrantLotBody = Type.Object(
  {
    id: Type.Optional(Uuid),
    minutes: Type.Integer({ minimum: 1, maximum: 6_000_000 }),
    validFrom: LocalDate,
    /** Exclusive. */
    validUntil: LocalDate,
    origin: LotOrigin,
    note: Type.Optional(text(2000)),
    periodKey: Type.Optional(text(64)),
  },
  strict,
)
export type GrantLotBody = Static<typeof GrantLotBody>

/** granted = available + held + consumed + expired. */
export const LotView = Type.Object({
  id: Uuid,
  contractId: Uuid,
  name: Type.String(),
  origin: LotOrigin,
  periodKey: nullable(Type.String()),
  validFrom: LocalDate,
  /** Exclusive. */
  validUntil: LocalDate,
  accumulates: Type.Boolean(),
  note: nullable(Type.String()),
  grantedMinutes: Minutes,
  availableMinutes: Minutes,
  heldMinutes: Minutes,
  consumedMinutes: Minutes,
  expiredMinutes: Minutes,
  createdAt: Instant,
})
export type LotView = Static<typeof LotView>

/** `GET /contracts/:id/lots`, soonest to end first. */
export const LotList = page(LotView)
export type LotList = Static<typeof LotList>

/** `POST /contracts/:id/adjustments`: above 0 grants, below 0 consumes. */
export const AdjustmentBody = Type.Object(
  {
    id: Type.Optional(Uuid),
    minutes: Type.Integer({ minimum: -6_000_000, maximum: 6_000_000 }),
    reason: text(2000),
    validFrom: Type.Optional(LocalDate),
    validUntil: Type.Optional(LocalDate),
  },
  strict,
)
export type AdjustmentBody = Static<typeof AdjustmentBody>
