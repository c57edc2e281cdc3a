import { can } from '@mesa/shared/access/can'
import { dayAfterMonth, firstDayOf, monthOf } from '@mesa/shared/ledger/dates'
import { balanceMinutes, foldLines } from '@mesa/shared/ledger/balance'
import type { Line } from '@mesa/shared/ledger/types'
import type {
  CloseMonthBody,
  MonthClosed,
  MonthCloseView,
  MonthSummary,
} from '@mesa/shared/wire/month-closes.schema'
import type { Clock } from '../../clock.ts'
import { systemScope, type Caller, type Database, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { localDateOf } from '../../local-date.ts'
import { audit } from '../audit/audit.service.ts'
import { loadContract } from '../contracts/contracts.service.ts'
import { eventActor } from '../record/record.service.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { closeContract } from './close-contract.service.ts'
import * as repository from './month-closes.repository.ts'

export type MonthClosesService = ReturnType<typeof createMonthClosesService>

export const createMonthClosesService = ({ db, clock }: { db: Database; clock: Clock }) => ({
  /**
   * Contract by contract, each in a transaction of its own, so that a failure leaves whole ones and a
   * repeat does the rest. Errors: `month_not_over`, `not_found`.
   */
  async close(actor: Caller, { month, contractIds }: CloseMonthBody): Promise<MonthClosed> {
    const at = clock.now()
    const asked = { before: dayAfterMonth(month), contractIds: contractIds ?? null, at }
    const targets = await db.transaction(actor, (tx) => targetsOf(tx, actor, asked), {
      readOnly: true,
    })
    const by = eventActor(actor)
    let contractsClosedNow = 0
    for (const target of targets) {
      const isClosed = await db.transaction(systemScope(actor.tenantId), (tx) =>
        closeContract(tx, { target, month, by, at }),
      )
      if (isClosed) contractsClosedNow += 1
    }
    return db.transaction(actor, async (tx) => {
      if (contractsClosedNow > 0) {
        await audit(tx, {
          actor,
          action: 'month.closed',
          targetType: 'month',
          details: { month, contracts: contractsClosedNow },
          at,
        })
      }
      const only = firstDayOf(month)
      const [row] = await repository.listMonths(tx, { before: asked.before, only, limit: 1 })
      if (!row) throw new Error(`month ${month} has no summary`)
      return { ...toSummary(row), contractsClosedNow }
    })
  },

  /** Months that are over on the desk's calendar, newest first; one row more than `limit`. */
  list: (actor: Caller, page: Page): Promise<MonthSummary[]> =>
    db.transaction(actor, (tx) => listMonths(tx, actor, { ...page, at: clock.now() }), {
      readOnly: true,
    }),

  /** The closed months of a contract, newest first; one row more than `limit`. */
  listOf: (actor: Caller, contractId: string, page: Page): Promise<MonthCloseView[]> =>
    db.transaction(actor, (tx) => listOf(tx, actor, { ...page, contractId }), { readOnly: true }),
})

/** After the month `before`. */
type Page = { before: string | undefined; limit: number }

async function listMonths(tx: Tx, actor: Caller, { before, limit, at }: Page & { at: Date }) {
  if (!can(actor, 'month_close.read').allowed) throw new AppError('not_allowed')
  const { policy } = await policyInForce(tx)
  const current = firstDayOf(localDateOf(at, policy.calendar.timeZone))
  const from = before === undefined ? current : firstDayOf(before)
  const rows = await repository.listMonths(tx, { before: from, limit: limit + 1 })
  return rows.map(toSummary)
}

async function listOf(
  tx: Tx,
  actor: Caller,
  { contractId, before, limit }: Page & { contractId: string },
): Promise<MonthCloseView[]> {
  await loadContract(tx, actor, { id: contractId, permission: 'hours.read' })
  const first = before === undefined ? undefined : firstDayOf(before)
  const rows = await repository.listCloses(tx, { contractId, before: first, limit: limit + 1 })
  return rows.map((row) => ({
    contractId,
    month: monthOf(row.month),
    seq: row.seq,
    headHash: row.headHash,
    closedAt: row.closedAt.toISOString(),
    closedBy: { id: row.closedById, name: row.closedBy },
    balanceMinutes:
      row.balances === null ? null : balanceMinutes(foldLines(row.balances as Line[])),
    statementHash: row.statementHash,
  }))
}

type Asked = { before: string; contractIds: string[] | null; at: Date }

async function targetsOf(tx: Tx, actor: Caller, { before, contractIds, at }: Asked) {
  if (!can(actor, 'month.close').allowed) throw new AppError('not_allowed')
  const { policy } = await policyInForce(tx)
  const isOver = (timeZone: string) => localDateOf(at, timeZone) >= before
  if (contractIds && (await repository.countContracts(tx, contractIds)) < contractIds.length) {
    throw new AppError('not_found')
  }
  const targets = await repository.listTargets(tx, { before, contractIds })
  const zones = [policy.calendar.timeZone, ...targets.map(({ timeZone }) => timeZone)]
  if (!zones.every(isOver)) throw new AppError('month_not_over')
  return targets
}

const toSummary = ({ closedBy, closedById, ...row }: repository.MonthRow): MonthSummary => ({
  ...row,
  closedBy: closedBy === null ? null : { id: closedById, name: closedBy },
})
