import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  nullable,
  page,
  pageFields,
  Sha256,
  strict,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { EVENT_TYPES } from '../record/event-types.ts'
import { Visibility } from './vocabulary.schema.ts'

export const RecordEventType = Type.Enum(EVENT_TYPES, { type: 'string' })
export type RecordEventType = Static<typeof RecordEventType>

/** Who acted, with the name and role of that moment; `id` null for the system. */
export const RecordActor = Type.Object({
  id: nullable(Uuid),
  name: Type.String(),
  role: Type.String(),
})
export type RecordActor = Static<typeof RecordActor>

/** One fact of the record (EX-1); `payload` depends on `type`. A customer gets chain `public` alone. */
export const EventView = Type.Object({
  id: Uuid,
  ticketId: Uuid,
  chain: Visibility,
  seq: Type.Integer({ minimum: 1 }),
  type: RecordEventType,
  at: Instant,
  recordedAt: Instant,
  actor: RecordActor,
  channel: Type.String(),
  payload: Type.Record(Type.String(), Type.Unknown()),
})
export type EventView = Static<typeof EventView>

/** `GET /tickets/:ref/events`, oldest first. */
export const EventListQuery = Type.Object(
  { ...pageFields, chain: Type.Optional(Visibility) },
  strict,
)
export type EventListQuery = Static<typeof EventListQuery>

export const EventList = page(EventView)
export type EventList = Static<typeof EventList>

/** hash = SHA-256(prevHash ‖ canonical); `canonical` is RFC 8785 JSON, the exact stored text. */
export const RecordLink = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  type: RecordEventType,
  at: Instant,
  canonical: Type.String(),
  prevHash: Sha256,
  hash: Sha256,
})
export type RecordLink = Static<typeof RecordLink>

export const RecordChain = Type.Object({
  name: Visibility,
  head: Type.Object({ seq: Type.Integer({ minimum: 0 }), hash: Sha256 }),
  events: Type.Array(RecordLink),
})
export type RecordChain = Static<typeof RecordChain>

/** The content behind the hashes inside the chains. */
export const RecordContents = Type.Object({
  messages: Type.Array(
    Type.Object({
      id: Uuid,
      sha256: Sha256,
      at: Instant,
      author: Type.String(),
      kind: Type.String(),
      body: Type.String(),
    }),
  ),
  files: Type.Array(
    Type.Object({
      id: Uuid,
      sha256: Sha256,
      name: Type.String(),
      size: Type.Integer({ minimum: 0 }),
      mediaType: Type.String(),
    }),
  ),
  /** Personal data stands in the chains as SHA-256(salt ‖ value). */
  people: Type.Array(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      salt: Type.String(),
      sha256: Sha256,
    }),
  ),
})
export type RecordContents = Static<typeof RecordContents>

/** `GET /tickets/:ref/record` and `.json` (EX-3): for a customer the public chain alone; checked offline by `verify-record.mjs`. */
export const RecordExport = Type.Object({
  format: Type.Literal('mesa-record'),
  version: Type.Literal(1),
  exportedAt: Instant,
  desk: Type.Object({ name: Type.String(), slug: Type.String() }),
  ticket: Type.Object({
    id: Uuid,
    number: TicketNumber,
    subject: Type.String(),
    organization: Type.String(),
    openedAt: Instant,
    closedAt: nullable(Instant),
    status: Type.String(),
  }),
  chains: Type.Array(RecordChain),
  contents: RecordContents,
})
export type RecordExport = Static<typeof RecordExport>

/** `GET /audit/verify`: every invariant of the hour ledger, chain and clock of the desk; none is expected broken. */
export const VerificationView = Type.Object({
  verifiedAt: Instant,
  valid: Type.Boolean(),
  ledger: Type.Object({
    violations: Type.Array(
      Type.Object({ invariant: Type.String(), id: Type.String(), detail: Type.String() }),
    ),
  }),
  records: Type.Object({
    chains: Type.Integer({ minimum: 0 }),
    events: Type.Integer({ minimum: 0 }),
    /** The first broken place of each broken chain; `seq` 0: the chain as a whole. */
    broken: Type.Array(
      Type.Object({
        ticketId: Uuid,
        chain: Visibility,
        seq: Type.Integer({ minimum: 0 }),
        reason: Type.String(),
      }),
    ),
  }),
  published: Type.Object({
    /** Days of which the heads left the building, and what differs from them now. */
    days: Type.Integer({ minimum: 0 }),
    faults: Type.Array(
      Type.Object({ onDate: LocalDate, where: Type.String(), reason: Type.String() }),
    ),
  }),
  clocks: Type.Object({
    /** Cases and clocks that were replayed. */
    cases: Type.Integer({ minimum: 0 }),
    clocks: Type.Integer({ minimum: 0 }),
    differences: Type.Array(
      Type.Object({
        ticketId: Uuid,
        check: Type.String(),
        where: Type.String(),
        detail: Type.String(),
      }),
    ),
  }),
})
export type VerificationView = Static<typeof VerificationView>
