import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import { composeAlarm } from './alarm-mails.ts'
import { composeProposal } from './calendar-mails.ts'
import { accountLetter } from './account-letters.ts'
import { composeContractMails } from './contract-mails.ts'
import { isForDesk, planClockMails } from './clock-mails.ts'
import type { ComposedMail, Happening } from './composed-mail.ts'
import { planDecision } from './decision-mails.ts'
import { isCoverageAct, planCoverageMails } from './coverage-mails.ts'
import { isDeskAct, planDeskMails } from './desk-mails.ts'
import { layOut } from './mail-layout.ts'
import { isIntakeAct, planIntakeMails } from './intake-mails.ts'
import { carried, type About, type Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import { composePeopleMails, isOfPeople } from './people-mails.ts'
import { listEveryone, listResponsible } from './responsible.ts'
import { composeWindowMails, isWindow } from './window-mails.ts'
import { composeStatementMail } from './statement-mails.ts'
import { planWords } from './word-mails.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

/**
 * The mails one event deserves: who is told what, in whose language. Nobody is told what they did
 * themselves, except that their case was received (IN-9); internal events tell no customer (CV-2).
 * Where the rulebook says so they carry a link and not what people wrote (CV-1).
 * @param linkBase origin of the web, without a slash at the end
 */
export async function composeMails(
  tx: Tx,
  happening: Happening,
  { linkBase, now }: { linkBase: string; now: Date },
): Promise<ComposedMail[]> {
  if (happening.type.startsWith('identity.')) return composeAccountMail(tx, happening, linkBase)
  if (happening.type === 'desk.check_failed') return composeAlarm(tx, happening, linkBase)
  if (isOfPeople(happening))
    return composePeopleMails(tx, happening, { linkBase, carries: await carriage(tx) })
  if (isWindow(happening))
    return composeWindowMails(tx, happening, { linkBase, carries: await carriage(tx), now })
  if (happening.type === 'contract.alerted')
    return composeContractMails(tx, happening, { linkBase, now })
  if (happening.type === 'statement.requested') return composeStatementMail(tx, happening, linkBase)
  if (happening.type === 'calendar.proposed') return composeProposal(tx, happening, linkBase)
  if (happening.ticketId === null || (happening.internal && !isForDesk(happening))) return []
  const ticket = await facts.findCase(tx, happening.ticketId)
  if (!ticket) return []
  const plans = await planMails(tx, happening, { ticket, now })
  if (plans.length === 0) return []
  const [desk, carries] = await Promise.all([facts.findDesk(tx), carriage(tx)])
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
        content: carried(write(reader, desk), carries),
        locale: reader.locale,
        recipient: reader.name,
        desk: desk.name,
        link: `${linkBase}${reader.kind === 'staff' ? '/console' : ''}${path}`,
        hasCase: true,
      }),
    })),
  )
}

const carriage = async (tx: Tx) => (await policyInForce(tx)).policy.mail.carries

async function planMails(
  tx: Tx,
  { type, payload }: Happening,
  { ticket, now }: { ticket: CaseRow; now: Date },
): Promise<Plan[]> {
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

  const others = (people: Person[]) => people.filter(({ id }) => id !== actorId)
  const responsible = async () => others(await listResponsible(tx, ticket, now))
  const everyone = async () => others(await listEveryone(tx, ticket, now))
  const told = { payload, about, path, customers, responsible }
  if (isDeskAct(type)) return planDeskMails(tx, { ...told, type })
  if (isCoverageAct(type)) return planCoverageMails(tx, { ...told, type })
  if (isIntakeAct(type)) return planIntakeMails(tx, { ...told, type, everyone }, ticket)
  switch (type) {
    case 'message.added':
    case 'solution.proposed':
      return planWords(tx, { ...told, type }, ticket)
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
      return planDecision(tx, { type, payload, about, customers, responsible }, ticket)
    default:
      return []
  }
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

async function withoutActor(tx: Tx, ids: string[], actorId: string | null) {
  const others = [...new Set(ids)].filter((id) => id !== actorId)
  return others.length === 0 ? [] : facts.listPeople(tx, others)
}

const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
