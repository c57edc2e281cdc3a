import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  Money,
  nullable,
  page,
  pageFields,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'

const currency = Money.properties.currency
const year = Type.Integer({ minimum: 2000, maximum: 2200 })
const minutesPerThousand = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** Minutes of maintenance that each 1,000 units of a licence payment bring in a year (HR-3). */
export const MaintenanceFactorView = Type.Object({
  id: Uuid,
  year,
  currency: Type.String(),
  minutesPerThousand,
  /** Whether payments of that year are sized by it: the newest of its year and currency. */
  isInForce: Type.Boolean(),
  note: nullable(Type.String()),
  createdBy: PersonView,
  createdAt: Instant,
})
export type MaintenanceFactorView = Static<typeof MaintenanceFactorView>

/** `GET /maintenance-factors`, the latest year first. */
export const MaintenanceFactorList = page(MaintenanceFactorView)
export type MaintenanceFactorList = Static<typeof MaintenanceFactorList>

export const MaintenanceFactorListQuery = Type.Object(
  { ...pageFields, year: Type.Optional(year) },
  strict,
)
export type MaintenanceFactorListQuery = Static<typeof MaintenanceFactorListQuery>

/** `POST /maintenance-factors`. */
export const CreateMaintenanceFactorBody = Type.Object(
  { year, currency, minutesPerThousand, note: Type.Optional(text(500)) },
  strict,
)
export type CreateMaintenanceFactorBody = Static<typeof CreateMaintenanceFactorBody>

/** A licence paid for a year, and the hours it brought. */
export const LicencePaymentView = Type.Object({
  id: Uuid,
  contractId: Uuid,
  licenceYear: year,
  paidOn: LocalDate,
  /** Absent for roles without money. */
  amount: Type.Optional(Money),
  minutesPerThousand,
  minutes: Minutes,
  /** Null: the factor made nothing of it. */
  lotId: nullable(Uuid),
  reference: nullable(Type.String()),
  recordedBy: PersonView,
  recordedAt: Instant,
})
export type LicencePaymentView = Static<typeof LicencePaymentView>

/** `GET /contracts/:id/licence-payments`, the latest year first. */
export const LicencePaymentList = page(LicencePaymentView)
export type LicencePaymentList = Static<typeof LicencePaymentList>

/** `POST /contracts/:id/licence-payments`: one a year; the lot ends with the licence year unless sent. */
export const CreateLicencePaymentBody = Type.Object(
  {
    licenceYear: year,
    paidOn: LocalDate,
    amount: Type.Object(
      { amount: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }), currency },
      strict,
    ),
    validFrom: LocalDate,
    /** Exclusive; a year after `validFrom`, or the contract's end, unless sent. */
    validUntil: Type.Optional(LocalDate),
    reference: Type.Optional(text(200)),
  },
  strict,
)
export type CreateLicencePaymentBody = Static<typeof CreateLicencePaymentBody>
