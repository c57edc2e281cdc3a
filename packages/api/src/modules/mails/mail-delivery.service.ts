import type { Clock } from '../../clock.ts'
import { systemScope, type Database, type Scope, type Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import type { MailOut, MailOutcome } from '../../outside/mail-out.ts'
import { noteFailedMail } from './bounces.service.ts'
import * as mails from './mails.repository.ts'
import { hideTokens } from './mails.service.ts'

type Lost = { set: { lastError: string }; at: Date }
type Deps = { db: Database; clock: Clock; mailOut: MailOut; from: string; isDemo: boolean }

const batchSize = 5
/** Longer than a batch of unanswered connections takes, so that nobody else sends the same mail meanwhile. */
const leaseMinutes = 10
const giveUpHours = 72
const failuresMax = 5
const firstPauseMinutes = 1
const pauseMinutesMax = 60

/** Sends what is due, at least once; who lost the right to read it meanwhile gets nothing (P16, F09). */
export function createMailDelivery({ db, clock, mailOut, from, isDemo }: Deps) {
  async function deliverTenant(tenantId: string): Promise<boolean> {
    const scope = systemScope(tenantId)
    const now = clock.now()
    const until = plusMinutes(now, leaseMinutes)
    const leased = await db.transaction(scope, (tx) =>
      mails.leaseDue(tx, { now, until, limit: batchSize }),
    )
    for (const mail of leased) {
      const isEntitled = await db.transaction(scope, (tx) => mails.isStillEntitled(tx, mail), {
        readOnly: true,
      })
      const outcome = isEntitled ? await sendSafely(mail) : ('dropped' as const)
      const at = clock.now()
      const set = resultOf(mail, outcome, at)
      const isLost = 'status' in set && set.status === 'failed'
      if (isLost) await storeLost({ db, scope }, mail, { set, at })
      else await db.transaction(scope, (tx) => mails.updateMail(tx, mail.id, set))
    }
    return leased.length === batchSize
  }

  const send = async ({ toName, toAddress, subject, ...mail }: mails.Mail) =>
    mailOut.send({
      from,
      to: { name: toName, address: toAddress },
      subject,
      text: mail.textBody,
      html: mail.htmlBody,
      messageId: mail.messageId,
      ...(mail.inReplyTo !== null && { inReplyTo: mail.inReplyTo }),
    })

  /** A mail that makes the program fail is given up after five times; its neighbours are sent (F21). */
  const sendSafely = (mail: mails.Mail): Promise<MailOutcome> =>
    send(mail).catch((error: unknown) => ({
      kind: mail.attempts >= failuresMax ? 'permanent' : 'temporary',
      reason: `failed here: ${String((error as Error).message).slice(0, 300)}`,
    }))

  function resultOf(mail: mails.Mail, outcome: MailOutcome | 'dropped', at: Date) {
    if (outcome === 'dropped')
      return {
        ...withoutSecrets(mail),
        status: 'dropped' as const,
        lastError: 'recipient_not_entitled',
      }
    if (outcome.kind === 'sent') {
      const { fileName = null } = outcome
      const result = { status: 'sent' as const, sentAt: at, lastError: null, fileName }
      return { ...withoutSecrets(mail), ...result }
    }
    const isLate = at.getTime() - mail.createdAt.getTime() >= giveUpHours * 3_600_000
    const lastError = outcome.reason
    if (outcome.kind === 'permanent' || isLate)
      return { ...withoutSecrets(mail), status: 'failed' as const, lastError }
    const pause = Math.min(pauseMinutesMax, firstPauseMinutes * 2 ** (mail.attempts - 1))
    return { lastError, nextAttemptAt: plusMinutes(at, pause) }
  }

  /** What was sent need not be kept with a working link; a demo desk has no other mailbox. */
  const withoutSecrets = (mail: mails.Mail) =>
    isDemo ? {} : { textBody: hideTokens(mail.textBody), htmlBody: hideTokens(mail.htmlBody) }

  return {
    /** One batch of every desk; true when there is more. */
    async deliverOnce(): Promise<boolean> {
      let hasMore = false
      for (const { id } of await db.directory('select id from tenants'))
        hasMore = (await deliverTenant(String(id))) || hasMore
      return hasMore
    },
  }
}

const plusMinutes = (instant: Date, minutes: number) =>
  new Date(instant.getTime() + minutes * 60_000)

/** A case that cannot be told of it must not keep the mail, and its neighbours, coming back (F21). */
async function storeLost(
  { db, scope }: { db: Database; scope: Scope },
  mail: mails.Mail,
  { set, at }: Lost,
): Promise<void> {
  const store = (tx: Tx) => mails.updateMail(tx, mail.id, set)
  try {
    await db.transaction(scope, (tx) => noteFailedMail(tx, mail, { store: () => store(tx), at }))
  } catch (error) {
    if (error instanceof AppError && error.code === 'unavailable') throw error
    const lastError = `${set.lastError}; its case could not be told`
    await db.transaction(scope, (tx) => mails.updateMail(tx, mail.id, { ...set, lastError }))
  }
}
