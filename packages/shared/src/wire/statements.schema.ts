import { Type, type Static } from 'typebox'
import {
  Email,
  Instant,
  LocalDate,
  Minutes,
  nullable,
  Sha256,
  strict,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { LotOrigin } from './contracts.schema.ts'
import { Month } from './month-closes.schema.ts'
import { StatementConsent, StatementFileQuery, StatementWorklog } from './postings.schema.ts'

/** What a statement is printed as, on request. */
export const StatementFormat = Type.Enum(['pdf', 'xlsx'], { type: 'string' })
export type StatementFormat = Static<typeof StatementFormat>

/** `POST /contracts/:id/statement-requests`: a mail to the asker's own address, and to no other. */
export const StatementRequestBody = Type.Object(
  { ...StatementFileQuery.properties, format: StatementFormat },
  strict,
)
export type StatementRequestBody = Static<typeof StatementRequestBody>

/** Accepted; the mail leaves with the next delivery. */
export const StatementRequestView = Type.Object({
  contractId: Uuid,
  sentTo: Email,
  from: nullable(LocalDate),
  to: nullable(LocalDate),
  month: nullable(Month),
  format: StatementFormat,
  requestedAt: Instant,
})
export type StatementRequestView = Static<typeof StatementRequestView>

/** hash = SHA-256(prevHash ‖ canonical); `canonical` is the exact stored text, with its lines. */
const RecordPosting = Type.Object({
  seq: Type.Integer({ minimum: 1 }),
  canonical: Type.String(),
  prevHash: Sha256,
  hash: Sha256,
})

const RecordLot = Type.Object({
  id: Uuid,
  origin: LotOrigin,
  periodKey: Type.String(),
  minutes: Minutes,
  validFrom: LocalDate,
  /** Exclusive. */
  validUntil: LocalDate,
  accumulates: Type.Boolean(),
  note: nullable(Type.String()),
  createdSeq: Type.Integer({ minimum: 1 }),
})

const RecordConsent = Type.Object({
  ...StatementConsent.properties,
  status: Type.String(),
  purpose: nullable(Type.String()),
})

const RecordWorklog = Type.Object({
  ...StatementWorklog.properties,
  coverage: Type.String(),
  billable: Type.Boolean(),
  correctsId: nullable(Uuid),
})

/** A closed month with the SHA-256 of its statement, which `statement.json` gives word for word. */
const RecordClose = Type.Object({
  month: Month,
  seq: Type.Integer({ minimum: 0 }),
  headHash: Sha256,
  closedAt: Instant,
  closedBy: Type.String(),
  statementHash: nullable(Sha256),
})

/** `GET /contracts/:id/record.json`: what every figure of its statements is recomputed from, by `verify-statement.mjs`. */
export const ContractRecord = Type.Object({
  format: Type.Literal('mesa-contract-record'),
  version: Type.Literal(1),
  exportedAt: Instant,
  desk: Type.Object({ name: Type.String(), slug: Type.String() }),
  contract: Type.Object({
    id: Uuid,
    number: Type.String(),
    name: Type.String(),
    organizationId: Uuid,
    organizationName: Type.String(),
    timeZone: Type.String(),
    startsOn: LocalDate,
    endsOn: LocalDate,
  }),
  account: Type.Object({
    id: Uuid,
    seq: Type.Integer({ minimum: 0 }),
    headHash: Sha256,
    createdAt: Instant,
  }),
  postings: Type.Array(RecordPosting),
  lots: Type.Array(RecordLot),
  consents: Type.Array(RecordConsent),
  worklogs: Type.Array(RecordWorklog),
  tickets: Type.Array(Type.Object({ id: Uuid, number: TicketNumber })),
  closes: Type.Array(RecordClose),
})
export type ContractRecord = Static<typeof ContractRecord>
