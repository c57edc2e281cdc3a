import type { Tx } from '../../db/database.ts'
import { mailTexts } from '../../locales/mail-texts.ts'
import { formatInstant, formatMoney, type About, type Plan } from './mail-plan.ts'
import * as facts from './notifications.repository.ts'
import type { CaseRow, Person } from './notifications.repository.ts'

type DecisionEvent = {
  type: 'decision.asked' | 'decision.answered'
  payload: Record<string, unknown>
  about: About
  customers: () => Promise<Person[]>
  /** Who works on the case. */
  responsible: () => Promise<Person[]>
}
type Decision = NonNullable<Awaited<ReturnType<typeof facts.findDecision>>>

/** Asked: those who may decide, wherever the link leads nothing acts by itself. Answered: who asked. */
export async function planDecision(tx: Tx, told: DecisionEvent, ticket: CaseRow): Promise<Plan[]> {
  const id = told.payload['decisionId']
  const decision = typeof id === 'string' ? await facts.findDecision(tx, id) : undefined
  // A solution is announced by `solution.proposed`, with its text.
  if (!decision || decision.kind === 'solution') return []
  const path = `/casos/${ticket.number}#decision-${decision.id}`
  if (told.type === 'decision.answered') return planAnswer(tx, told, { decision, ticket, path })
  switch (decision.kind) {
    case 'terms':
      return planTerms(tx, told, { decision, path })
    case 'after_hours':
      return planOffer(tx, told, { decision, ticket, path })
    case 'access':
      return planAccess(tx, told, { decision, ticket, path })
    case 'hours':
    case 'quote':
    case 'stage': {
      const write: Plan['write'] = (reader, desk) =>
        mailTexts[reader.locale].consent_asked({
          ...told.about(desk),
          actor: decision.askedByName,
          duration: durationOf(decision),
          explanation: decision.explanation,
          expires: decision.expiresAt && formatInstant(decision.expiresAt, reader, desk),
        })
      const recipients = await facts.listKeyUsers(tx, ticket.organizationId)
      return [{ template: 'consent_asked', recipients, write, path }]
    }
  }
}

type Asked = { decision: Decision; ticket: CaseRow; path: string }

/** Terms that came with the case are in its acknowledgement. */
async function planTerms(
  tx: Tx,
  { payload, about, customers }: DecisionEvent,
  { decision, path }: Pick<Asked, 'decision' | 'path'>,
): Promise<Plan[]> {
  const terms = decision.textId === null ? undefined : await facts.findText(tx, decision.textId)
  if (payload['isOpening'] === true || !terms) return []
  const write: Plan['write'] = ({ locale }, desk) =>
    mailTexts[locale].terms_asked({ ...about(desk), ...terms })
  return [{ template: 'terms_asked', recipients: await customers(), write, path }]
}

async function planOffer(
  tx: Tx,
  { about }: DecisionEvent,
  { decision, ticket, path }: Asked,
): Promise<Plan[]> {
  const offer = await facts.findOffer(tx, decision.id)
  if (!offer) return []
  const write: Plan['write'] = (reader, desk) =>
    mailTexts[reader.locale].after_hours_offered({
      ...about(desk),
      from: formatInstant(offer.startsAt, reader, desk),
      to: formatInstant(offer.endsAt, reader, desk),
      price: formatMoney(offer, reader.locale),
      expires: decision.expiresAt && formatInstant(decision.expiresAt, reader, desk),
      note: offer.answerNote,
    })
  const recipients = await facts.listKeyUsers(tx, ticket.organizationId)
  return [{ template: 'after_hours_offered', recipients, write, path }]
}

async function planAccess(
  tx: Tx,
  { about }: DecisionEvent,
  { decision, ticket, path }: Asked,
): Promise<Plan[]> {
  const until = decision.accessUntil
  if (until === null) return []
  const write: Plan['write'] = (reader, desk) =>
    mailTexts[reader.locale].access_asked({
      ...about(desk),
      explanation: decision.explanation,
      until: formatInstant(until, reader, desk),
      expires: decision.expiresAt && formatInstant(decision.expiresAt, reader, desk),
    })
  const recipients = await facts.listKeyUsers(tx, ticket.organizationId)
  return [{ template: 'access_asked', recipients, write, path }]
}

async function planAnswer(
  tx: Tx,
  { about, responsible }: DecisionEvent,
  { decision, ticket, path }: Asked,
): Promise<Plan[]> {
  const { status, answeredBy, comment } = decision
  if (status !== 'accepted' && status !== 'declined') return []
  const isAccepted = status === 'accepted'
  const factsOf = (desk: Parameters<About>[0]) => ({
    ...about(desk),
    actor: decision.answeredByName ?? about(desk).actor,
    isAccepted,
    comment,
  })
  if (decision.kind === 'terms') {
    const write: Plan['write'] = ({ locale }, desk) =>
      mailTexts[locale].terms_answered(factsOf(desk))
    return [{ template: 'terms_answered', recipients: await responsible(), write, path }]
  }
  const write: Plan['write'] = ({ locale }, desk) =>
    mailTexts[locale].consent_answered({ ...factsOf(desk), duration: durationOf(decision) })
  const askers = [ticket.assigneeId, decision.askedBy].filter((id) => id !== null)
  const others = [...new Set(askers)].filter((id) => id !== answeredBy)
  const recipients = others.length === 0 ? [] : await facts.listPeople(tx, others)
  return [{ template: 'consent_answered', recipients, write, path }]
}

/** `3 h 30`, with no-break spaces (mocks/README, Writing). */
function durationOf({ minutes }: Decision): string | null {
  if (minutes === null) return null
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const tail = rest === 0 ? '' : `\u00a0${String(rest).padStart(2, '0')}`
  return `${hours}\u00a0h${tail}`
}
