import { buildStatement, balanceMinutes, foldLines } from '@mesa/shared/ledger/balance'
import type { StatementLine as PureLine, StatementPosting } from '@mesa/shared/ledger/balance'
import type { Line } from '@mesa/shared/ledger/types'
import type {
  PostingView,
  StatementLine,
  StatementQuery,
  StatementView,
} from '@mesa/shared/wire/postings.schema'
import { can } from '@mesa/shared/access/can'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { dayBefore, localDateOf } from '../../local-date.ts'
import { loadContract } from '../contracts/contracts.service.ts'
import { toBalance, toLotView } from '../contracts/contract-views.service.ts'
import * as ledger from './hour-ledger.repository.ts'
import { viewState, type AccountState } from './hour-ledger.service.ts'
import * as explained from './statements.repository.ts'

export type StatementsService = ReturnType<typeof createStatementsService>
type PostingPage = {
  ticketNumber?: number | undefined
  beforeSeq: number | undefined
  limit: number
}

export const createStatementsService = ({ db }: { db: Database }) => ({
  /** Newest first; one row more than `limit`, which tells that there is another page. */
  postings: (actor: Caller, contractId: string, page: PostingPage): Promise<PostingView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        const state = await loadState(tx, actor, contractId)
        const { ticketNumber, beforeSeq, limit } = page
        const ticketId =
          ticketNumber === undefined ? undefined : await explained.findTicketId(tx, ticketNumber)
        if (ticketNumber !== undefined && ticketId === undefined) return []
        const rows = await ledger.listPostings(tx, {
          accountId: state.account.id,
          ticketId,
          beforeSeq,
          limit: limit + 1,
        })
        return viewPostings(tx, { rows, contractId })
      },
      { readOnly: true },
    ),

  /** A pure function of the postings up to the head: the same bytes for ever (HR-10). */
  statement: (actor: Caller, contractId: string, query: StatementQuery): Promise<StatementView> =>
    db.transaction(actor, (tx) => buildView(tx, actor, { contractId, query }), {
      readOnly: true,
      isolation: 'repeatable read',
    }),
})

/** Postings with their lines, for a list or the answer of an act. */
export async function viewPostings(
  tx: Tx,
  { rows, contractId }: { rows: ledger.Posting[]; contractId: string },
): Promise<PostingView[]> {
  if (rows.length === 0) return []
  const lines = await linesOf(tx, rows)
  const tickets = await ticketsOf(tx, rows)
  return rows.map((row) => ({
    id: row.id,
    contractId,
    seq: row.seq,
    kind: row.kind,
    ticketNumber: tickets.get(row.ticketId ?? '')?.number ?? null,
    worklogId: row.worklogId,
    consentId: row.consentId,
    reversesId: row.reversesId,
    effectiveOn: row.effectiveOn,
    recordedAt: row.recordedAt.toISOString(),
    actor: { id: row.actorId, name: row.actorName },
    reason: row.reason,
    lines: lines.get(row.id) ?? [],
    canonical: row.canonical,
    prevHash: row.prevHash,
    hash: row.hash,
  }))
}

async function loadState(tx: Tx, actor: Caller, contractId: string): Promise<AccountState> {
  const { organizationId } = await loadContract(tx, actor, { id: contractId })
  if (!can(actor, 'hours.read', { organizationId }).allowed) throw new AppError('not_allowed')
  return viewState(tx, contractId)
}

type Asked = { contractId: string; query: StatementQuery }

async function buildView(tx: Tx, actor: Caller, { contractId, query }: Asked) {
  const contract = await loadContract(tx, actor, { id: contractId })
  const state = await loadState(tx, actor, contractId)
  const { account } = state
  const rows = await ledger.listAllPostings(tx, account.id, account.seq)
  const lines = await linesOf(tx, rows)
  const days = rows.map((row) => localDateOf(row.recordedAt, account.timeZone))
  const from = query.from ?? earliest([contract.startsOn, ...days])
  const to = query.to ?? latest([dayBefore(contract.endsOn), ...days])
  if (to < from) throw new AppError('period_invalid')

  const dayOf = (index: number) => days[index] ?? from
  const before = rows.filter((_, index) => dayOf(index) < from)
  const within = rows.filter((_, index) => dayOf(index) >= from && dayOf(index) <= to)
  const opening = foldLines(before.flatMap(({ id }) => lines.get(id) ?? []))
  const postings = within.map((row) => toStatementPosting(row, lines.get(row.id) ?? []))
  const { lines: pure, closing } = buildStatement(postings, opening)
  const tickets = await ticketsOf(tx, within)
  const worklogs = await explained.listWorklogs(tx, idsOf(within, 'worklogId'))
  const consents = await explained.listConsents(tx, idsOf(within, 'consentId'))
  const rowOf = new Map(within.map((row) => [row.id, row]))
  const organization = await explained.findOrganizationName(tx, contract.organizationId)
  return {
    contract: {
      id: contract.id,
      number: contract.code,
      name: contract.name,
      organizationId: contract.organizationId,
      organizationName: organization ?? '',
      timeZone: contract.timeZone,
    },
    from,
    to,
    month: null,
    closed: null,
    totals: {
      grantedMinutes: 0,
      chargedMinutes: 0,
      expiredMinutes: 0,
      heldMinutes: 0,
      memoMinutes: 0,
    },
    nextCursor: null,
    components: [],
    headSeq: account.seq,
    headHash: account.headHash,
    openingMinutes: balanceMinutes(opening),
    closingMinutes: balanceMinutes(closing),
    balance: toBalance(state, rows.at(-1)?.recordedAt ?? account.createdAt),
    lines: pure.flatMap((line) => {
      const row = rowOf.get(line.postingId)
      const component = worklogs.find(({ id }) => id === line.worklogId)?.component ?? null
      const ticketNumber = tickets.get(line.ticketId ?? '')?.number ?? null
      return row ? [{ ...toStatementLine(line, row), component, ticketNumber }] : []
    }),
    lots: state.lotRows.map((lot) => toLotView(lot, state)),
    worklogs,
    consents,
    tickets: [...tickets.values()],
  }
}

function toStatementLine(
  line: PureLine,
  row: ledger.Posting,
): Omit<StatementLine, 'component' | 'ticketNumber'> {
  return {
    postedAt: line.recordedAt,
    kind: line.kind,
    minutes: signedMinutes(line),
    worklogId: line.worklogId,
    consentId: line.consentId,
    lotId: line.lotId,
    balanceAfter: line.balanceAfter,
    postingId: line.postingId,
    seq: row.seq,
    effectiveOn: row.effectiveOn,
    reversesId: row.reversesId,
    correctsMonth: null,
    reason: row.reason,
    hash: row.hash,
  }
}

/** Signed by what it does to the available minutes; a capture is what it charged out of the hold. */
function signedMinutes(line: PureLine): number {
  if (line.availableChangeMinutes !== 0) return line.availableChangeMinutes
  // Beyond lots: the overdraft is what the balance loses.
  if (line.lotId === null && line.kind === 'consume') return -line.consumedChangeMinutes
  return line.consumedChangeMinutes === 0 ? line.minutes : line.consumedChangeMinutes
}

const toStatementPosting = (row: ledger.Posting, lines: Line[]): StatementPosting => ({
  id: row.id,
  kind: row.kind,
  effectiveOn: row.effectiveOn,
  recordedAt: row.recordedAt.toISOString(),
  ticketId: row.ticketId,
  worklogId: row.worklogId,
  consentId: row.consentId,
  lines,
})

async function linesOf(tx: Tx, rows: ledger.Posting[]): Promise<Map<string, Line[]>> {
  const lines = new Map<string, Line[]>(rows.map(({ id }) => [id, []]))
  if (rows.length === 0) return lines
  const found = await ledger.listLines(
    tx,
    rows.map(({ id }) => id),
  )
  for (const { postingId, lotId, bucket, minutes } of found) {
    lines.get(postingId)?.push({ lotId, bucket, minutes })
  }
  return lines
}

async function ticketsOf(tx: Tx, rows: ledger.Posting[]) {
  const found = await explained.listTickets(tx, idsOf(rows, 'ticketId'))
  return new Map(found.map(({ id, number, subject }) => [id, { number, subject }]))
}

const idsOf = (rows: ledger.Posting[], field: 'ticketId' | 'worklogId' | 'consentId') => [
  ...new Set(rows.flatMap((row) => row[field] ?? [])),
]

const earliest = (dates: string[]) => dates.reduce((one, other) => (one < other ? one : other))
const latest = (dates: string[]) => dates.reduce((one, other) => (one > other ? one : other))
