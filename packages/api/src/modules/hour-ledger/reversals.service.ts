import { can } from '@mesa/shared/access/can'
import { reverseLines } from '@mesa/shared/ledger/postings'
import type { PostingView, ReversalBody } from '@mesa/shared/wire/postings.schema'
import type { Clock } from '../../clock.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { eventActor } from '../record/record.service.ts'
import { lockTicket } from '../tickets/tickets.service.ts'
import { addChargedMinutes } from '../worklogs/charged-work.service.ts'
import { correcting } from './correction-reason.ts'
import * as ledger from './hour-ledger.repository.ts'
import { post, releaseHoldsOfTicket } from './hour-ledger.service.ts'
import { viewPostings } from './statements.service.ts'
import { settleAgain, unsettle } from './work-reversals.service.ts'

export type ReversalsService = ReturnType<typeof createReversalsService>

/** Holds end by release; what a reversal did is not undone by another, but posted anew (A93). */
const reversible: readonly string[] = ['grant', 'consume', 'capture', 'memo', 'adjust']

export const createReversalsService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Negates one posting, once; overdraft that lots have backed since is opened again for it. Errors:
   * `already_reversed`, `grant_spent`, `entry_id_reused`.
   */
  reverse: (actor: Caller, postingId: string, body: ReversalBody): Promise<PostingView> =>
    db.transaction(actor, (tx) => reverse(tx, actor, { postingId, body, at: clock.now() })),
})

type Request = { postingId: string; body: ReversalBody; at: Date }

async function reverse(tx: Tx, actor: Caller, { postingId, body, at }: Request) {
  const original = await ledger.findPosting(tx, postingId)
  if (!original) throw new AppError('not_found')
  const { organizationId } = original
  if (!can(actor, 'lot.create', { organizationId }).allowed) throw new AppError('not_allowed')
  // The case before the account, as every writer locks them; its reader need not be this actor.
  const system = { kind: 'system', tenantId: tx.tenantId, name: 'Mesa' } as const
  const ticket = original.ticketId ? await lockTicket(tx, system, original.ticketId) : undefined
  const account = await ledger.lockAccount(tx, original.accountId)
  if (!account) throw new Error('a posting has no account')
  const poster = eventActor(actor)

  const isClosed = await ledger.isMonthClosed(tx, account.id, original.effectiveOn)
  const reason = isClosed ? correcting(original.effectiveOn, body.reason) : body.reason
  const earlier = await ledger.findReversalOf(tx, postingId)
  if (earlier && earlier.id === body.id && earlier.reason === reason) {
    return onlyView(tx, earlier, account.contractId)
  }
  if (earlier) throw new AppError('already_reversed')
  if (!reversible.includes(original.kind)) {
    throw new AppError('not_reversible')
  }
  const originalLines = await ledger.listLines(tx, [postingId])
  const own = originalLines.map(({ lotId, bucket, minutes }) => ({ lotId, bucket, minutes }))
  const lines = reverseLines(own)
  const act = { actor: poster, at, reason: body.reason }
  const parts = await unsettle(tx, { accountId: account.id, lines: own, act })
  const posting = await post(tx, {
    id: body.id,
    account,
    kind: 'reverse',
    lines,
    effectiveOn: localDateOf(at, account.timeZone),
    actor: poster,
    at,
    reversesId: postingId,
    reason,
    ...(original.ticketId && { ticketId: original.ticketId }),
    ...(original.worklogId && { worklogId: original.worklogId }),
    ...(original.consentId && { consentId: original.consentId }),
  })
  await settleAgain(tx, [{ accountId: account.id, parts }], act)
  const consumed = lines.reduce(
    (sum, line) => (line.bucket === 'consumed' ? sum + line.minutes : sum),
    0,
  )
  if (original.worklogId && consumed !== 0) {
    await addChargedMinutes(tx, { id: original.worklogId, minutes: consumed })
  }
  // A capture given back to the hold of a case that is over would be held for ever.
  if (ticket?.closedAt) await releaseHoldsOfTicket(tx, { ticket, actor: poster, at })
  return onlyView(tx, posting, account.contractId)
}

async function onlyView(
  tx: Tx,
  ...[posting, contractId]: [posting: ledger.Posting, contractId: string]
): Promise<PostingView> {
  const [view] = await viewPostings(tx, { rows: [posting], contractId })
  if (!view) throw new Error('a posting has no view')
  return view
}
