import type { DraftContent, DraftDecisionBody } from '@mesa/shared/wire/drafts.schema'
import type { OpenTicketBody } from '@mesa/shared/wire/tickets.schema'
import type { Caller, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { holdForDraft } from '../attachments/draft-files.service.ts'
import { openInside } from '../intake/intake.service.ts'
import { postInside } from '../messages/customer-words.service.ts'
import { publish } from '../outbox/outbox.service.ts'
import { letAuthorReply } from '../participants/guests.service.ts'
import * as drafts from './drafts.repository.ts'

type Decision = {
  actor: Caller & { kind: 'customer' }
  /** Locked, and open. */
  draft: drafts.Draft
  body: DraftDecisionBody
  at: Date
}

/** EN-4: what a key user makes of a draft; whoever wrote it is told. */
export async function decideDraft(tx: Tx, decision: Decision): Promise<void> {
  const { actor, draft, body, at } = decision
  const made = await make(tx, decision)
  const by = { decidedBy: actor.name, decidedById: actor.userId, decidedAt: at }
  await drafts.updateDraft(tx, draft.id, { ...made, ...by, updatedAt: at })
  const payload = { draftId: draft.id, decision: body.decision, actorName: actor.name }
  const { organizationId } = draft
  await publish(tx, { type: 'draft.decided', payload, organizationId, at })
}

const make = (tx: Tx, decision: Decision) => {
  switch (decision.body.decision) {
    case 'send':
      return send(tx, decision)
    case 'merge':
      return merge(tx, decision)
    case 'decline':
      return decline(tx, decision)
  }
}

/**
 * Opens the case as the key user, about who wrote it, by every rule there is: a refusal leaves the draft
 * as it was. Its author may read the case and write in it.
 */
async function send(tx: Tx, { actor, draft, body, at }: Decision) {
  const { authorId, authorName, organizationId } = draft
  const content = body.content ?? (draft.content as DraftContent)
  if (body.content) {
    const ids = [
      ...(content.attachments ?? []).map(({ id }) => id),
      ...(content.attachmentIds ?? []),
    ]
    await holdForDraft(tx, { actor, draftId: draft.id, organizationId, ids })
  }
  const isOwn = authorId === actor.userId
  const ticket = await openInside(tx, {
    actor,
    at,
    body: {
      ...completed(content),
      ...(!isOwn && { affectedUser: content.affectedUser ?? { name: authorName } }),
      organizationId,
      confirmNotDuplicate: body.confirmNotDuplicate === true,
    },
  })
  const person = { id: authorId, name: authorName }
  if (!isOwn)
    await letAuthorReply(tx, { ticketId: ticket.id, person, draftId: draft.id, actor, at })
  return { status: 'sent' as const, ticketId: ticket.id, content }
}

/** What the opening of a case cannot do without. */
function completed(content: DraftContent): OpenTicketBody {
  const { module, summary, body } = content
  if (module !== undefined && summary !== undefined && body !== undefined)
    return { ...content, module, summary, body }
  const missing = (['module', 'summary', 'body'] as const).filter(
    (part) => content[part] === undefined,
  )
  throw new AppError('fields_required', {
    errors: missing.map((part) => ({ path: `content.${part}`, code: 'required' as const })),
  })
}

/** Adds it to a case of the same organization as words of the key user, who names its author. */
async function merge(tx: Tx, { actor, draft, body, at }: Decision) {
  if (body.intoNumber === undefined)
    throw new AppError('malformed', { errors: [{ path: 'intoNumber', code: 'required' }] })
  const content = draft.content as DraftContent
  const lines = [content.summary, content.body].filter((line) => line !== undefined)
  const words = `${draft.authorName}: ${lines.join('\n\n')}`
  const files = content.attachments ?? (content.attachmentIds ?? []).map((id) => ({ id }))
  const { ticket } = await postInside(tx, actor, {
    ref: String(body.intoNumber),
    organizationId: draft.organizationId,
    body: words,
    files,
    at,
  })
  return { status: 'merged' as const, ticketId: ticket.id }
}

async function decline(tx: Tx, { actor, draft, body }: Decision) {
  const { reason } = body
  if (reason === undefined)
    throw new AppError('reason_required', { errors: [{ path: 'reason', code: 'required' }] })
  const { organizationId } = draft
  await holdForDraft(tx, { actor, draftId: draft.id, organizationId, ids: [] })
  return { status: 'declined' as const, reason }
}
