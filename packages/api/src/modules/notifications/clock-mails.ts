import type { Tx } from '../../db/database.ts'
import type { DeskMetric } from '../../locales/mail-text-types.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import type { Happening } from './composed-mail.ts'
import { formatInstant, type About, type Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

/** Happenings of the desk alone that it gets mails about; any other internal one is only news. */
export const isForDesk = ({ type }: Pick<Happening, 'type'>) =>
  type === 'clock.warned' || type === 'mail.bounced' || type === 'assignee.changed'

type Told = {
  type: string
  payload: Record<string, unknown>
  about: About
  path: string
  customers: () => Promise<Person[]>
}

/** What time brought about by itself: the customer hears of silence, the desk of its own clocks. */
export async function planClockMails(
  tx: Tx,
  { type, payload, about, path, customers }: Told,
  ticket: CaseRow,
): Promise<Plan[]> {
  switch (type) {
    case 'silence.warned': {
      const closes = instantOf(payload['closesAt'])
      // Told late, or of a case that was answered meanwhile, it would only confuse.
      if (!closes || ticket.autoCloseAt?.getTime() !== closes.getTime()) return []
      const write: Plan['write'] = (reader, desk) =>
        mailTexts[reader.locale].silence_warned({
          ...about(desk),
          closes: formatInstant(closes, reader, desk),
        })
      return [{ template: 'silence_warned', recipients: await customers(), write, path }]
    }
    case 'ticket.closed': {
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].silence_closed(about(desk))
      return [{ template: 'silence_closed', recipients: await customers(), write, path }]
    }
    case 'mail.bounced': {
      const recipients = await facts.listPeople(tx, idsOf(ticket.assigneeId, payload['authorId']))
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].message_bounced(about(desk))
      return [{ template: 'message_bounced', recipients, write, path }]
    }
    default:
      return planOverdue(tx, { type, payload, about, path, customers }, ticket)
  }
}

/** Warnings and breaches: who works on the case, its account lead, and the supervisors. */
async function planOverdue(tx: Tx, { type, payload, about, path }: Told, ticket: CaseRow) {
  const { metric, percent } = payload
  const due = instantOf(payload['dueAt'])
  if (!due || !isDeskMetric(metric)) return []
  const named = await facts.listPeople(tx, idsOf(ticket.assigneeId, ticket.accountLeadId))
  const people = [...named, ...(await facts.listSupervisors(tx))]
  const recipients = [...new Map(people.map((one) => [one.id, one])).values()]
  const isBreach = type === 'clock.breached'
  const write: Plan['write'] = (reader, desk) => {
    const told = { ...about(desk), metric, due: formatInstant(due, reader, desk) }
    return isBreach
      ? mailTexts[reader.locale].clock_breached(told)
      : mailTexts[reader.locale].clock_warned({ ...told, percent: Number(percent) })
  }
  const template = isBreach ? ('clock_breached' as const) : ('clock_warned' as const)
  return [{ template, recipients, write, path }]
}

const metrics: readonly unknown[] = ['first_reply', 'next_reply', 'resolution']
const isDeskMetric = (value: unknown): value is DeskMetric => metrics.includes(value)

const idsOf = (...values: unknown[]) => [
  ...new Set(values.filter((value) => typeof value === 'string')),
]

function instantOf(value: unknown): Date | null {
  const at = typeof value === 'string' ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}
