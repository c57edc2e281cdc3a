import { Type, type Static } from 'typebox'
import { CatalogCode, CatalogNames } from './catalogs.schema.ts'
import {
  Instant,
  LocalDate,
  nullable,
  page,
  pageFields,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'
import { ContractTerms, ContractTermsBody } from './contract-terms.schema.ts'

/** What a type says from a day on; the newest that began is in force. */
export const ContractTypeVersion = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  effectiveFrom: LocalDate,
  /** Whether it holds today. */
  isInForce: Type.Boolean(),
  terms: ContractTerms,
  note: nullable(Type.String()),
  createdBy: PersonView,
  createdAt: Instant,
})
export type ContractTypeVersion = Static<typeof ContractTypeVersion>

/** A type of contract (HR-1): an entry of the catalogue `contract-types` with its terms. */
export const ContractTypeView = Type.Object({
  id: Uuid,
  code: Type.String(),
  /** In the reader's language. */
  name: Type.String(),
  names: CatalogNames,
  position: Type.Integer({ minimum: 0 }),
  retired: Type.Boolean(),
  /** In force today; of a type that begins later its first. */
  version: ContractTypeVersion,
  /** The next one that is announced. */
  upcoming: nullable(ContractTypeVersion),
  /** Contracts made from it. */
  contracts: Type.Integer({ minimum: 0 }),
})
export type ContractTypeView = Static<typeof ContractTypeView>

/** `GET /contract-types`, in the catalogue's order. */
export const ContractTypeList = page(ContractTypeView)
export type ContractTypeList = Static<typeof ContractTypeList>

export const ContractTypeListQuery = Type.Object(
  { ...pageFields, includeRetired: Type.Optional(Type.Boolean()) },
  strict,
)
export type ContractTypeListQuery = Static<typeof ContractTypeListQuery>

/** `GET /contract-types/:id/versions`, the newest first. */
export const ContractTypeVersionList = page(ContractTypeVersion)
export type ContractTypeVersionList = Static<typeof ContractTypeVersionList>

/** `POST /contract-types`: the entry and its first version; `effectiveFrom` is today unless sent. */
export const CreateContractTypeBody = Type.Object(
  {
    code: CatalogCode,
    name: text(120),
    names: Type.Optional(CatalogNames),
    effectiveFrom: Type.Optional(LocalDate),
    terms: ContractTermsBody,
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type CreateContractTypeBody = Static<typeof CreateContractTypeBody>

/** `POST /contract-types/:id/versions`: whole terms from a day on. */
export const AddContractTypeVersionBody = Type.Object(
  { effectiveFrom: LocalDate, terms: ContractTermsBody, note: Type.Optional(text(2000)) },
  strict,
)
export type AddContractTypeVersionBody = Static<typeof AddContractTypeVersionBody>
