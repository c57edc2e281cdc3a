import { text } from 'node:stream/consumers'
import type { VerificationView } from '@mesa/shared/wire/record.schema'
import type { Tx } from '../../db/database.ts'
import { sha256 } from '../../ids.ts'
import { StorageAway, type Storage } from '../../outside/storage.ts'
import { bodyText, fileText, keyOf, readBody, type HeadsBody } from './heads-body.ts'
import * as heads from './published-heads.repository.ts'

type Verification = VerificationView['published']
type Fault = Verification['faults'][number]

const noHash = '0'.repeat(64)
const batch = 100
/** The latest days are compared with the whole record and with their files; of earlier ones the first of each month. */
const latestDays = 8

/**
 * Compares the chains with what left the building (ledger.md, Rules): an account cut off or written
 * anew, a closed month that is another one, a record that is, a row of a day that was changed or
 * removed. Without `storage` the files are not read. Needs a transaction that sees the whole desk.
 */
export async function verifyPublishedHeads(
  tx: Tx,
  { storage }: { storage?: Storage } = {},
): Promise<Verification> {
  const faults: Fault[] = []
  const rows: heads.PublishedHead[] = []
  let before = noHash
  let after: string | undefined
  let days = 0
  for (;;) {
    const found = await heads.listOldest(tx, { after, limit: batch })
    const sound: heads.PublishedHead[] = []
    for (const row of found) {
      const reason = faultOf(row, before)
      if (reason === null) sound.push(row)
      else faults.push({ onDate: row.onDate, where: 'published_heads', reason })
      before = row.hash
    }
    const ids = sound.map(({ id }) => id)
    for (const { onDate, contract, reason } of await heads.listBrokenAccounts(tx, ids))
      faults.push({ onDate, where: contract, reason })
    rows.push(...sound.filter(({ onDate }) => onDate.endsWith('-01')), ...sound.slice(-latestDays))
    days += found.length
    after = found.at(-1)?.onDate
    if (found.length < batch) break
  }
  const compared = [...new Map(rows.map((row) => [row.id, row])).values()]
  const latest = new Set(compared.slice(-latestDays).map(({ id }) => id))
  const sample = compared.filter(({ id, onDate }) => latest.has(id) || onDate.endsWith('-01'))
  for (const row of sample) {
    const { records } = readBody(row.body)
    const { chains, sha256: hash } = await heads.readRecordHeads(tx, new Date(records.before))
    if (hash !== records.sha256)
      faults.push({
        onDate: row.onDate,
        where: 'records',
        reason: `${records.chains} chains were published, ${chains} stand there, and not all alike`,
      })
  }
  if (storage) faults.push(...(await compareFiles(tx, { storage, sample, lastDay: after })))
  return { days, faults }
}

/** What is wrong with a day's row, which stands on the hash `before`; null when nothing is. */
function faultOf(row: heads.PublishedHead, before: string): string | null {
  if (row.prevHash !== before) return 'it does not stand on the day before'
  if (sha256(row.prevHash + row.body) !== row.hash) return 'its hash is not of its text'
  const told: HeadsBody = readBody(row.body)
  const isSame =
    told.onDate === row.onDate &&
    told.publishedAt === row.publishedAt.toISOString() &&
    told.sentTo.join(',') === row.sentTo &&
    bodyText(told) === row.body
  return isSame ? null : 'its columns differ from its text'
}

type Files = { storage: Storage; sample: heads.PublishedHead[]; lastDay: string | undefined }

/** Of a storage that does not answer nothing is said: it is not what was changed. */
async function compareFiles(tx: Tx, { storage, sample, lastDay = '' }: Files): Promise<Fault[]> {
  const faults: Fault[] = []
  try {
    for (const row of sample) {
      const key = keyOf(tx.tenantId, row.onDate)
      const where = key
      if (!(await storage.has(key)))
        faults.push({ onDate: row.onDate, where, reason: 'its file is missing' })
      else if ((await text(await storage.read(key))) !== fileText(row))
        faults.push({ onDate: row.onDate, where, reason: 'its file says something else' })
    }
    const prefix = `heads/${tx.tenantId}.`
    for (const key of await storage.listOlderThan('heads', 0)) {
      const onDate = key.slice(prefix.length, prefix.length + 10)
      if (key.startsWith(prefix) && onDate > lastDay)
        faults.push({ onDate, where: key, reason: 'its row is gone' })
    }
  } catch (error) {
    if (!(error instanceof StorageAway)) throw error
  }
  return faults
}
