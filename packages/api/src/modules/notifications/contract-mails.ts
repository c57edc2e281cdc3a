import type { MailContent } from '../../locales/mail-text-types.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { dayBefore } from '../../local-date.ts'
import type { Tx } from '../../db/database.ts'
import { standInFor } from '../account-leads/account-leads.service.ts'
import type { ComposedMail, Happening, Template } from './composed-mail.ts'
import { layOut } from './mail-layout.ts'
import * as facts from './notifications.repository.ts'
import type { Person } from './notifications.repository.ts'

type Sending = { linkBase: string; now: Date }
type Payload = Happening['payload']

/**
 * `contract.alerted` (HR-12): the key users of the organization, and of the desk the account lead and
 * who sells; the supervisors where there is neither.
 */
export async function composeContractMails(
  tx: Tx,
  { payload }: Happening,
  { linkBase, now }: Sending,
): Promise<ComposedMail[]> {
  const organizationId = String(payload['organizationId'])
  const [desk, keyUsers] = await Promise.all([
    facts.findDesk(tx),
    facts.listKeyUsers(tx, organizationId),
  ])
  const readers = [...keyUsers, ...(await listOfDesk(tx, payload['accountLeadId'], now))]
  return readers.map((reader) => {
    const { template, content } = letterFor(reader, payload)
    const isStaff = reader.kind === 'staff'
    return {
      userId: reader.id,
      organizationId: isStaff ? null : organizationId,
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
        link:
          linkBase + (isStaff ? `/console/contratos/${String(payload['contractId'])}` : '/horas'),
        hasCase: false,
      }),
    }
  })
}

async function listOfDesk(tx: Tx, leadId: unknown, now: Date): Promise<Person[]> {
  const leads =
    typeof leadId === 'string'
      ? await facts.listPeople(tx, [await standInFor(tx, { leadId, now })])
      : []
  const people = [...leads, ...(await facts.listCommercial(tx))]
  if (people.length === 0) return facts.listSupervisors(tx)
  return [...new Map(people.map((one) => [one.id, one])).values()]
}

function letterFor(
  { locale }: Person,
  payload: Payload,
): { template: Template; content: MailContent } {
  const texts = mailTexts[locale]
  const day = (date: unknown) => formatDay(String(date), locale)
  const told = {
    contract: `${String(payload['number'])} ${String(payload['name'])}`,
    organization: String(payload['organizationName']),
    left: formatMinutes(payload['minutesLeft']),
  }
  const lastDay = day(dayBefore(String(payload['endsOn'])))
  const runsOutOn = payload['runsOutOn']
  const runsOut = typeof runsOutOn === 'string' ? day(dayBefore(runsOutOn)) : null
  switch (payload['kind']) {
    case 'fraction':
      return {
        template: 'hours_fraction',
        content: texts.hours_fraction({
          ...told,
          percent: Number(payload['percent']),
          granted: formatMinutes(payload['lotGrantedMinutes']) ?? '',
          until: day(dayBefore(String(payload['lotValidUntil']))),
          runsOut,
        }),
      }
    case 'forecast':
      return {
        template: 'hours_forecast',
        content: texts.hours_forecast({ ...told, runsOut: runsOut ?? lastDay, lastDay }),
      }
    default: {
      const renewal = payload['renewal'] === 'automatic' ? 'automatic' : 'task'
      return {
        template: 'contract_ending',
        content: texts.contract_ending({ ...told, lastDay, renewal }),
      }
    }
  }
}

const formatDay = (date: string, locale: Person['locale']) =>
  new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(new Date(date))

/** `3 h 30`, with no-break spaces; below nothing where more was worked than there was. */
function formatMinutes(value: unknown): string | null {
  if (typeof value !== 'number') return null
  const minutes = Math.abs(value)
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const tail = rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`
  return `${value < 0 ? '−' : ''}${hours}\u00a0h${tail}`
}
