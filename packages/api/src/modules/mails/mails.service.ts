import { can } from '@mesa/shared/access/can'
import type {
  MailList,
  MailListItem,
  MailListQuery,
  MailView,
} from '@mesa/shared/wire/mails.schema'
import type { Clock } from '../../clock.ts'
import { toPage, type Cursors } from '../../cursor.ts'
import type { Caller, Database, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { takeUpEvent } from '../outbox/outbox.service.ts'
import * as mails from './mails.repository.ts'

export type MailsService = ReturnType<typeof createMailsService>
type QueuedMail = {
  userId: string
  organizationId: string | null
  ticketId: string | null
  template: string
  locale: 'es' | 'en' | 'pt'
  toAddress: string
  toName: string
  subject: string
  text: string
  html: string
}

/** Stores mails to be sent. The Message-ID depends on event and reader alone: relayed twice, it is one mail (P16). */
export async function queueMails(
  tx: Tx,
  work: { outboxId: string; mails: QueuedMail[]; at: Date; host: string },
): Promise<void> {
  const { outboxId, at, host } = work
  await mails.insertMails(
    tx,
    work.mails.map(({ text, html, ...mail }) => ({
      ...mail,
      id: newId(at),
      outboxId,
      textBody: text,
      htmlBody: html,
      messageId: `<${outboxId}.${mail.template}.${mail.userId}@${host}>`,
      inReplyTo: mail.ticketId === null ? null : `<case.${mail.ticketId}@${host}>`,
      status: 'queued' as const,
      createdAt: at,
      nextAttemptAt: at,
    })),
  )
}

type Notice = {
  /** Makes it one mail, however often it is queued. */
  messageId: string
  template: 'heads_published'
  locale: 'es' | 'en' | 'pt'
  toAddress: string
  subject: string
  text: string
  html: string
  at: Date
}

/** A mail to an address of the installation, behind which there is no user of the desk. */
export const queueNotice = (tx: Tx, { text, html, at, ...notice }: Notice): Promise<void> =>
  mails.insertMails(tx, [
    {
      ...notice,
      id: newId(at),
      toName: '',
      textBody: text,
      htmlBody: html,
      status: 'queued',
      createdAt: at,
      nextAttemptAt: at,
    },
  ])

type LostEvent = {
  outboxId: string
  type: string
  ticketId: string | null
  reason: string
  at: Date
  host: string
}

/** An event of which no mails could be made stands among the failed ones, from where it can be repeated (F21). */
export async function noteLostEvent(tx: Tx, lost: LostEvent): Promise<void> {
  const { outboxId, type, ticketId, reason, at, host } = lost
  const row = {
    id: newId(at),
    outboxId,
    ticketId,
    template: lostEvent,
    locale: 'es',
    toAddress: '',
    toName: '',
    subject: type,
    textBody: '',
    htmlBody: '',
    messageId: `<${outboxId}.${lostEvent}@${host}>`,
    status: 'failed' as const,
    lastError: reason,
    createdAt: at,
    nextAttemptAt: at,
  }
  await mails.insertMails(tx, [row])
  await mails.updateLostEvent(tx, outboxId, { status: 'failed', lastError: reason })
}

const lostEvent = 'event_failed'

type Deps = {
  db: Database
  clock: Clock
  cursors: Cursors
  /** Only a demo desk shows the one-time links of invitations and resets. */
  isDemo: boolean
}

/** The administrator's log of what left and what did not. */
export const createMailsService = ({ db, clock, cursors, isDemo }: Deps) => ({
  async list(actor: Caller, { cursor, ...query }: MailListQuery): Promise<MailList> {
    refuseOthers(actor)
    const { limit = 50, status, ticketNumber, q } = query
    const bound = { actor, filters: { status, ticketNumber, q } }
    const last = cursors.decode(cursor, bound)
    const after = last && { createdAt: new Date(String(last[0])), id: String(last[1]) }
    const filters = { limit: limit + 1, status, ticketNumber, q, after }
    const rows = await db.transaction(actor, (tx) => mails.listMails(tx, filters), {
      readOnly: true,
    })
    const items = rows.map(({ mail, ticketNumber: number }) => toItem(mail, number))
    return toPage(items, limit, (end) => cursors.encode([end.createdAt, end.id], bound))
  },

  /** Tries a failed mail, or the event that never became mails, again from the beginning. */
  async retry(actor: Caller, id: string): Promise<MailListItem> {
    refuseOthers(actor)
    return db.transaction(actor, async (tx) => {
      const found = await mails.findMail(tx, id)
      if (!found) throw new AppError('not_found')
      const { mail, ticketNumber } = found
      // A mail given up has lost its one-time link: only a new invitation or reset mends that.
      const isSpent = hidden.test(mail.textBody)
      if (mail.status !== 'failed' || isSpent) throw new AppError('mail_not_repeatable')
      if (mail.template === lostEvent && mail.outboxId !== null) {
        await takeUpEvent(tx, mail.outboxId)
        const set = { status: 'dropped' as const, lastError: 'repeated' }
        await mails.updateMail(tx, id, set)
        return toItem({ ...mail, ...set }, ticketNumber)
      }
      const set = { status: 'queued' as const, attempts: 0, nextAttemptAt: clock.now() }
      await mails.updateMail(tx, id, set)
      return toItem({ ...mail, ...set }, ticketNumber)
    })
  },

  async get(actor: Caller, id: string): Promise<MailView> {
    refuseOthers(actor)
    const found = await db.transaction(actor, (tx) => mails.findMail(tx, id), { readOnly: true })
    if (!found) throw new AppError('not_found')
    const { mail, ticketNumber } = found
    const show = (body: string) => (isDemo ? body : hideTokens(body))
    return {
      ...toItem(mail, ticketNumber),
      text: show(mail.textBody),
      html: show(mail.htmlBody),
    }
  },
})

const hidden = /\/(invitacion|restablecer)\/…/

/** The same words without what would let a reader of the log act as the recipient. */
export const hideTokens = (body: string) =>
  body.replaceAll(/\/(invitacion|restablecer)\/[\w%.~-]+/g, '/$1/…')

function refuseOthers(actor: Caller) {
  if (!can(actor, 'mail_log.read').allowed) throw new AppError('not_allowed')
}

function toItem(mail: mails.Mail, ticketNumber: number | null): MailListItem {
  const isWritten = mail.status === 'sent' && mail.fileName !== null
  return {
    id: mail.id,
    to: mail.toAddress,
    subject: mail.subject,
    template: mail.template,
    locale: mail.locale as MailListItem['locale'],
    status: isWritten ? 'written' : mail.status === 'dropped' ? 'failed' : mail.status,
    attempts: mail.attempts,
    lastError: mail.lastError,
    ticketNumber,
    createdAt: mail.createdAt.toISOString(),
    sentAt: mail.sentAt?.toISOString() ?? null,
  }
}
