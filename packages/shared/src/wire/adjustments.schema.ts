import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  nullable,
  page,
  pageFields,
  PersonView,
  SignedMinutes,
  strict,
  text,
  Uuid,
} from './common.schema.ts'

/**
 * `pending` waits for a second person: its minutes and those posted without one in 30 days pass the
 * policy's `hours.adjustmentSecondPersonAboveMinutes`.
 */
export const AdjustmentStatus = Type.Enum(['pending', 'posted', 'declined', 'withdrawn'], {
  type: 'string',
})
export type AdjustmentStatus = Static<typeof AdjustmentStatus>

export const AdjustmentView = Type.Object({
  id: Uuid,
  contractId: Uuid,
  contractNumber: Type.String(),
  contractName: Type.String(),
  organizationId: Uuid,
  organizationName: Type.String(),
  /** Above 0 grants, below 0 consumes. */
  minutes: SignedMinutes,
  reason: Type.String(),
  validFrom: nullable(LocalDate),
  /** Exclusive. */
  validUntil: nullable(LocalDate),
  status: AdjustmentStatus,
  askedBy: PersonView,
  askedAt: Instant,
  decidedBy: nullable(PersonView),
  decidedAt: nullable(Instant),
  decisionNote: nullable(Type.String()),
  postingId: nullable(Uuid),
  /** The caller may approve or decline it now. */
  canDecide: Type.Boolean(),
  /** The caller asked for it, and it still waits. */
  canWithdraw: Type.Boolean(),
})
export type AdjustmentView = Static<typeof AdjustmentView>

/** `GET /adjustments`, newest first. */
export const AdjustmentListQuery = Type.Object(
  { ...pageFields, status: Type.Optional(AdjustmentStatus), contractId: Type.Optional(Uuid) },
  strict,
)
export type AdjustmentListQuery = Static<typeof AdjustmentListQuery>

export const AdjustmentList = page(AdjustmentView)
export type AdjustmentList = Static<typeof AdjustmentList>

/** `POST /adjustments/:id/approval`: 200 with `AdjustmentView`; the asker answers `second_person_required`. */
export const DecideAdjustmentBody = Type.Object(
  {
    decision: Type.Enum(['approve', 'decline'], { type: 'string' }),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type DecideAdjustmentBody = Static<typeof DecideAdjustmentBody>
