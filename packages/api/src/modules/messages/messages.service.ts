import type { AttachmentView } from '@mesa/shared/wire/attachments.schema'
import type {
  MessageList,
  MessageListQuery,
  MessageView,
  PostMessageBody,
  ReadReceipt,
} from '@mesa/shared/wire/messages.schema'
import type { EvidenceKind } from '@mesa/shared/rulebook/policy'
import { TRANSITIONS } from '@mesa/shared/ticket/machine'
import type { Channel } from '@mesa/shared/wire/vocabulary.schema'
import type { Clock } from '../../clock.ts'
import type { Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId, sha256 } from '../../ids.ts'
import { readJson, type JsonText } from '../../json-text.ts'
import { attachmentsOfTickets, linkAttachments } from '../attachments/attachments.service.ts'
import { applyHappening } from '../clocks/clocks.service.ts'
import { appendEvents, type NewEvent } from '../record/record.service.ts'
import {
  changeTicket,
  demand,
  eventActor,
  loadTicket,
  moveTicket,
  type Ticket,
} from '../tickets/tickets.service.ts'
import { lockForWords } from '../tickets/merged-tickets.service.ts'
import { demandReadable } from '../tickets/ticket-views.service.ts'
import { readConversation, type Conversation } from './conversation.repository.ts'
import * as messages from './messages.repository.ts'
import { renderBody } from './render-body.ts'
import { callOf, demandNature, demandReplyChannel, refuseDeskOnly } from './word-rules.service.ts'

export type MessagesService = ReturnType<typeof createMessagesService>
type Deps = { db: Database; clock: Clock; cursors: Cursors }

export const createMessagesService = ({ db, clock, cursors }: Deps) => ({
  /** Writes into a case; a customer's words answer the desk's question, the desk's may ask one. */
  post: (actor: Caller, ref: string, body: PostMessageBody): Promise<MessageView> =>
    db.transaction(actor, async (tx) => {
      const at = clock.now()
      const ticket = await lockForWords(tx, actor, ref)
      const isCustomer = tx.scope.kind === 'customer'
      const permission = body.kind === 'reply' ? 'ticket.reply' : 'ticket.note'
      await demand(tx, actor, { permission, ticket })
      if (ticket.closedAt !== null && body.kind !== 'note')
        throw new AppError('invalid_transition', { actions: [] })
      const channel = actor.kind === 'api_key' ? 'api' : 'portal'
      refuseDeskOnly(body, isCustomer)
      await (isCustomer
        ? demandReplyChannel(tx, { channel, number: ticket.number })
        : demandNature(tx, body))
      const asks = !isCustomer && body.asks === true && body.kind !== 'note'
      const { message, ticket: written } = await addMessage(tx, {
        ticket,
        actor,
        at,
        kind: body.kind,
        body: body.body,
        format: body.bodyFormat ?? 'markdown',
        nature: body.nature ?? null,
        asks,
        call: callOf(body, at),
        files: (body.attachmentIds ?? []).map((id) => ({ id })),
      })
      await moveAfter(tx, { ticket: written, actor, at, asks, isCustomer })
      return message
    }),

  /** The conversation, notes only for the desk (CV-2). */
  async list(actor: Caller, ref: string, query: MessageListQuery): Promise<JsonText<MessageList>> {
    const { limit = 50, cursor, order = 'oldest' } = query
    const bound = { actor, filters: { ticket: ref, order } }
    const keys = cursors.decode(cursor, bound)
    const after = keys && { at: new Date(keys[0] as number), id: keys[1] as string }
    const asked = { ref, newestFirst: order === 'newest', after, limit }
    const found = await readConversation(db.reader(actor), asked)
    if (!found) throw new AppError('not_found')
    demandReadable(actor, found.access)
    const { next, items } = found
    const said = found.hasFiles ? await withFiles(db, actor, found) : items
    const nextCursor = next && cursors.encode([next.at.getTime(), next.id], bound)
    return `{"items":${said},"nextCursor":${JSON.stringify(nextCursor)}}`
  },

  /** EX-2: the reader's receipt. A customer's first reading of a reply is a fact of the record (EX-1). */
  read: (actor: Caller, ref: string, messageId: string): Promise<ReadReceipt> =>
    db.transaction(actor, (tx) => leaveReceipt(tx, actor, { ref, messageId, at: clock.now() })),
})

type Reading = { ref: string; messageId: string; at: Date }

async function leaveReceipt(tx: Tx, actor: Caller, { ref, messageId, at }: Reading) {
  const ticket = await loadTicket(tx, actor, ref)
  if (!('userId' in actor)) throw new AppError('not_allowed')
  const message = await messages.findMessage(tx, ticket.id, messageId)
  if (!message) throw new AppError('not_found')
  const read = await messages.upsertRead(tx, {
    messageId,
    userId: actor.userId,
    ticketId: message.ticketId,
    organizationId: ticket.organizationId,
    readerName: actor.name,
    firstReadAt: at,
    lastReadAt: at,
  })
  const isFirst = read.readCount === 1 && message.authorSide !== 'customer'
  if (actor.kind === 'customer' && isFirst) {
    const who = eventActor(actor, ticket.organizationId)
    const events: NewEvent[] = [{ type: 'message.read', payload: { messageId } }]
    await appendEvents(tx, { ticket, actor: who, at, channel: 'portal' }, events)
  }
  return toReceipt(read)
}

type After = { ticket: Ticket; actor: Caller; at: Date; asks: boolean; isCustomer: boolean }

/** `answer` by any words of the customer, `ask` by the desk's question, where the state allows it. */
async function moveAfter(tx: Tx, { ticket, actor, at, asks, isCustomer }: After) {
  if (isCustomer && ticket.status === 'waiting_customer' && actor.kind === 'customer') {
    await moveTicket(tx, { ticket, action: 'answer', actor, at })
  }
  const mayAsk = (TRANSITIONS.ask.from as readonly string[]).includes(ticket.status)
  if (asks && !mayAsk && ticket.status !== 'waiting_customer')
    await moveTicket(tx, { ticket, action: 'ask', actor, at })
  if (asks && mayAsk) await moveTicket(tx, { ticket, action: 'ask', actor, at })
}

export type NewMessage = {
  ticket: Ticket
  actor: Caller
  at: Date
  kind: Exclude<MessageView['kind'], 'system'>
  body: string
  format: 'markdown' | 'html'
  nature: 'definitive' | 'provisional' | null
  asks: boolean
  files: Array<{ id: string; evidence?: EvidenceKind }>
  channel?: Channel
  /** Of kind call. */
  call?: { at: Date; minutes: number | null } | undefined
}

/** Adds words to a case in the caller's transaction, under its lock: row, files, clock, record. */
export async function addMessage(
  tx: Tx,
  message: NewMessage,
): Promise<{ message: MessageView; ticket: Ticket }> {
  const { view, events, channel, stored } = await writeMessage(tx, message)
  await stored
  const { ticket, actor, at } = message
  const set = await afterWords(tx, message)
  const changed = await changeTicket(tx, { ticket, actor, at, channel }, { set, events })
  return { message: view, ticket: changed }
}

/** What people wrote as safe HTML, for those who hold a lock when they write it. */
export const renderWords = (body: string): Promise<string> => renderBody(body, 'markdown')

type Words = Omit<NewMessage, 'ticket'> & {
  ticket: Pick<Ticket, 'id' | 'organizationId'>
  /** Rendered already. */
  bodyHtml?: string
}

/**
 * Row and files of words, and the events that the caller must append to the case's record. The row is
 * sent and, without files, not waited for: `stored` fails if it fails.
 */
export async function writeMessage(tx: Tx, message: Words) {
  const { ticket, actor, at, kind, body, format, nature, asks, files, call } = message
  if (body.trim() === '')
    throw new AppError('malformed', { errors: [{ path: 'body', code: 'without_content' }] })
  const internal = kind === 'note'
  const who = eventActor(actor, ticket.organizationId)
  const isCustomer = tx.scope.kind === 'customer'
  const channel = message.channel ?? (actor.kind === 'api_key' ? 'api' : 'portal')
  const row = {
    id: newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    internal,
    kind,
    nature,
    asks,
    authorId: who.id,
    authorName: who.name,
    authorRole: who.role,
    authorSide: isCustomer ? 'customer' : actor.kind === 'system' ? 'system' : 'desk',
    body,
    bodyFormat: format,
    bodyHtml: message.bodyHtml ?? (await renderBody(body, format)),
    bodySha256: sha256(body),
    channel,
    callAt: call?.at ?? null,
    callMinutes: call?.minutes ?? null,
    createdAt: at,
  } satisfies messages.NewRow
  const stored = messages.insertMessage(tx, row)
  // Whoever waits for it is told.
  stored.catch(() => undefined)
  const linked = await linkAttachments(tx, {
    actor,
    ids: files,
    ticket,
    messageId: row.id,
    internal,
    at,
  })
  const view = toView(row, linked)
  return { view, events: messageEvents(row, linked), channel, stored }
}

function messageEvents(row: messages.NewRow, linked: AttachmentView[]): NewEvent[] {
  const { id: messageId, kind, nature, asks, bodySha256: sha, callAt, callMinutes } = row
  const files = linked.map(({ id, sha256: hash, evidence }) => ({ id, sha256: hash, evidence }))
  return [
    {
      type: row.internal ? 'note.added' : 'message.added',
      payload: {
        messageId,
        kind,
        nature,
        asks,
        sha256: sha,
        files,
        ...(callAt && { calledAt: callAt.toISOString(), minutes: callMinutes }),
      },
    },
  ]
}

/** Words of people move the clocks of an open case (clocks.md); Mesa's own change none. */
async function afterWords(tx: Tx, { ticket, actor, at, kind, asks }: NewMessage) {
  const isCustomer = tx.scope.kind === 'customer'
  const isPublic = kind !== 'note'
  const last = isCustomer ? { lastCustomerMessageAt: at } : { lastDeskMessageAt: at }
  const set = isPublic ? last : {}
  if (ticket.closedAt !== null || actor.kind === 'system') return set
  const side = isCustomer ? ('customer' as const) : ('desk' as const)
  const happening = { type: 'said' as const, side, isPublic, isHuman: true, asks }
  const act = { ticket, at, actorName: actor.name }
  return { ...set, ...(await applyHappening(tx, act, happening)) }
}

/** Files are few and their view is not only columns: they are put in by hand, where there are any. */
async function withFiles(
  db: Database,
  actor: Caller,
  { ticketId, items }: Conversation,
): Promise<JsonText<MessageView[]>> {
  const files = await db.transaction(actor, (tx) => attachmentsOfTickets(tx, ticketId), {
    readOnly: true,
  })
  const messagesWithFiles = readJson(items).map((message) => ({
    ...message,
    attachments: files
      .filter((file) => file.messageId === message.id)
      .map(({ messageId: _, ...file }) => file),
  }))
  return JSON.stringify(messagesWithFiles)
}

/** Of a message nobody has read yet; `conversation.repository.ts` says the same of listed ones. */
function toView(row: messages.NewRow, attachments: AttachmentView[]): MessageView {
  return {
    id: row.id,
    ticketId: row.ticketId,
    author: { id: row.authorId, name: row.authorName, role: row.authorRole, side: row.authorSide },
    kind: row.kind,
    visibility: row.internal ? 'desk' : 'public',
    channel: row.channel as Channel,
    body: row.body,
    bodyFormat: row.bodyFormat,
    bodyHtml: row.bodyHtml,
    nature: row.nature,
    asks: row.asks,
    attachments,
    call: row.kind === 'call' ? toCall(row) : null,
    reads: [],
    createdAt: row.createdAt.toISOString(),
  }
}

const toCall = ({ callAt, callMinutes, createdAt }: messages.NewRow) => ({
  at: (callAt ?? createdAt).toISOString(),
  minutes: callMinutes,
})

const toReceipt = (read: messages.Read): ReadReceipt => ({
  userId: read.userId,
  name: read.readerName,
  firstReadAt: read.firstReadAt.toISOString(),
  lastReadAt: read.lastReadAt.toISOString(),
  count: read.readCount,
})
