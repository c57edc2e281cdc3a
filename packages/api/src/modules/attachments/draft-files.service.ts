import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { isOwn } from './attachment-access.ts'
import { toView } from './attachment-view.ts'
import * as attachments from './attachments.repository.ts'
import { moveCharge } from './quota.service.ts'

type Hold = { actor: Caller; draftId: string; organizationId: string; ids: string[] }

/**
 * Keeps exactly these staged files with a draft (EN-4), so that the sweep of what nobody posted leaves
 * them; those that are no longer among them wait for it again. Refuses `attachment_unusable` for what
 * is neither the actor's own nor of this draft.
 */
export async function holdForDraft(
  tx: Tx,
  { actor, draftId, organizationId, ids }: Hold,
): Promise<void> {
  await attachments.releaseFromDraft(tx, { draftId, except: ids })
  if (ids.length === 0) return
  const staged = await attachments.lockStaged(tx, ids)
  for (const id of ids) {
    const file = staged.find((one) => one.id === id)
    const isHeld = file?.draftId === draftId
    if (!file || (!isHeld && (file.draftId !== null || !isOwn(actor, file))))
      throw new AppError('attachment_unusable')
    if (isHeld) continue
    const chargedTo = await moveCharge(tx, { actor, file, to: organizationId })
    await attachments.linkAttachment(tx, id, { draftId, organizationId, chargedTo })
  }
}

/** Files by the id of their draft, oldest first. */
export async function filesOfDrafts(
  tx: Tx,
  draftIds: string[],
): Promise<Map<string, AttachmentView[]>> {
  if (draftIds.length === 0) return new Map()
  const rows = await attachments.listOfDrafts(tx, draftIds)
  const byDraft = Map.groupBy(rows, ({ draftId }) => draftId ?? '')
  return new Map([...byDraft].map(([id, files]) => [id, files.map(toView)]))
}
