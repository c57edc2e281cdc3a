import { createHash } from 'node:crypto'
import { createDatabase, systemScope } from '../db/database.ts'
import { verifyLedger } from '../modules/hour-ledger/ledger-verify.service.ts'
import { verifyRecords } from '../modules/record/record-verify.service.ts'
import type { Storage } from '../outside/storage.ts'
import { connectAs, type Installation } from './installation.ts'
import { listDesks } from './tables.ts'

/** One promise asked: of how many things, and each that is not as promised. */
export type Check = { name: string; asked: number; wrong: string[] }

/**
 * Asks a whole installation, running or not: hour ledger I1 to I16, chains of the record, and every
 * file against its hash.
 * @param missing keys that were missing when the archive was made
 */
export async function verifyInstallation(
  { ownerUrl, storage }: Pick<Installation, 'ownerUrl' | 'storage'>,
  missing: readonly string[] = [],
): Promise<Check[]> {
  const client = await connectAs(ownerUrl)
  const db = createDatabase({ url: ownerUrl, poolSize: 1 })
  const ledger: Check = { name: 'hour ledger, I1–I16', asked: 0, wrong: [] }
  const records: Check = { name: 'chains of the record', asked: 0, wrong: [] }
  const known = new Set(missing)
  const files: Check = { name: 'files against their hashes', asked: 0, wrong: [] }
  try {
    for (const id of await listDesks(client)) {
      const whole = { isolation: 'repeatable read', readOnly: true, isLong: true } as const
      const violations = await db.transaction(systemScope(id), verifyLedger, whole)
      ledger.wrong.push(...violations.map((one) => `${one.invariant} ${one.id}: ${one.detail}`))
      const { events, broken } = await db.transaction(systemScope(id), verifyRecords, whole)
      records.asked += events
      records.wrong.push(...broken.map((one) => `${one.ticketId} ${one.chain}: ${one.reason}`))
      await client.query(
        `select set_config('app.tenant_id', $1, false), set_config('app.kind', 'system', false),
           set_config('app.user_id', '', false), set_config('app.organization_ids', '', false)`,
        [id],
      )
      const { rows } = await client.query<{ postings: number }>(
        'select count(*)::int as postings from ledger_postings where tenant_id = $1',
        [id],
      )
      ledger.asked += rows[0]?.postings ?? 0
      const stored = await client.query<{ key: string; sha256: string | null }>(
        `select k.key, k.sha256 from attachments a
         cross join lateral (values (a.storage_key, a.sha256), (a.thumbnail_key, null)) k (key, sha256)
         where a.tenant_id = $1 and k.key is not null order by a.id`,
        [id],
      )
      for (const file of stored.rows) {
        if (known.has(file.key)) continue
        files.asked += 1
        const fault = await faultOf(storage, file)
        if (fault !== null) files.wrong.push(`${file.key}: ${fault}`)
      }
    }
    return [ledger, records, files]
  } finally {
    await db.close()
    await client.end().catch(() => undefined)
  }
}

async function faultOf(
  storage: Storage,
  { key, sha256 }: { key: string; sha256: string | null },
): Promise<string | null> {
  if (!(await storage.has(key))) return 'it is missing'
  if (sha256 === null) return null
  const hash = createHash('sha256')
  for await (const chunk of await storage.read(key)) hash.update(chunk as Buffer)
  return hash.digest('hex') === sha256 ? null : 'its bytes are not those its row names'
}
