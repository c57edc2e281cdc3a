import { applyLines, type Balances } from '@mesa/shared/ledger/balance'
import { reverseLines, settleLines } from '@mesa/shared/ledger/postings'
import type { Line, LotPart } from '@mesa/shared/ledger/types'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { correcting } from './correction-reason.ts'
import * as ledger from './hour-ledger.repository.ts'
import { post, readState, type Poster } from './hour-ledger.service.ts'
import * as charges from './work-reversals.repository.ts'

type Act = { actor: Poster; at: Date; reason: string }
export type TakenBack = {
  /** Net minutes by worklog: what each is charged less now, at least 1. */
  minutes: Map<string, number>
  /** Overdraft that lots had backed and that is open again: `settleAgain` gives it back to them. */
  unsettled: Unsettled[]
}
type Unsettled = { accountId: string; parts: LotPart[] }

/**
 * Takes back all that worklogs were charged, each posting by its own reversal and dated as it was:
 * captures to the case's hold, consumed minutes to their lots. The accounts must be locked
 * (`lockAccountsOfWork`) and the months of the work open; the caller keeps the worklogs' charged
 * minutes (I11), and charges anew.
 */
export async function takeBackWork(tx: Tx, worklogIds: string[], act: Act): Promise<TakenBack> {
  const minutes = new Map<string, number>()
  const unsettled: Unsettled[] = []
  const postings = await charges.listChargesOf(tx, worklogIds)
  for (const [accountId, mine] of Map.groupBy(postings, (posting) => posting.accountId)) {
    const parts: LotPart[] = []
    for (const posting of mine) {
      const lines = await linesOf(tx, posting.id)
      parts.push(...(await unsettle(tx, { accountId, lines, act })))
      await reverseOne(tx, { posting, lines, act })
      const consumed = lines.reduce(
        (sum, line) => sum + (line.bucket === 'consumed' ? line.minutes : 0),
        0,
      )
      const { worklogId } = posting
      if (worklogId && consumed !== 0) {
        minutes.set(worklogId, (minutes.get(worklogId) ?? 0) + consumed)
      }
    }
    if (parts.length > 0) unsettled.push({ accountId, parts })
  }
  return { minutes, unsettled }
}

/** `earlierContractId`: of a case that another contract pays now. */
type LockedWork = {
  worklogIds: string[]
  contractId: string | null
  earlierContractId?: string | null
}

/** Locks in the one order of all writers the accounts of the work, and of the contract that pays now. */
export async function lockAccountsOfWork(
  tx: Tx,
  { worklogIds, contractId, earlierContractId = null }: LockedWork,
): Promise<ledger.Account[]> {
  const postings = await charges.listChargesOf(tx, worklogIds)
  const ids = new Set(postings.map((posting) => posting.accountId))
  for (const id of [contractId, earlierContractId]) {
    const own = id === null ? undefined : await ledger.findAccount(tx, id)
    if (own) ids.add(own.id)
  }
  const locked: ledger.Account[] = []
  for (const id of [...ids].toSorted()) {
    const account = await ledger.lockAccount(tx, id)
    if (!account) throw new Error(`account ${id} is missing`)
    locked.push(account)
  }
  return locked
}

/** Lets the lots that backed overdraft back what of it is open again. */
export async function settleAgain(tx: Tx, unsettled: Unsettled[], act: Act): Promise<void> {
  for (const { accountId, parts } of unsettled) {
    for (const { lotId, minutes } of parts) {
      const { account, balances } = await stateOf(tx, accountId)
      const available = balances.lots.get(lotId)?.available ?? 0
      const settled = Math.min(minutes, available, -balances.account.overdraft)
      if (settled === 0) continue
      const lines = settleLines({ lotId, minutes: settled })
      const { actor, at, reason } = act
      const effectiveOn = localDateOf(at, account.timeZone)
      await post(tx, { account, kind: 'settle', lines, effectiveOn, actor, at, reason })
    }
  }
}

/**
 * Overdraft that a lot has backed since is opened again, as far as the reversal of these lines needs
 * it; answers what each lot had backed, for `settleAgain`. Error: `grant_spent`.
 */
export async function unsettle(
  tx: Tx,
  { accountId, lines, act }: { accountId: string; lines: Line[]; act: Act },
): Promise<LotPart[]> {
  const opened: LotPart[] = []
  const mayReverse = async () =>
    applyLines((await stateOf(tx, accountId)).balances, reverseLines(lines)).kind === 'applied'
  for (const settlement of await settlementsFor(tx, accountId, lines)) {
    if (await mayReverse()) return opened
    const settled = await linesOf(tx, settlement.id)
    await reverseOne(tx, { posting: settlement, lines: settled, act })
    opened.push(...settled.flatMap(backedBy))
  }
  if (!(await mayReverse())) throw new AppError('grant_spent')
  return opened
}

const settlementsFor = async (tx: Tx, accountId: string, lines: readonly Line[]) =>
  lines.some(({ bucket }) => bucket === 'overdraft') ? charges.listSettlements(tx, accountId) : []

const backedBy = ({ lotId, bucket, minutes }: Line): LotPart[] =>
  lotId !== null && bucket === 'consumed' ? [{ lotId, minutes }] : []

type Reversal = { posting: ledger.Posting; lines: readonly Line[]; act: Act }

/** Dated as what it takes back, or today where that month is closed (A93). */
async function reverseOne(tx: Tx, { posting, lines, act }: Reversal): Promise<void> {
  const { account } = await stateOf(tx, posting.accountId)
  const isClosed = await ledger.isMonthClosed(tx, account.id, posting.effectiveOn)
  await post(tx, {
    account,
    kind: 'reverse',
    lines: reverseLines(lines),
    effectiveOn: isClosed ? localDateOf(act.at, account.timeZone) : posting.effectiveOn,
    reversesId: posting.id,
    ...act,
    reason: isClosed ? correcting(posting.effectiveOn, act.reason) : act.reason,
    ...(posting.ticketId && { ticketId: posting.ticketId }),
    ...(posting.worklogId && { worklogId: posting.worklogId }),
    ...(posting.consentId && { consentId: posting.consentId }),
  })
}

async function stateOf(
  tx: Tx,
  accountId: string,
): Promise<{ account: ledger.Account; balances: Balances }> {
  const account = await ledger.lockAccount(tx, accountId)
  if (!account) throw new Error(`account ${accountId} is missing`)
  return readState(tx, account)
}

const linesOf = async (tx: Tx, postingId: string): Promise<Line[]> =>
  (await ledger.listLines(tx, [postingId])).map(({ lotId, bucket, minutes }) => ({
    lotId,
    bucket,
    minutes,
  }))
