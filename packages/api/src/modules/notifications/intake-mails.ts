import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { calendarForCase } from '../calendars/calendars.service.ts'
import { formatInstant, type About, type Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

/** What customer and desk ask of and tell each other beside their words. */
const intakeActs = [
  'ticket.opened',
  'state.changed',
  'classification.changed',
  'priority.ruled',
  'ticket.shared',
  'afterhours.asked',
  'afterhours.answered',
  'afterhours.withdrawn',
] as const
type IntakeAct = (typeof intakeActs)[number]
export const isIntakeAct = (type: string): type is IntakeAct =>
  (intakeActs as readonly string[]).includes(type)

type Told = {
  type: IntakeAct
  payload: Record<string, unknown>
  about: About
  path: string
  customers: () => Promise<Person[]>
  /** Who works on the case, without who acted. */
  responsible: () => Promise<Person[]>
  /** Everyone who has to do with it (CL-3), without who acted. */
  everyone: () => Promise<Person[]>
}

export async function planIntakeMails(tx: Tx, told: Told, ticket: CaseRow): Promise<Plan[]> {
  const { type, payload, about, path } = told
  switch (type) {
    case 'ticket.opened':
      return planOpening(tx, told, ticket)
    case 'state.changed': {
      const isBegun = payload['from'] === 'received' && reviewStates.has(payload['to'])
      if (!isBegun) return []
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].review_started(about(desk))
      return [{ template: 'review_started', recipients: await told.customers(), write, path }]
    }
    case 'classification.changed': {
      const [before, after] = [impactOf(payload['before']), impactOf(payload['after'])]
      if (after !== 'high' || before === 'high') return []
      const write: Plan['write'] = ({ locale }, desk) => mailTexts[locale].impact_high(about(desk))
      return [{ template: 'impact_high', recipients: await told.everyone(), write, path }]
    }
    case 'priority.ruled': {
      const [holds, reason] = [payload['holds'] === true, String(payload['reason'])]
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].priority_ruled({ ...about(desk), holds, reason })
      return [{ template: 'priority_ruled', recipients: await told.customers(), write, path }]
    }
    case 'ticket.shared': {
      // Whose draft it was learns of it with what became of the draft (EN-4).
      if (payload['draftId'] !== undefined) return []
      const mayReply = payload['access'] === 'reply'
      const write: Plan['write'] = ({ locale }, desk) =>
        mailTexts[locale].case_shared({ ...about(desk), mayReply })
      const recipients = await facts.listPeople(tx, [String(payload['userId'])])
      return [{ template: 'case_shared', recipients, write, path }]
    }
    case 'afterhours.asked':
    case 'afterhours.answered':
    case 'afterhours.withdrawn':
      return planAfterHours(told)
  }
}

const reviewStates = new Set<unknown>(['in_review', 'in_progress'])

const impactOf = (said: unknown) =>
  typeof said === 'object' && said !== null && 'impact' in said ? said.impact : null

/** The customer learns the number, with the terms where there are any (IN-9, EN-6); the desk of the case. */
async function planOpening(
  tx: Tx,
  { about, path, responsible }: Told,
  ticket: CaseRow,
): Promise<Plan[]> {
  const terms = ticket.termsPending ? await facts.findPendingTerms(tx, ticket.id) : undefined
  const resumes = await resumption(tx, ticket)
  const acknowledge: Plan['write'] = (reader, desk) =>
    terms
      ? mailTexts[reader.locale].case_opened_terms({ ...about(desk), ...terms })
      : mailTexts[reader.locale].case_opened({
          ...about(desk),
          resumes: resumes && formatInstant(resumes, reader, desk),
        })
  return [
    {
      template: terms ? 'case_opened_terms' : 'case_opened',
      recipients: await facts.listPeople(tx, [ticket.requesterId]),
      write: acknowledge,
      path,
    },
    {
      template: 'case_new',
      recipients: await responsible(),
      write: ({ locale }, desk) => mailTexts[locale].case_new(about(desk)),
      path,
    },
  ]
}

/** IN-1: when attention goes on, of a case that came outside of its hours; else null. */
async function resumption(tx: Tx, ticket: CaseRow): Promise<Date | null> {
  const { calendar } = await calendarForCase(tx, ticket)
  const at = ticket.openedAt.getTime()
  return calendar.isOpen(at) ? null : new Date(calendar.nextOpen(at))
}

async function planAfterHours(told: Told): Promise<Plan[]> {
  const { type, payload, about, path } = told
  const [startsAt, endsAt] = [instantOf(payload['startsAt']), instantOf(payload['endsAt'])]
  // An offer is told by its decision.
  if (!startsAt || !endsAt || payload['isAvailable'] === true) return []
  const window = (reader: Person, desk: Parameters<About>[0]) => ({
    ...about(desk),
    from: formatInstant(startsAt, reader, desk),
    to: formatInstant(endsAt, reader, desk),
  })
  const said = payload[type === 'afterhours.asked' ? 'note' : 'comment']
  const note = typeof said === 'string' ? said : null
  if (type === 'afterhours.answered') {
    const write: Plan['write'] = (reader, desk) =>
      mailTexts[reader.locale].after_hours_unavailable({ ...window(reader, desk), note })
    const recipients = await told.customers()
    return [{ template: 'after_hours_unavailable', recipients, write, path }]
  }
  const isAsked = type === 'afterhours.asked'
  const write: Plan['write'] = (reader, desk) =>
    isAsked
      ? mailTexts[reader.locale].after_hours_asked({ ...window(reader, desk), note })
      : mailTexts[reader.locale].after_hours_withdrawn(window(reader, desk))
  const template = isAsked ? ('after_hours_asked' as const) : ('after_hours_withdrawn' as const)
  return [{ template, recipients: await told.responsible(), write, path }]
}

function instantOf(value: unknown): Date | null {
  const at = typeof value === 'string' ? new Date(value) : null
  return at && !Number.isNaN(at.getTime()) ? at : null
}
