import { endOfBusinessDay } from '@mesa/shared/sla/business-days'
import { countsForPlace } from '@mesa/shared/ticket/machine'
import type { Policy } from '@mesa/shared/rulebook/policy'
import type { Reader, Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { calendarForCase, deskCalendar } from '../calendars/calendars.service.ts'
import { placeLimit } from '../contracts/contracts.service.ts'
import { placeHolders, type PlaceHolder } from '../organizations/places.service.ts'
import type { Ticket } from './tickets.repository.ts'

type Closed = Pick<Ticket, 'status' | 'closedAt' | 'contractId' | 'organizationId'>

/**
 * Until when a closed case may be reopened (EX-5): the end of the policy's last business day in the
 * case's calendar, whoever measures. Null: it is not closed, or never is.
 */
export async function reopenableUntil(
  reader: Reader,
  { status, closedAt, contractId, organizationId }: Closed,
  { closing }: Pick<Policy, 'closing'>,
): Promise<Date | null> {
  if (status !== 'closed' || closedAt === null || closing.reopenBusinessDays === 0) return null
  const { calendar } = await calendarForCase(reader, { contractId, organizationId })
  return new Date(endOfBusinessDay(calendar, closedAt.getTime(), closing.reopenBusinessDays))
}

type Asking = { policy: Pick<Policy, 'entitlement'>; now: Date }

/**
 * The cases that leave no place for one more of the organization (EN-3); null: there is one, or no
 * limit. For the last place, ask under `lockOrganization`.
 */
export async function fullOf(
  tx: Tx,
  organizationId: string,
  { policy, now }: Asking,
): Promise<PlaceHolder[] | null> {
  if (policy.entitlement.openCaseLimit === 'off') return null
  const { calendar } = await deskCalendar(tx)
  const limit = await placeLimit(tx, organizationId, calendar.dateOf(now.getTime()))
  if (limit === null) return null
  const holders = await placeHolders(tx, organizationId)
  return holders.length >= limit ? holders : null
}

type Entering = { organizationId: string; before: Place; after: Place } & Asking
type Place = Pick<Ticket, 'status' | 'type'>

/** Refuses a case that begins to hold a place where none is free (EN-3). Under `lockOrganization`. */
export async function demandPlace(tx: Tx, { before, after, ...asked }: Entering): Promise<void> {
  if (!entersPlace(before, after)) return
  const holders = await fullOf(tx, asked.organizationId, asked)
  if (holders) throw new AppError('open_case_limit', { openTickets: holders.map(toOpenTicket) })
}

export const entersPlace = (before: Place, after: Place): boolean =>
  !countsForPlace(before.status, before.type) && countsForPlace(after.status, after.type)

export const toOpenTicket = ({ number, subject, closableBy }: PlaceHolder) => ({
  number,
  subject,
  closableBy,
})
