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
  text,
  Uuid,
} from './common.schema.ts'
import { ContractKind, ContractTermsBody, HoursPeriod } from './contract-terms.schema.ts'
import { HoursForecast } from './forecast.schema.ts'

export const RenewalCause = Type.Enum(['days', 'hours', 'forecast', 'manual'], { type: 'string' })
export type RenewalCause = Static<typeof RenewalCause>

export const RenewalOutcome = Type.Enum(['renewed', 'upgraded', 'not_renewed'], { type: 'string' })
export type RenewalOutcome = Static<typeof RenewalOutcome>

export const RenewalStatus = Type.Enum(['open', 'done'], { type: 'string' })
export type RenewalStatus = Static<typeof RenewalStatus>

const ContractNamed = Type.Object({ id: Uuid, number: Type.String(), name: Type.String() })

export const RenewalTask = Type.Object({
  id: Uuid,
  contract: ContractNamed,
  organization: NamedThing,
  /** Exclusive: the contract's. */
  endsOn: LocalDate,
  cause: RenewalCause,
  dueOn: LocalDate,
  owner: nullable(NamedThing),
  status: RenewalStatus,
  outcome: nullable(RenewalOutcome),
  renewedContract: nullable(ContractNamed),
  note: nullable(Type.String()),
  createdBy: Type.String(),
  createdAt: Instant,
  finishedAt: nullable(Instant),
  finishedBy: nullable(Type.String()),
  etag: Type.String(),
})
export type RenewalTask = Static<typeof RenewalTask>

/** A contract on the radar, with why it is there. */
export const RenewalRow = Type.Object({
  contract: Type.Object({
    ...ContractNamed.properties,
    kind: ContractKind,
    typeId: nullable(Uuid),
    typeName: nullable(Type.String()),
    startsOn: LocalDate,
    /** Exclusive. */
    endsOn: LocalDate,
    period: HoursPeriod,
    isUnlimited: Type.Boolean(),
  }),
  organization: NamedThing,
  /** Days until `endsOn`; 0 or below once past. */
  daysLeft: Type.Integer(),
  /** Available less overdraft; null: unlimited, or it has no hours of its own. */
  minutesLeft: nullable(SignedMinutes),
  grantedMinutes: Minutes,
  /** Null: nothing to go by. */
  forecast: nullable(HoursForecast),
  /** Which of what was asked it meets. */
  causes: Type.Array(RenewalCause),
  /** The open one, else the last that was finished. */
  task: nullable(RenewalTask),
})
export type RenewalRow = Static<typeof RenewalRow>

/**
 * `GET /renewals`: live contracts that nobody renewed, soonest to end first, that meet any of the
 * three; without any of them every one, or those that ended with a task still open.
 */
export const RenewalQuery = Type.Object(
  {
    ...pageFields,
    organizationId: Type.Optional(Uuid),
    endsWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660 })),
    minutesLeftBelow: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
    runsOutWithinDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3660 })),
  },
  strict,
)
export type RenewalQuery = Static<typeof RenewalQuery>

/** A page may hold fewer than `limit` and still have a next one: by forecast it looks at some at a time. */
export const RenewalList = page(RenewalRow)
export type RenewalList = Static<typeof RenewalList>

/** `GET /renewal-tasks`, soonest due first; finished ones last finished first. */
export const RenewalTaskQuery = Type.Object(
  {
    ...pageFields,
    status: Type.Optional(RenewalStatus),
    ownerId: Type.Optional(Uuid),
    organizationId: Type.Optional(Uuid),
    contractId: Type.Optional(Uuid),
  },
  strict,
)
export type RenewalTaskQuery = Static<typeof RenewalTaskQuery>

export const RenewalTaskList = page(RenewalTask)
export type RenewalTaskList = Static<typeof RenewalTaskList>

/** `POST /renewal-tasks`: by hand; one open per contract (409 `already_exists`). */
export const CreateRenewalTaskBody = Type.Object(
  {
    contractId: Uuid,
    dueOn: LocalDate,
    /** Absent: the account lead, where there is one. */
    ownerId: Type.Optional(nullable(Uuid)),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type CreateRenewalTaskBody = Static<typeof CreateRenewalTaskBody>

/** `PATCH /renewal-tasks/:id` with If-Match; an outcome finishes it, once. */
export const PatchRenewalTaskBody = Type.Object(
  {
    ownerId: Type.Optional(nullable(Uuid)),
    dueOn: Type.Optional(LocalDate),
    outcome: Type.Optional(RenewalOutcome),
    /** Required with `renewed`: a contract of the same organization that goes on from this one. */
    renewedContractId: Type.Optional(Uuid),
    note: Type.Optional(nullable(text(2000))),
  },
  { ...strict, minProperties: 1 },
)
export type PatchRenewalTaskBody = Static<typeof PatchRenewalTaskBody>

/**
 * `POST /contracts/:id/renewals` (201 `ContractView`): the contract that goes on from this one, by
 * its terms or those of a type; the open task is finished as renewed. Once: 409 `already_exists`.
 */
export const RenewContractBody = Type.Object(
  {
    startsOn: LocalDate,
    /** Exclusive. */
    endsOn: LocalDate,
    typeId: Type.Optional(Uuid),
    /** Single keys that are to be other than the type's, or than the old contract's. */
    terms: Type.Optional(ContractTermsBody),
    number: Type.Optional(text(40)),
    name: Type.Optional(text(120)),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type RenewContractBody = Static<typeof RenewContractBody>
