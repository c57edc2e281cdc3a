import { Type, type Static } from 'typebox'
import {
  Instant,
  nullable,
  page,
  pageFields,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'

/**
 * `POST /critical-windows` (IN-10): 201 with `CriticalWindowView`. The desk and keys name the
 * organization; a customer names one of several, else it is theirs. At most 92 days long and 400 ahead.
 */
export const CriticalWindowBody = Type.Object(
  {
    organizationId: Type.Optional(Uuid),
    /** Absent: whatever product. */
    productId: Type.Optional(Uuid),
    reason: text(500),
    startsAt: Instant,
    endsAt: Instant,
  },
  strict,
)
export type CriticalWindowBody = Static<typeof CriticalWindowBody>

export const CriticalWindowView = Type.Object({
  id: Uuid,
  organizationId: Uuid,
  productId: nullable(Uuid),
  reason: Type.String(),
  startsAt: Instant,
  endsAt: Instant,
  announcedBy: PersonView,
  announcedAt: Instant,
  /** Announced with fewer days to go than the rulebook in force asked for. */
  isLate: Type.Boolean(),
  cancelledAt: nullable(Instant),
  cancelledBy: nullable(Type.String()),
  names: Type.Object({
    organization: nullable(Type.String()),
    product: nullable(Type.String()),
  }),
  /** The caller may cancel it now. */
  canCancel: Type.Boolean(),
})
export type CriticalWindowView = Static<typeof CriticalWindowView>

/** `GET /critical-windows`: those of the caller's reach, the one that begins first before the others. */
export const CriticalWindowQuery = Type.Object(
  {
    ...pageFields,
    organizationId: Type.Optional(Uuid),
    /** `true`: neither over nor cancelled; `false`: the others. Absent: all. */
    open: Type.Optional(Type.Boolean()),
  },
  strict,
)
export type CriticalWindowQuery = Static<typeof CriticalWindowQuery>

export const CriticalWindowList = page(CriticalWindowView)
export type CriticalWindowList = Static<typeof CriticalWindowList>
