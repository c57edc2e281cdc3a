import type { DraftContent, DraftView } from '@mesa/shared/wire/drafts.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { etagOf } from '../../etag.ts'
import { filesOfDrafts } from '../attachments/draft-files.service.ts'
import * as drafts from './drafts.repository.ts'

export async function viewDrafts(tx: Tx, rows: drafts.DraftRow[]): Promise<DraftView[]> {
  const files = await filesOfDrafts(
    tx,
    rows.map(({ draft }) => draft.id),
  )
  return rows.map(({ draft, organizationName, productName, ticketNumber }) => ({
    id: draft.id,
    organizationId: draft.organizationId,
    organizationName,
    productName: productName ?? '',
    author: { id: draft.authorId, name: draft.authorName },
    content: draft.content as DraftContent,
    attachments: files.get(draft.id) ?? [],
    status: draft.status,
    ticketNumber,
    reason: draft.reason,
    decidedBy: draft.decidedBy === null ? null : { id: draft.decidedById, name: draft.decidedBy },
    decidedAt: draft.decidedAt?.toISOString() ?? null,
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    etag: etagOf(draft.version),
  }))
}

export async function onlyView(tx: Tx, id: string): Promise<DraftView> {
  const row = await drafts.findDraft(tx, id)
  const [view] = row ? await viewDrafts(tx, [row]) : []
  if (!view) throw new AppError('not_found')
  return view
}
