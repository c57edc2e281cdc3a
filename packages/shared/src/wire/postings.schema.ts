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
import { LotView } from './contracts.schema.ts'
import { Month } from './month-closes.schema.ts'
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

const period = {
  from: Type.Optional(LocalDate),
  to: Type.Optional(LocalDate),
  /** Instead of `from` and `to`; of a closed month the answer is what it was closed with. */
  month: Type.Optional(Month),
}

/** Files of a statement: dates of the postings, in the contract's zone, `to` inclusive; default the whole contract. */
export const StatementFileQuery = Type.Object(period, strict)
export type StatementFileQuery = Static<typeof StatementFileQuery>

/** `GET /contracts/:id/statement`: `limit` and `cursor` page its lines. */
export const StatementQuery = Type.Object({ ...period, ...pageFields }, strict)
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
  /** What it adds to the minutes charged; a reversal takes away. */
  chargedMinutes: SignedMinutes,
  worklogId: nullable(Uuid),
  consentId: nullable(Uuid),
  lotId: nullable(Uuid),
  balanceAfter: SignedMinutes,
  postingId: Uuid,
  seq: Type.Integer({ minimum: 1 }),
  effectiveOn: LocalDate,
  /** The posting that this one negates, and the earlier month it puts right. */
  reversesId: nullable(Uuid),
  correctsMonth: nullable(Month),
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
  workedOn: LocalDate,
  /** What was logged, weighed and rounded: charged and uncharged together. */
  roundedMinutes: Minutes,
  weightPercent: Type.Integer({ minimum: 0, maximum: 1000 }),
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

/** As `ContractBalance`, at the end of the last day; by their dates minutes may be taken before they are given. */
export const StatementBalance = Type.Object({
  grantedMinutes: SignedMinutes,
  consumedMinutes: SignedMinutes,
  heldMinutes: SignedMinutes,
  expiredMinutes: SignedMinutes,
  availableMinutes: SignedMinutes,
  overdraftMinutes: SignedMinutes,
  asOf: Instant,
})
export type StatementBalance = Static<typeof StatementBalance>

/** What the period did: opening + granted − charged − expired − held = closing. `memo` stands beside it. */
export const StatementTotals = Type.Object({
  grantedMinutes: SignedMinutes,
  chargedMinutes: SignedMinutes,
  expiredMinutes: SignedMinutes,
  heldMinutes: SignedMinutes,
  memoMinutes: SignedMinutes,
})
export type StatementTotals = Static<typeof StatementTotals>

/**
 * A pure function of the postings up to `headSeq`, by the dates they name (HR-10). A page has its
 * `lines` and what they open; everything else is of the whole period.
 */
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
  month: nullable(Month),
  /** Null: not closed, so that later postings still change it. */
  closed: nullable(
    Type.Object({ closedAt: Instant, closedBy: Type.String(), statementHash: Sha256 }),
  ),
  headSeq: Type.Integer({ minimum: 0 }),
  headHash: Sha256,
  openingMinutes: SignedMinutes,
  closingMinutes: SignedMinutes,
  totals: StatementTotals,
  balance: StatementBalance,
  lines: Type.Array(StatementLine),
  nextCursor: nullable(Type.String()),
  lots: Type.Array(LotView),
  worklogs: Type.Array(StatementWorklog),
  consents: Type.Array(StatementConsent),
  tickets: Type.Array(Type.Object({ number: TicketNumber, subject: Type.String() })),
  /** Names of the components of the work, in the language of the reader. */
  components: Type.Array(Type.Object({ code: WorkComponent, name: Type.String() })),
})
export type StatementView = Static<typeof StatementView>
