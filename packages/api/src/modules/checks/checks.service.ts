import { can } from '@mesa/shared/access/can'
import type { CheckList, CheckListQuery, CheckView } from '@mesa/shared/wire/checks.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import { systemScope, type Caller, type Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import type { Log } from '../../jobs/loop.ts'
import type { Storage } from '../../outside/storage.ts'
import { verifyClocks } from '../clocks/verify.service.ts'
import { verifyLedger } from '../hour-ledger/ledger-verify.service.ts'
import { verifyPublishedHeads } from '../published-heads/verify-heads.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { verifyRecords } from '../record/record-verify.service.ts'
import * as checks from './checks.repository.ts'

export type ChecksService = ReturnType<typeof createChecksService>
type Deps = { db: Database; clock: Clock; cursors: Cursors; log: Log; storage: Storage }
type Finished = Omit<checks.Check, 'tenantId' | 'id' | 'checkedAt'>

const findingsMax = 100

export const createChecksService = ({ db, clock, cursors, log, storage }: Deps) => ({
  /**
   * Recomputes hour ledger, record and clocks of every desk and keeps what was found. Whatever is wrong is
   * written to the log, shown in `/metrics`, and mailed to the administrators of the desk (P4, P22).
   */
  async checkAll(now: Date): Promise<void> {
    for (const { id } of await db.directory('select id from tenants')) {
      const tenantId = String(id)
      const found = await recompute({ db, clock, storage }, tenantId)
      await db.transaction(systemScope(tenantId), async (tx) => {
        await checks.insertCheck(tx, { ...found, id: newId(now), checkedAt: now })
        if (isSound(found)) return
        const { violations, publishedFaults, clockDifferences } = found
        // Heads that differ from what was published are chains that somebody cut off or wrote anew.
        const brokenChains = found.brokenChains + publishedFaults
        const payload = { violations, brokenChains, clockDifferences }
        await publish(tx, { type: 'desk.check_failed', payload, internal: true, at: now })
      })
      if (!isSound(found))
        log.error({ tenantId, findings: found.findings }, 'ledger, record or clocks do not add up')
    }
  },

  async list(actor: Caller, { limit = 50, cursor }: CheckListQuery): Promise<CheckList> {
    if (!can(actor, 'audit.read').allowed) throw new AppError('not_allowed')
    const bound = { actor, filters: { list: 'checks' } }
    const last = cursors.decode(cursor, bound)
    const before = last && { at: new Date(String(last[0])), id: String(last[1]) }
    const rows = await db.transaction(actor, (tx) => checks.listChecks(tx, { before, limit }), {
      readOnly: true,
    })
    return toPage(rows.map(toView), limit, (end) => cursors.encode([end.checkedAt, end.id], bound))
  },
})

type Counts = Pick<Finished, 'violations' | 'brokenChains' | 'publishedFaults' | 'clockDifferences'>
const isSound = ({ violations, brokenChains, publishedFaults, clockDifferences }: Counts) =>
  violations + brokenChains + publishedFaults + clockDifferences === 0

type Recomputing = Pick<Deps, 'db' | 'clock' | 'storage'>

/** Of one instant, however long it takes. */
async function recompute({ db, clock, storage }: Recomputing, tenantId: string): Promise<Finished> {
  const startedAt = clock.now()
  const { ledger, records, published, clocks } = await db.transaction(
    systemScope(tenantId),
    async (tx) => ({
      ledger: await verifyLedger(tx),
      records: await verifyRecords(tx),
      published: await verifyPublishedHeads(tx, { storage }),
      clocks: await verifyClocks(tx, { asOf: startedAt }),
    }),
    { readOnly: true, isolation: 'repeatable read', isLong: true },
  )
  return {
    tookMs: Math.max(0, clock.now().getTime() - startedAt.getTime()),
    chains: records.chains,
    events: records.events,
    violations: ledger.length,
    brokenChains: records.broken.length,
    publishedDays: published.days,
    publishedFaults: published.faults.length,
    clocks: clocks.clocks,
    clockDifferences: clocks.differences.length,
    findings: {
      ledger: ledger.slice(0, findingsMax),
      records: records.broken.slice(0, findingsMax),
      published: published.faults.slice(0, findingsMax),
      clocks: clocks.differences.slice(0, findingsMax),
    },
  }
}

const toView = (check: checks.Check): CheckView => ({
  id: check.id,
  checkedAt: check.checkedAt.toISOString(),
  tookMs: check.tookMs,
  isSound: isSound(check),
  chains: check.chains,
  events: check.events,
  violations: check.violations,
  brokenChains: check.brokenChains,
  publishedDays: check.publishedDays,
  publishedFaults: check.publishedFaults,
  clocks: check.clocks,
  clockDifferences: check.clockDifferences,
})
