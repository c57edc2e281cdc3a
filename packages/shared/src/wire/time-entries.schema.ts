import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  nullable,
  page,
  pageFields,
  PersonView,
  strict,
  text,
  Uuid,
} from './common.schema.ts'

/** A code of the catalogue `offline-types`. */
const OfflineType = Type.String({
  pattern: '^[a-z0-9][a-z0-9_-]{0,63}$',
  minLength: 1,
  maxLength: 64,
})

/**
 * `POST /time-entries` (HR-13): time of the caller that belongs to no case. 201 with `TimeEntryView`.
 * Errors: `reference_unknown`, `work_in_future`, `entry_id_reused`.
 */
export const TimeEntryBody = Type.Object(
  {
    id: Type.Optional(Uuid),
    type: OfflineType,
    startedAt: Instant,
    minutes: Type.Integer({ minimum: 1, maximum: 1440 }),
    note: Type.Optional(text(2000)),
  },
  strict,
)
export type TimeEntryBody = Static<typeof TimeEntryBody>

export const TimeEntryView = Type.Object({
  id: Uuid,
  user: PersonView,
  type: OfflineType,
  /** In the reader's language, also where it was retired since. */
  typeName: Type.String(),
  startedAt: Instant,
  /** In the desk's zone. */
  workedOn: LocalDate,
  minutes: Minutes,
  note: nullable(Type.String()),
  createdAt: Instant,
  withdrawnAt: nullable(Instant),
  withdrawnBy: nullable(Type.String()),
  /** Of the answer to what was just recorded; a list names none. */
  warnings: Type.Array(Type.Enum(['overlaps_own_work'], { type: 'string' })),
})
export type TimeEntryView = Static<typeof TimeEntryView>

/** `from` and `to` are days worked, both included. Of others than the caller: the supervisor's alone. */
export const TimeEntryQuery = Type.Object(
  {
    ...pageFields,
    userId: Type.Optional(Uuid),
    from: Type.Optional(LocalDate),
    to: Type.Optional(LocalDate),
  },
  strict,
)
export type TimeEntryQuery = Static<typeof TimeEntryQuery>

/** `GET /time-entries`, newest first, with those withdrawn. */
export const TimeEntryList = Type.Object({
  ...page(TimeEntryView).properties,
  /** Of all that the filters find, on whichever page; those withdrawn aside. */
  totals: Type.Array(Type.Object({ type: OfflineType, typeName: Type.String(), minutes: Minutes })),
})
export type TimeEntryList = Static<typeof TimeEntryList>
