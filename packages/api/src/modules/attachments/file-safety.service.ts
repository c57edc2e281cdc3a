import type { Actor } from '@mesa/shared/access/actor'
import type { Clock } from '../../clock.ts'
import { systemScope, type Database } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { Log } from '../../jobs/loop.ts'
import type { Finding, Scanner } from '../../outside/scanner.ts'
import type { Storage } from '../../outside/storage.ts'
import { audit } from '../audit/audit.service.ts'
import * as attachments from './attachments.repository.ts'
import { removeBlobs } from './blobs.ts'

type Attachment = attachments.Attachment
export type Safety = Pick<Attachment, 'safety' | 'safetyFinding' | 'safetyAt'>
type Deps = { db: Database; clock: Clock; storage: Storage; scanner?: Scanner | null; log: Log }

/** Files asked about in one minute, so that a long absence of the scanner is caught up in steps. */
const rescannedMax = 50

/** What the scanner says of bytes that are stored; `pending` while it cannot say (A59). */
export async function judgeSafety(
  { storage, scanner, log }: Pick<Deps, 'storage' | 'scanner' | 'log'>,
  file: { storageKey: string; at: Date },
): Promise<Safety> {
  if (!scanner) return { safety: 'unscanned', safetyFinding: null, safetyAt: null }
  const bytes = await storage.read(file.storageKey)
  const finding = await scanner.scan(bytes).catch((err: unknown) => {
    log.error({ err }, 'the virus scanner does not answer; the file is scanned later')
    return null
  })
  if (finding?.kind === 'unjudged')
    log.error({ err: finding.reason }, 'the virus scanner could not judge a file')
  return safetyOf(finding, file.at)
}

/** Written before the row, so that no infected file is kept without a word in the log. */
export const auditQuarantine = (
  db: Database,
  { actor, file, at }: { actor: Actor; file: QuarantinedFile; at: Date },
) =>
  db.transaction(systemScope(actor.tenantId), (tx) =>
    audit(tx, {
      actor,
      action: 'file.quarantined',
      targetType: 'attachment',
      targetId: file.id,
      details: { name: file.name, sha256: file.sha256, finding: file.safetyFinding },
      at,
    }),
  )

type QuarantinedFile = Pick<Attachment, 'id' | 'name' | 'sha256' | 'safetyFinding'>

/** Refuses what must not leave: a virus never, an unscanned file only where the installation says so. */
export function assertServable(file: Attachment, config: { readsBeforeScan: boolean }): void {
  if (file.safety === 'infected') throw new AppError('file_quarantined')
  if (file.safety === 'pending' && !config.readsBeforeScan)
    throw new AppError('file_not_scanned', { retryAfterSeconds: 60 })
}

/** Asks again about files the scanner has not judged, those asked longest ago first. Answers how many were judged. */
export async function rescan(deps: Deps): Promise<number> {
  if (!deps.scanner || !(await deps.scanner.ping().catch(() => false))) return 0
  let judged = 0
  for (const { id } of await deps.db.directory('select id from tenants'))
    judged += await rescanDesk(deps, String(id))
  return judged
}

async function rescanDesk(deps: Deps, tenantId: string): Promise<number> {
  const { db, storage } = deps
  const scope = systemScope(tenantId)
  const pending = await db.transaction(scope, (tx) => attachments.listPending(tx, rescannedMax), {
    readOnly: true,
  })
  let judged = 0
  for (const file of pending) {
    const at = deps.clock.now()
    const found = await judgeSafety(deps, { storageKey: file.storageKey, at }).catch(() => null)
    if (found === null) continue
    const isInfected = found.safety === 'infected'
    if (isInfected) {
      const actor: Actor = { kind: 'system', tenantId, name: 'Mesa' }
      await auditQuarantine(db, { actor, file: { ...file, ...found }, at })
    }
    const set = { ...found, ...(isInfected && { thumbnailKey: null }) }
    await db.transaction(scope, (tx) => attachments.setSafety(tx, file.id, set))
    if (isInfected) await removeBlobs(storage, [file.thumbnailKey])
    if (found.safety !== 'pending') judged += 1
  }
  return judged
}

function safetyOf(finding: Finding | null, at: Date): Safety {
  if (finding?.kind === 'clean') return { safety: 'clean', safetyFinding: null, safetyAt: at }
  if (finding?.kind === 'infected')
    return { safety: 'infected', safetyFinding: finding.name.slice(0, 200), safetyAt: at }
  return { safety: 'pending', safetyFinding: null, safetyAt: at }
}
