import { Type, type Static } from 'typebox'
import {
  Instant,
  nullable,
  page,
  PersonView,
  Sha256,
  SignedMinutes,
  strict,
  Uuid,
} from './common.schema.ts'

/** A calendar month, `YYYY-MM`, in each contract's own time zone. */
export const Month = Type.String({
  pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$',
  minLength: 7,
  maxLength: 7,
})
export type Month = Static<typeof Month>

/**
 * `POST /month-closes`: ends the month, and with it every month before, for these contracts or for
 * all. What is closed already stays as it is. Errors: `month_not_over`.
 */
export const CloseMonthBody = Type.Object(
  {
    month: Month,
    contractIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true })),
  },
  strict,
)
export type CloseMonthBody = Static<typeof CloseMonthBody>

const Count = Type.Integer({ minimum: 0 })

/** A month of the desk: how many of the contracts it concerns are closed, and who closed last. */
export const MonthSummary = Type.Object({
  month: Month,
  contractsClosed: Count,
  contractsOpen: Count,
  closedAt: nullable(Instant),
  closedBy: nullable(PersonView),
})
export type MonthSummary = Static<typeof MonthSummary>

/** `GET /month-closes`: months that are over, newest first. */
export const MonthSummaryList = page(MonthSummary)
export type MonthSummaryList = Static<typeof MonthSummaryList>

/** The answer of `POST /month-closes`. */
export const MonthClosed = Type.Object({
  ...MonthSummary.properties,
  /** By this request; a repeat closes none. */
  contractsClosedNow: Count,
})
export type MonthClosed = Static<typeof MonthClosed>

/** As a contract stood at the end of a closed month; never changes. */
export const MonthCloseView = Type.Object({
  contractId: Uuid,
  month: Month,
  /** The last entry of the ledger that the closing knew, and its hash. */
  seq: Count,
  headHash: Sha256,
  closedAt: Instant,
  closedBy: PersonView,
  /** Available minutes less open overdraft, as the next month begins; null where it was not kept. */
  balanceMinutes: nullable(SignedMinutes),
  /** Of the statement's text; null for months closed before statements were kept. */
  statementHash: nullable(Sha256),
})
export type MonthCloseView = Static<typeof MonthCloseView>

/** `GET /contracts/:id/month-closes`, newest first. */
export const MonthCloseList = page(MonthCloseView)
export type MonthCloseList = Static<typeof MonthCloseList>
