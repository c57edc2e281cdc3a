import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { newId } from '../../ids.ts'
import type { Storage } from '../../outside/storage.ts'
import * as repository from './observability.repository.ts'

export type ObservabilityService = ReturnType<typeof createObservabilityService>
export type Readiness = { database: boolean; storage: boolean; migrations: boolean }
export type Backlog = { outboxPendingSeconds: number; mailsQueued: number; mailsFailed: number }
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

  /** What waits to be done, over all desks of the installation. */
  async backlog(): Promise<Backlog> {
    const now = clock.now().getTime()
    const sum: Backlog = { outboxPendingSeconds: 0, mailsQueued: 0, mailsFailed: 0 }
    for (const { id } of await db.directory('select id from tenants')) {
      const { oldest, mails } = await db.transaction(
        systemScope(String(id)),
        async (tx) => ({
          oldest: await repository.findOldestPending(tx),
          mails: await repository.countMails(tx),
        }),
        { readOnly: true },
      )
      const seconds = oldest ? Math.max(0, (now - oldest.getTime()) / 1000) : 0
      sum.outboxPendingSeconds = Math.max(sum.outboxPendingSeconds, seconds)
      for (const { status, count } of mails) {
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
