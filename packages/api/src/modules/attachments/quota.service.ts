import type { Actor } from '@mesa/shared/access/actor'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { Attachment } from './attachments.repository.ts'
import * as usage from './file-usage.repository.ts'

export type Limits = { filesQuotaBytes: number; stagedFilesMax: number; stagedBytesMax: number }

/**
 * The organization whose quota holds what an actor uploads: a customer's only one, a key's own. Of a
 * customer of several it is known when the file is posted; files of the desk count for nobody.
 */
export function payerOf(actor: Actor): string | null {
  if (actor.kind === 'api_key') return actor.organizationId
  if (actor.kind !== 'customer' || actor.memberships.length !== 1) return null
  return actor.memberships[0]?.organizationId ?? null
}

type Staged = usage.Uploader & { size: number; chargedTo: string | null }

/**
 * Takes a file into account before its row is written, in the same transaction (A59). Refuses `quota`
 * with the numbers. Racing uploads of one organization, and of one person, wait for each other here.
 */
export async function takeRoom(tx: Tx, file: Staged, limits: Limits): Promise<void> {
  const { size, chargedTo, uploadedBy, organizationId } = file
  await usage.lockUploader(tx, uploadedBy ?? organizationId ?? 'desk')
  const staged = await usage.sumStaged(tx, file)
  const { stagedFilesMax, stagedBytesMax, filesQuotaBytes } = limits
  if (staged.files >= stagedFilesMax)
    throw refusal({ of: 'staged_files', used: staged.files, limit: stagedFilesMax })
  if (staged.bytes + size > stagedBytesMax)
    throw refusal({ of: 'staged_bytes', used: staged.bytes, limit: stagedBytesMax })
  if (chargedTo !== null) await charge(tx, { to: chargedTo, size, limitBytes: filesQuotaBytes })
}

/**
 * Moves a customer's file to the quota of the organization whose case it is posted to; the desk's own
 * stay uncharged. Answers who holds it now.
 */
export async function moveCharge(
  tx: Tx,
  { actor, file, to }: { actor: Actor; file: Attachment; to: string },
): Promise<string | null> {
  const isCustomers = actor.kind === 'customer' || file.chargedTo !== null
  if (!isCustomers || file.chargedTo === to) return file.chargedTo
  await charge(tx, { to, size: file.size, limitBytes: null })
  if (file.chargedTo !== null) await usage.subtractUsage(tx, file.chargedTo, file.size)
  return to
}

/** Gives the room of removed files back. */
export async function giveRoom(tx: Tx, files: Array<{ chargedTo: string | null; size: number }>) {
  const byPayer = Map.groupBy(files, ({ chargedTo }) => chargedTo)
  // In one order, so that two removals never wait for each other in a circle.
  for (const payer of [...byPayer.keys()].filter((one) => one !== null).toSorted()) {
    const sizes = byPayer.get(payer) ?? []
    const bytes = sizes.reduce((total, { size }) => total + size, 0)
    await usage.subtractUsage(tx, payer, bytes)
  }
}

type Charge = { to: string; size: number; limitBytes: number | null }

async function charge(tx: Tx, { to, size, limitBytes }: Charge) {
  const after = await usage.addUsage(tx, to, { bytes: size, limitBytes })
  if (after.limitBytes !== null && after.bytes > after.limitBytes)
    throw refusal({ of: 'organization', used: after.bytes - size, limit: after.limitBytes })
}

const refusal = (quota: {
  of: 'organization' | 'staged_files' | 'staged_bytes'
  used: number
  limit: number
}) => new AppError('quota', { quota })
