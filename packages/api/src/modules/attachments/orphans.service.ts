import { systemScope, type Database } from '../../db/database.ts'
import type { Storage } from '../../outside/storage.ts'
import * as attachments from './attachments.repository.ts'
import { removeBlobs } from './blobs.ts'
import { giveRoom } from './quota.service.ts'

type Deps = { db: Database; storage: Storage }
const stagedHoursMax = 24

/** Removes what was uploaded a day ago and never posted, and what killed uploads left; rows first. */
export async function removeOrphans({ db, storage }: Deps, now: Date): Promise<number> {
  const before = new Date(now.getTime() - stagedHoursMax * 3_600_000)
  let removed = 0
  for (const { id } of await db.directory('select id from tenants')) {
    const tenantId = String(id)
    const rows = await db.transaction(systemScope(tenantId), async (tx) => {
      const deleted = await attachments.deleteStagedBefore(tx, before)
      await giveRoom(tx, deleted)
      return deleted
    })
    for (const row of rows) await removeBlobs(storage, [row.storageKey, row.thumbnailKey])
    removed += rows.length + (await removeStrays({ db, storage }, tenantId))
  }
  return removed
}

/** Bytes without a row: the process died between both (F16). */
async function removeStrays({ db, storage }: Deps, tenantId: string): Promise<number> {
  const keys = await storage.listOlderThan(tenantId, stagedHoursMax)
  if (keys.length === 0) return 0
  const ofRow = (key: string) => key.replace(/\.webp$/, '')
  const known = await db.transaction(
    systemScope(tenantId),
    (tx) => attachments.listKnownKeys(tx, keys.map(ofRow)),
    { readOnly: true },
  )
  const strays = keys.filter((key) => !known.has(ofRow(key)))
  await removeBlobs(storage, strays)
  return strays.length
}
