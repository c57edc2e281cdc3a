import { Type, type Static } from 'typebox'
import {
  Instant,
  LocalDate,
  Minutes,
  nullable,
  page,
  pageFields,
  PersonView,
  Sha256,
  SignedMinutes,
  strict,
  text,
  TicketNumber,
  Uuid,
} from './common.schema.ts'
import { ContractBalance, LotView } from './contracts.schema.ts'
import { WorkComponent } from './vocabulary.schema.ts'

export const PostingKind = Type.Enum(
  [
    'grant',
    'hold',
    'capture',
    'release',
    'consume',
    'settle',
    'memo',
    'expire',
    'reverse',
    'adjust',
  ],
  { type: 'string' },
)
export type PostingKind = Static<typeof PostingKind>

/** The first four per lot, the others per account. */
export const LedgerBucket = Type.Enum(
  ['available', 'held', 'consumed', 'expired', 'source', 'overdraft', 'memo_source', 'memo'],
  { type: 'string' },
)
export type LedgerBucket = Static<typeof LedgerBucket>

export const PostingLine = Type.Object({
  lotId: nullable(Uuid),
  bucket: LedgerBucket,
  minutes: SignedMinutes,
})
export type PostingLine = Static<typeof PostingLine>

/** Immutable; lines sum to 0. `canonical` is the exact text hashed, after `prevHash`. */
export const PostingView = Type.Object({
  id: Uuid,
  contractId: Uuid,
  seq: Type.Integer({ minimum: 1 }),
  kind: PostingKind,
  ticketNumber: nullable(TicketNumber),
  worklogId: nullable(Uuid),
  consentId: nullable(Uuid),
  reversesId: nullable(Uuid),
  effectiveOn: LocalDate,
  recordedAt: Instant,
  actor: PersonView,
  reason: nullable(Type.String()),
  lines: Type.Array(PostingLine),
  canonical: Type.String(),
  prevHash: Sha256,
  hash: Sha256,
})
export type PostingView = Static<typeof PostingView>

/** `GET /contracts/:id/postings`, newest first. */
export const PostingListQuery = Type.Object(
  { ...pageFields, ticketNumber: Type.Optional(TicketNumber) },
  strict,
)
export type PostingListQuery = Static<typeof PostingListQuery>

export const PostingList = page(PostingView)
export type PostingList = Static<typeof PostingList>

/** `POST /postings/:id/reversal`: once; a grant already spent answers `grant_spent`. */
export const ReversalBody = Type.Object({ id: Type.Optional(Uuid), reason: text(2000) }, strict)
export type ReversalBody = Static<typeof ReversalBody>

/** `GET /contracts/:id/statement`: dates in the contract's zone, `to` inclusive; default the whole contract. */
export const StatementQuery = Type.Object(
  { from: Type.Optional(LocalDate), to: Type.Optional(LocalDate) },
  strict,
)
export type StatementQuery = Static<typeof StatementQuery>

/**
 * One line per lot a posting touches. `minutes` is signed as `kind` says: grant and release add to,
 * hold, consume and expire take from the available minutes; a capture is the minutes charged out of
 * the hold and leaves `balanceAfter` (available minutes of the contract) as it was.
 */
export const StatementLine = Type.Object({
  postedAt: Instant,
  ticketNumber: nullable(TicketNumber),
  component: nullable(WorkComponent),
  kind: PostingKind,
  minutes: SignedMinutes,
  worklogId: nullable(Uuid),
  consentId: nullable(Uuid),
  lotId: nullable(Uuid),
  balanceAfter: SignedMinutes,
  postingId: Uuid,
  seq: Type.Integer({ minimum: 1 }),
  effectiveOn: LocalDate,
  reason: nullable(Type.String()),
  hash: Sha256,
})
export type StatementLine = Static<typeof StatementLine>

/** What a line opens: the work behind its `worklogId`. */
export const StatementWorklog = Type.Object({
  id: Uuid,
  ticketNumber: TicketNumber,
  author: Type.String(),
  startedAt: Instant,
  minutes: Minutes,
  component: WorkComponent,
  description: Type.String(),
  chargedMinutes: Minutes,
  unchargedMinutes: Minutes,
})
export type StatementWorklog = Static<typeof StatementWorklog>

/** What a line opens: the consent behind its `consentId`. */
export const StatementConsent = Type.Object({
  id: Uuid,
  ticketNumber: TicketNumber,
  minutes: Minutes,
  explanation: Type.String(),
  answeredBy: nullable(Type.String()),
  answeredAt: nullable(Instant),
})
export type StatementConsent = Static<typeof StatementConsent>

/** A pure function of the postings up to `headSeq`: the same bytes for ever (HR-10). */
export const StatementView = Type.Object({
  contract: Type.Object({
    id: Uuid,
    number: Type.String(),
    name: Type.String(),
    organizationId: Uuid,
    organizationName: Type.String(),
    timeZone: Type.String(),
  }),
  from: LocalDate,
  to: LocalDate,
  headSeq: Type.Integer({ minimum: 0 }),
  headHash: Sha256,
  openingMinutes: SignedMinutes,
  closingMinutes: SignedMinutes,
  balance: ContractBalance,
  lines: Type.Array(StatementLine),
  lots: Type.Array(LotView),
  worklogs: Type.Array(StatementWorklog),
  consents: Type.Array(StatementConsent),
  tickets: Type.Array(Type.Object({ number: TicketNumber, subject: Type.String() })),
})
export type StatementView = Static<typeof StatementView>
