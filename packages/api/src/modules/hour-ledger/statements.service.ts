import { can } from '@mesa/shared/access/can'
import { addDays } from '@mesa/shared/ledger/dates'
import type { PostingView, StatementQuery, StatementView } from '@mesa/shared/wire/postings.schema'
import type { Locale } from '@mesa/shared/wire/vocabulary.schema'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { loadContract } from '../contracts/contracts.service.ts'
import * as ledger from './hour-ledger.repository.ts'
import { findClose, listByDay } from './statement-lines.repository.ts'
import {
  explain,
  headOf,
  linesOf,
  periodOf,
  pinAccount,
  placeLines,
  refuseMixed,
  type Period,
  type Pinned,
} from './statement-reading.service.ts'
import { readEntries, readHead, type StatementEntry, type StatementHead } from './statement-text.ts'
import * as explained from './statements.repository.ts'

export type StatementsService = ReturnType<typeof createStatementsService>
type PostingPage = {
  ticketNumber?: number | undefined
  beforeSeq: number | undefined
  limit: number
}

/** `locale`: of the reader; the names of components are in it. */
type Asked = { query: StatementQuery; locale: Locale }

export const createStatementsService = ({ db, cursors }: { db: Database; cursors: Cursors }) => ({
  /** Newest first; one row more than `limit`, which tells that there is another page. */
  postings: (actor: Caller, contractId: string, page: PostingPage): Promise<PostingView[]> =>
    db.transaction(
      actor,
      async (tx) => {
        await refuseUnreadable(tx, actor, contractId)
        const { accountId } = await pinAccount(tx, contractId)
        const { ticketNumber, beforeSeq, limit } = page
        const ticketId =
          ticketNumber === undefined ? undefined : await explained.findTicketId(tx, ticketNumber)
        if (ticketNumber !== undefined && ticketId === undefined) return []
        const asked = { accountId, ticketId, beforeSeq, limit: limit + 1 }
        const rows = await ledger.listPostings(tx, asked)
        return viewPostings(tx, { rows, contractId })
      },
      { readOnly: true },
    ),

  /**
   * A page of the statement (HR-10): a pure function of the postings up to the head that the first
   * page named. Of a closed month it is read from the text it was closed with.
   */
  statement: (actor: Caller, contractId: string, asked: Asked): Promise<StatementView> =>
    db.transaction(actor, (tx) => viewPage(tx, actor, { contractId, ...asked, cursors }), {
      readOnly: true,
      isolation: 'repeatable read',
    }),
})

/** Errors: `not_found` where the contract is another organization's, `not_allowed` for others (A30). */
export async function refuseUnreadable(tx: Tx, actor: Caller, contractId: string): Promise<void> {
  const { organizationId } = await loadContract(tx, actor, { id: contractId })
  if (!can(actor, 'hours.read', { organizationId }).allowed) throw new AppError('not_allowed')
}

type PageRequest = Asked & { contractId: string; cursors: Cursors }

async function viewPage(tx: Tx, actor: Caller, request: PageRequest) {
  const { contractId, query, locale, cursors } = request
  await refuseUnreadable(tx, actor, contractId)
  const { from, to, month, cursor, limit = 50 } = query
  const bound = { actor, filters: { statementOf: contractId, from, to, month } }
  refuseMixed({ from, to, month })
  const [kind, ...place] = cursors.decode(cursor, bound) ?? []
  const turn = {
    locale,
    limit,
    encode: (keys: Array<string | number>) => cursors.encode(keys, bound),
  }
  const pin = await pinAccount(tx, contractId, kind === 'open' ? Number(place[0]) : undefined)
  const close =
    month === undefined || kind === 'open'
      ? undefined
      : await findClose(tx, { accountId: pin.accountId, month })
  if (close?.statement) {
    const { statement, statementHash } = close
    return closedPage({ text: statement, hash: statementHash ?? '' }, Number(place[0] ?? 0), turn)
  }
  const period = await periodOf(tx, pin, { from, to, month })
  return openPage(tx, { pin, period, place: place.slice(1), turn })
}

type Turn = { locale: Locale; limit: number; encode(keys: Array<string | number>): string }

function closedPage(closed: { text: string; hash: string }, from: number, turn: Turn) {
  const head = readHead(closed.text)
  const entries: StatementEntry[] = []
  for (const entry of readEntries(closed.text, from)) {
    entries.push(entry)
    if (entries.length > turn.limit) break
  }
  const hasMore = entries.length > turn.limit
  const nextCursor = hasMore ? turn.encode(['closed', from + turn.limit]) : null
  const shown = entries.slice(0, turn.limit)
  return toView({ head, hash: closed.hash, entries: shown, nextCursor, locale: turn.locale })
}

type OpenPage = { pin: Pinned; period: Period; place: Array<string | number>; turn: Turn }

async function openPage(tx: Tx, { pin, period, place, turn }: OpenPage): Promise<StatementView> {
  const { head, opening } = await headOf(tx, pin, period)
  const [effectiveOn, seq, skip = 0, balance, held] = place
  const at = place.length === 0 ? undefined : { effectiveOn: String(effectiveOn), seq: Number(seq) }
  const running = at ? { balanceMinutes: Number(balance), heldMinutes: Number(held) } : opening
  const days = { from: period.from, before: addDays(period.to, 1) }
  // A posting has a line or more: the page, the line after it, and the lines of the first shown before.
  const rows = await listByDay(tx, { ...pin, ...days, at, limit: turn.limit + 2 })
  const { placed } = await placeLines(tx, rows, running)
  const rest = placed.slice(Number(skip))
  const next = rest[turn.limit]
  const shown = await explain(tx, rest.slice(0, turn.limit), pin.accountId)
  const nextCursor = next
    ? turn.encode([
        'open',
        pin.headSeq,
        next.row.effectiveOn,
        next.row.seq,
        next.index,
        next.before.balanceMinutes,
        next.before.heldMinutes,
      ])
    : null
  return toView({ head, hash: '', entries: shown, nextCursor, locale: turn.locale })
}

type Shown = {
  head: StatementHead
  hash: string
  entries: StatementEntry[]
  nextCursor: string | null
  locale: Locale
}

function toView({ head, hash, entries, nextCursor, locale }: Shown): StatementView {
  const { format: _, version: __, desk: ___, previous: ____, closed, components, ...rest } = head
  const used = new Set(entries.flatMap(({ component }) => component ?? []))
  return {
    ...rest,
    closed: closed && { ...closed, statementHash: hash },
    lines: entries.map(toLine),
    nextCursor,
    worklogs: distinct(entries.map(({ worklog }) => worklog)),
    consents: distinct(entries.map(({ consent }) => consent)),
    tickets: [
      ...new Map(
        entries.flatMap(({ ticket }) => (ticket ? [[ticket.number, ticket]] : [])),
      ).values(),
    ],
    components: components
      .filter(({ code }) => used.has(code))
      .map(({ code, names }) => ({ code, name: names[locale] })),
  }
}

const toLine = ({ ticket: _, worklog: __, consent: ___, lotName: ____, ...line }: StatementEntry) =>
  line

const distinct = <Thing extends { id: string }>(things: Array<Thing | null>): Thing[] => [
  ...new Map(things.flatMap((thing) => (thing ? [[thing.id, thing] as const] : []))).values(),
]

/** Postings with their lines, for a list or the answer of an act. */
export async function viewPostings(
  tx: Tx,
  { rows, contractId }: { rows: ledger.Posting[]; contractId: string },
): Promise<PostingView[]> {
  if (rows.length === 0) return []
  const lines = await linesOf(tx, rows)
  const found = await explained.listTickets(tx, [
    ...new Set(rows.flatMap((row) => row.ticketId ?? [])),
  ])
  const numbers = new Map(found.map(({ id, number }) => [id, number]))
  return rows.map((row) => ({
    id: row.id,
    contractId,
    seq: row.seq,
    kind: row.kind,
    ticketNumber: numbers.get(row.ticketId ?? '') ?? null,
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
