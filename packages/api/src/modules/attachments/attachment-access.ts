import type { Actor } from '@mesa/shared/access/actor'
import { can } from '@mesa/shared/access/can'
import type { Attachment, CaseAccess, findAttachment } from './attachments.repository.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>>

/**
 * A staged file is its uploader's alone, with a draft also its key users' (EN-4); a posted one belongs to
 * its case, a note's to the desk (CV-2).
 */
export function mayRead(actor: Actor, { attachment, ticket }: Found): boolean {
  if (attachment.linkedAt === null) return isOwn(actor, attachment) || decidesOn(actor, attachment)
  if (!ticket || !mayReadCase(actor, ticket)) return false
  return !attachment.internal || can(actor, 'ticket.read_desk', partsOf(ticket)).allowed
}

export const mayReadCase = (actor: Actor, ticket: CaseAccess) =>
  can(actor, 'ticket.read', partsOf(ticket)).allowed

export function isOwn(actor: Actor, row: Attachment): boolean {
  if ('userId' in actor) return row.uploadedBy === actor.userId
  const isOfKey = actor.kind === 'api_key' && row.organizationId === actor.organizationId
  return row.uploadedBy === null && (isOfKey || actor.kind === 'system')
}

/** With a draft that the actor sends, adds to a case or declines. */
export const decidesOn = (actor: Actor, { draftId, organizationId }: Attachment): boolean =>
  draftId !== null &&
  organizationId !== null &&
  can(actor, 'draft.decide', { organizationId }).allowed

const partsOf = ({
  organizationId,
  requesterId,
  accountLeadId,
  sharedWithUserIds,
}: CaseAccess) => ({ organizationId, requesterId, accountLeadId, sharedWithUserIds })
