import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { composeAlarm } from './alarm-mails.ts'
import { composeProposal } from './calendar-mails.ts'
import { accountLetter } from './account-letters.ts'
import { isForDesk, planClockMails } from './clock-mails.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'
import { isDeskAct, planDeskMails } from './desk-mails.ts'
import { layOut } from './mail-layout.ts'
import { formatInstant, type About, type Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import { composePeopleMails, isOfPeople } from './people-mails.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

/**
 * The mails one event deserves: who is told what, in whose language. Nobody is told what they did
 * themselves, except that their case was received (IN-9); internal events tell no customer (CV-2).
 * @param linkBase origin of the web, without a slash at the end
 */
export async function composeMails(
  tx: Tx,
  happening: Happening,
  linkBase: string,
): Promise<ComposedMail[]> {
  if (happening.type.startsWith('identity.')) return composeAccountMail(tx, happening, linkBase)
  if (happening.type === 'desk.check_failed') return composeAlarm(tx, happening, linkBase)
  if (isOfPeople(happening)) return composePeopleMails(tx, happening, linkBase)
  if (happening.type === 'calendar.proposed') return composeProposal(tx, happening, linkBase)
  if (happening.ticketId === null || (happening.internal && !isForDesk(happening))) return []
  const ticket = await facts.findCase(tx, happening.ticketId)
  if (!ticket) return []
  const plans = await planMails(tx, happening, ticket)
  if (plans.length === 0) return []
  const desk = await facts.findDesk(tx)
  return plans.flatMap(({ template, recipients, write, path }) =>
    recipients.map((reader) => ({
      userId: reader.id,
      organizationId: ticket.organizationId,
      ticketId: ticket.id,
      template,
      locale: reader.locale,
      toAddress: reader.email,
      toName: reader.name,
      ...layOut({
        content: write(reader, desk),
        locale: reader.locale,
        recipient: reader.name,
        desk: desk.name,
        link: `${linkBase}${reader.kind === 'staff' ? '/console' : ''}${path}`,
        hasCase: true,
      }),
    })),
  )
}

async function planMails(tx: Tx, { type, payload }: Happening, ticket: CaseRow): Promise<Plan[]> {
  const path = `/casos/${ticket.number}`
  const actorId = textOf(payload['actorId'])
  const actor = textOf(payload['actorName'])
  const about: About = (desk) => ({
    number: ticket.number,
    subject: ticket.subject,
    organization: ticket.organization,
    desk: desk.name,
    actor: actor ?? desk.name,
  })
  const customers = () => withoutActor(tx, [ticket.requesterId, ...ticket.participantIds], actorId)

  if (isDeskAct(type)) {
    const responsible = async () =>
      (await listResponsible(tx, ticket)).filter(({ id }) => id !== actorId)
    return planDeskMails(tx, { type, payload, about, path, customers, responsible })
  }
  switch (type) {
    case 'ticket.opened':
      return planOpening(tx, { actorId, about, path }, ticket)
    case 'message.added': {
      const message = await findMessage(tx, payload)
      if (!message || message.kind === 'opening' || message.kind === 'solution') return []
      const recipients =
        message.authorSide === 'customer'
          ? [...(await listResponsible(tx, ticket)), ...(await customers())]
          : await customers()
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].reply_added({
          ...about(desk),
          actor: message.authorName,
          body: message.body,
          asks: message.asks && message.authorSide === 'desk',
        })
      return [{ template: 'reply_added', recipients, write, path }]
    }
    case 'solution.proposed': {
      const id =
        payload['messageId'] ?? (await facts.findNewestMessageId(tx, ticket.id, 'solution'))
      const message = await findMessage(tx, { messageId: id })
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].solution_proposed({
          ...about(desk),
          body: message?.body ?? '',
          isProvisional: message?.nature === 'provisional',
        })
      return [{ template: 'solution_proposed', recipients: await customers(), write, path }]
    }
    case 'silence.warned':
    case 'clock.warned':
    case 'clock.breached':
    case 'mail.bounced':
      return planClockMails(tx, { type, payload, about, path, customers }, ticket)
    case 'ticket.closed':
      if (payload['reason'] === 'silence')
        return planClockMails(tx, { type, payload, about, path, customers }, ticket)
      return [
        {
          template: 'case_closed',
          recipients: await customers(),
          write: ({ locale }, desk) => mailTexts[locale].case_closed(about(desk)),
          path,
        },
      ]
    case 'decision.asked':
    case 'decision.answered':
      return planDecision(tx, { type, payload, about }, ticket)
    default:
      return []
  }
}

/** The customer learns the number (IN-9); who is responsible learns of the case. */
async function planOpening(
  tx: Tx,
  { actorId, about, path }: { actorId: string | null; about: About; path: string },
  ticket: CaseRow,
): Promise<Plan[]> {
  const responsible = await listResponsible(tx, ticket)
  return [
    {
      template: 'case_opened',
      recipients: await facts.listPeople(tx, [ticket.requesterId]),
      write: ({ locale }, desk) => mailTexts[locale].case_opened(about(desk)),
      path,
    },
    {
      template: 'case_new',
      recipients: responsible.filter(({ id }) => id !== actorId),
      write: ({ locale }, desk) => mailTexts[locale].case_new(about(desk)),
      path,
    },
  ]
}

type DecisionEvent = {
  type: 'decision.asked' | 'decision.answered'
  payload: Record<string, unknown>
  about: About
}

/** Asked: those who may decide, wherever the link leads nothing acts by itself. Answered: who asked. */
async function planDecision(
  tx: Tx,
  { type, payload, about }: DecisionEvent,
  ticket: CaseRow,
): Promise<Plan[]> {
  const id = textOf(payload['decisionId'])
  const decision = id === null ? undefined : await facts.findDecision(tx, id)
  // A solution is announced by `solution.proposed`, with its text.
  if (!decision || decision.kind === 'solution') return []
  const path = `/casos/${ticket.number}#decision-${decision.id}`
  if (type === 'decision.asked') {
    const write: Plan['write'] = (reader, desk) =>
      mailTexts[reader.locale].consent_asked({
        ...about(desk),
        actor: decision.askedByName,
        duration: decision.minutes === null ? null : formatDuration(decision.minutes),
        explanation: decision.explanation,
        expires: decision.expiresAt && formatInstant(decision.expiresAt, reader, desk),
      })
    const recipients = await facts.listKeyUsers(tx, ticket.organizationId)
    return [{ template: 'consent_asked', recipients, write, path }]
  }
  if (decision.status !== 'accepted' && decision.status !== 'declined') return []
  const write: Plan['write'] = ({ locale }, desk) =>
    mailTexts[locale].consent_answered({
      ...about(desk),
      actor: decision.answeredByName ?? about(desk).actor,
      isAccepted: decision.status === 'accepted',
      duration: decision.minutes === null ? null : formatDuration(decision.minutes),
      comment: decision.comment,
    })
  const askers = [ticket.assigneeId, decision.askedBy].filter((userId) => userId !== null)
  const recipients = await withoutActor(tx, askers, decision.answeredBy)
  return [{ template: 'consent_answered', recipients, write, path }]
}

/**
 * `identity.security_changed`, payload `{ userId, change }`, and `identity.invited` and
 * `identity.reset_requested`, payload `{ userId, token, actorName? }`.
 */
async function composeAccountMail(
  tx: Tx,
  { type, payload }: Happening,
  linkBase: string,
): Promise<ComposedMail[]> {
  const userId = textOf(payload['userId'])
  if (userId === null) return []
  const [reader] = await facts.listPeople(tx, [userId])
  if (!reader) return []
  const desk = await facts.findDesk(tx)
  const letter = accountLetter(reader, { type, payload, desk: desk.name })
  if (!letter) return []
  const { template, content, path } = letter
  return [
    {
      userId,
      organizationId: null,
      ticketId: null,
      template,
      locale: reader.locale,
      toAddress: reader.email,
      toName: reader.name,
      ...layOut({
        content,
        locale: reader.locale,
        recipient: reader.name,
        desk: desk.name,
        link: linkBase + path,
        hasCase: false,
      }),
    },
  ]
}

/** Who works on the case; until somebody does, its account lead; until there is one, every agent. */
async function listResponsible(tx: Tx, ticket: CaseRow): Promise<Person[]> {
  const named = ticket.assigneeId ?? ticket.accountLeadId
  const people = named === null ? [] : await facts.listPeople(tx, [named])
  return people.length > 0 ? people : facts.listAgents(tx)
}

async function withoutActor(tx: Tx, ids: string[], actorId: string | null) {
  const others = [...new Set(ids)].filter((id) => id !== actorId)
  return others.length === 0 ? [] : facts.listPeople(tx, others)
}

async function findMessage(tx: Tx, payload: Record<string, unknown>) {
  const id = textOf(payload['messageId'])
  return id === null ? undefined : facts.findPublicMessage(tx, id)
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)

/** `3 h 30`, with no-break spaces (mocks/README, Writing). */
const formatDuration = (minutes: number) => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const tail = rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`
  return `${hours}\u00a0h${tail}`
}
