import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../../clock.ts'
import { systemScope, type Database, type Tx } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import type { Storage } from '../../outside/storage.ts'
import { oldestDueAccount } from '../ledger-sweep/ledger-schedules.service.ts'
import { oldestDueTimer } from '../timers/timers.service.ts'
import * as repository from './observability.repository.ts'

export type ObservabilityService = ReturnType<typeof createObservabilityService>
export type Readiness = { database: boolean; storage: boolean; migrations: boolean }
const nothing = {
  outboxPendingSeconds: 0,
  mailsQueued: 0,
  mailsFailed: 0,
  caseWaitingSeconds: 0,
  jobLagSeconds: 0,
  clockLagSeconds: 0,
  checkAgeSeconds: 0,
  ledgerViolations: 0,
  brokenChains: 0,
  clockDifferences: 0,
}
export type Backlog = typeof nothing
type Deps = { db: Database; clock: Clock; storage: Storage }

const CHECK_MS = 2000
const migrationsFolder = fileURLToPath(new URL('../../../../../migrations', import.meta.url))
const probeFolder = '00000000-0000-7000-8000-000000000000'

export const createObservabilityService = ({ db, clock, storage }: Deps) => ({
  /** What a request needs to succeed, each asked now and given two seconds. */
  async readiness(): Promise<Readiness> {
    const [database, stored, migrations] = await Promise.all([
      holds(async () => (await db.directory('select 1')).length === 1),
      holds(() => takesFiles(storage, clock.now())),
      holds(() => isMigrated(db)),
    ])
    return { database, storage: stored, migrations }
  },

  /** What waits to be done and what the last checks found, the worst of all desks. */
  async backlog(): Promise<Backlog> {
    const now = clock.now()
    const ageOf = (at: Date | null | undefined) =>
      at ? Math.max(0, (now.getTime() - at.getTime()) / 1000) : 0
    const sum: Backlog = { ...nothing, clockLagSeconds: await clockLag(db, clock) }
    for (const { id } of await db.directory('select id from tenants')) {
      const desk = await db.transaction(systemScope(String(id)), (tx) => readDesk(tx, now), {
        readOnly: true,
      })
      sum.outboxPendingSeconds = Math.max(sum.outboxPendingSeconds, ageOf(desk.outbox))
      sum.caseWaitingSeconds = Math.max(sum.caseWaitingSeconds, ageOf(desk.received))
      sum.jobLagSeconds = Math.max(sum.jobLagSeconds, ageOf(desk.overdue))
      sum.checkAgeSeconds = Math.max(sum.checkAgeSeconds, ageOf(desk.check?.checkedAt))
      sum.ledgerViolations += desk.check?.violations ?? 0
      sum.brokenChains += desk.check?.brokenChains ?? 0
      sum.clockDifferences += desk.check?.clockDifferences ?? 0
      for (const { status, count } of desk.mails) {
        if (status === 'queued') sum.mailsQueued += count
        if (status === 'failed') sum.mailsFailed += count
      }
    }
    return sum
  },

  /** Where files are kept, for whoever reads `/readyz`. */
  filesKind: storage.kind,

  pool: () => ({
    inUse: db.pool.totalCount - db.pool.idleCount,
    waiting: db.pool.waitingCount,
  }),
})

const readDesk = async (tx: Tx, now: Date) => ({
  outbox: await repository.findOldestPending(tx),
  mails: await repository.countMails(tx),
  received: await repository.findOldestReceived(tx),
  overdue: earlier(await oldestDueTimer(tx, now), await oldestDueAccount(tx, now)),
  check: await repository.findLastCheck(tx),
})

const earlier = (one: Date | null, other: Date | null): Date | null =>
  one && other ? (one < other ? one : other) : (one ?? other)

/** How far this node's clock is ahead of the database's (F12); below 0, behind. */
async function clockLag(db: Database, clock: Clock): Promise<number> {
  const [row] = await db.directory('select extract(epoch from clock_timestamp()) as seconds')
  return clock.now().getTime() / 1000 - Number(row?.['seconds'])
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), CHECK_MS)
  })
  try {
    return await Promise.race([check(), late])
  } catch {
    return false
  } finally {
    clearTimeout(timer)
  }
}

/** A full or read-only disk shows only when something is written. */
async function takesFiles(storage: Storage, at: Date): Promise<boolean> {
  const key = `${probeFolder}/${newId(at)}`
  await storage.write(key, Readable.from([Buffer.from('ready')]))
  await storage.remove(key)
  return true
}

/** Every migration of this program is applied; a newer program may have applied more. */
async function isMigrated(db: Database): Promise<boolean> {
  const wanted = readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  const rows = await db.directory('select name from drizzle.__drizzle_migrations')
  const applied = new Set(rows.map(({ name }) => name))
  return wanted.every((name) => applied.has(name))
}
