import type { Policy } from '@mesa/shared/rulebook/policy'
import type { EscalationView } from '@mesa/shared/wire/tickets.schema'
import type { Reader } from '../../db/database.ts'
import { calendarForCase } from '../calendars/calendars.service.ts'
import type { CaseRow, EscalationFacts } from './case-view.repository.ts'

/**
 * CV-8: the instant from which the customer may escalate; null while the desk spoke last, once the
 * case has ended, and where the rulebook knows no escalation.
 */
export async function escalatableFrom(
  reader: Reader,
  facts: EscalationFacts,
  { silence }: Pick<Policy, 'silence'>,
): Promise<Date | null> {
  const wait = silence.escalateAfter
  if (wait === null || facts.closedAt !== null) return null
  if (facts.queueRank === 0) return facts.openedAt
  const since = facts.unansweredSince?.getTime()
  if (since === undefined) return null
  const waitMs = wait.minutes * 60_000
  if (wait.unit === 'clock') return new Date(since + waitMs)
  const { calendar } = await calendarForCase(reader, facts)
  return new Date(calendar.add(since, waitMs))
}

/** The same as its customer is shown it; `escalatedAt` only until the desk answers. */
export async function escalationView(
  reader: Reader,
  facts: CaseRow['escalation'],
  { policy, now }: { policy: Pick<Policy, 'silence'>; now: Date },
): Promise<EscalationView | null> {
  if (policy.silence.escalateAfter === null || facts.closedAt !== null) return null
  const from = await escalatableFrom(reader, facts, policy)
  const { phone, escalatedAt } = facts
  return {
    isAllowed: from !== null && from <= now,
    at: from?.toISOString() ?? null,
    phone,
    escalatedAt,
  }
}
