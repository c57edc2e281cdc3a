import { Type, type Static } from 'typebox'
import { CatalogCode } from './catalogs.schema.ts'
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
import { Price } from './contract-terms.schema.ts'

/** What a rate prices: work outside of contracts, beyond the lots, or outside of attention hours. */
export const RateKind = Type.Enum(['independent', 'overdraft', 'after_hours'], { type: 'string' })
export type RateKind = Static<typeof RateKind>

/** The price of an hour from a day on (HR-11). */
export const RateView = Type.Object({
  id: Uuid,
  kind: RateKind,
  /** A code of the catalogue `components`; null: whichever. */
  component: nullable(Type.String()),
  validFrom: LocalDate,
  hourPrice: Price,
  note: nullable(Type.String()),
  /** Whether work of today is priced by it. */
  isInForce: Type.Boolean(),
  createdBy: PersonView,
  createdAt: Instant,
  withdrawnAt: nullable(Instant),
  withdrawnBy: nullable(Type.String()),
})
export type RateView = Static<typeof RateView>

/** `GET /rates`: by kind, the newest day first. */
export const RateList = page(RateView)
export type RateList = Static<typeof RateList>

export const RateListQuery = Type.Object(
  {
    ...pageFields,
    kind: Type.Optional(RateKind),
    includeWithdrawn: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type RateListQuery = Static<typeof RateListQuery>

/** `POST /rates`; a later one of the same day and component takes the place of the earlier. */
export const CreateRateBody = Type.Object(
  {
    kind: RateKind,
    component: Type.Optional(nullable(CatalogCode)),
    validFrom: LocalDate,
    hourPrice: Price,
    note: Type.Optional(text(500)),
  },
  strict,
)
export type CreateRateBody = Static<typeof CreateRateBody>
