import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  NamedThing,
  nullable,
  page,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'
import { ContractTermsBody, ContractTermsView } from './contract-terms.schema.ts'

/** What holds for a contract from a day on. */
export const ContractVersionView = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  effectiveFrom: LocalDate,
  /** Whether it holds today. */
  isInForce: Type.Boolean(),
  /** The type its terms were taken from, and which version of it. */
  type: nullable(NamedThing),
  typeVersion: nullable(Type.Integer({ minimum: 1 })),
  terms: ContractTermsView,
  /** The desk's own words; absent for customers. */
  reason: Type.Optional(nullable(Type.String())),
  createdBy: PersonView,
  createdAt: Instant,
})
export type ContractVersionView = Static<typeof ContractVersionView>

/** `GET /contracts/:id/versions`, the newest first. */
export const ContractVersionList = page(ContractVersionView)
export type ContractVersionList = Static<typeof ContractVersionList>

/** The hours an upgrade brings with it. */
const UpgradeLot = Type.Object(
  {
    id: Type.Optional(Uuid),
    minutes: Type.Integer({ minimum: 1, maximum: 6_000_000 }),
    validFrom: LocalDate,
    /** Exclusive. */
    validUntil: LocalDate,
    note: Type.Optional(text(2000)),
  },
  strict,
)

/**
 * `POST /contracts/:id/versions`: other terms from a day on. `typeId` takes those of a type, `terms`
 * changes single keys of them, or of the terms in force; `lot` is granted in the same transaction.
 */
export const AddContractVersionBody = Type.Object(
  {
    effectiveFrom: LocalDate,
    typeId: Type.Optional(Uuid),
    terms: Type.Optional(ContractTermsBody),
    reason: text(2000),
    lot: Type.Optional(UpgradeLot),
  },
  strict,
)
export type AddContractVersionBody = Static<typeof AddContractVersionBody>
