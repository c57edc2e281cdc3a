import { faultOfWindow } from '@mesa/shared/intake/after-hours'
import type { AfterHoursBody } from '@mesa/shared/wire/after-hours.schema'
import type { Tx } from '../../db/database.ts'
import { AppError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { calendarForCase, type DeskCalendar } from '../calendars/calendars.service.ts'
import type { EventActor, NewEvent } from '../record/record.service.ts'
import * as requests from './after-hours.repository.ts'

type Asking = {
  ticket: { id: string; organizationId: string }
  asker: EventActor
  at: Date
  body: AfterHoursBody
  /** Which measures the case. */
  calendar: DeskCalendar['calendar']
  /** Below which path of the request the window was. */
  path?: string
}

/**
 * A request for attention outside of hours (IN-1), to be stored, and the event that tells of it.
 * Errors: `period_invalid`, `window_in_hours`.
 */
export function newRequest({ ticket, asker, at, body, calendar, path = '' }: Asking) {
  const [startsAt, endsAt] = [new Date(body.startsAt), new Date(body.endsAt)]
  const asked = { startsAt: startsAt.getTime(), endsAt: endsAt.getTime() }
  const openMs = () => calendar.between(asked.startsAt, asked.endsAt)
  const fault = faultOfWindow(asked, { now: at.getTime(), openMs })
  if (fault?.code === 'in_hours')
    throw new AppError('window_in_hours', {
      errors: [{ path: path + fault.path, code: 'not_allowed_here' }],
    })
  if (fault)
    throw new AppError('period_invalid', {
      errors: [{ path: path + fault.path, code: fault.code }],
    })
  const row: requests.NewRequest = {
    id: newId(at),
    ticketId: ticket.id,
    organizationId: ticket.organizationId,
    startsAt,
    endsAt,
    note: body.note ?? null,
    status: 'asked',
    askedBy: asker.name,
    askedById: asker.id,
    askedAt: at,
  }
  const payload = {
    requestId: row.id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    note: body.note ?? null,
  }
  const event: NewEvent = { type: 'afterhours.asked', payload }
  return { row, event }
}

/** Sent at once. */
export const storeRequest = (tx: Tx, row: requests.NewRequest) => requests.insertRequest(tx, row)

/** An offer follows the decision about it. */
export const settleOffer = (
  tx: Tx,
  { decisionId, status }: { decisionId: string; status: 'accepted' | 'declined' | 'withdrawn' },
) => requests.settleByDecision(tx, decisionId, status)

/** A case that is over needs no attention any more. */
export const withdrawRequestsOfTicket = (tx: Tx, ticketId: string) =>
  requests.withdrawOpen(tx, ticketId)

/** What decisions of kind after_hours are about. */
export const offersOfDecisions = (tx: Tx, decisionIds: string[]) =>
  requests.listByDecision(tx, decisionIds)

/**
 * By which accepted request work is priced that starts at an instant (IN-1); null in attention hours,
 * even within its window, and without one.
 */
export async function requestOfWork(
  tx: Tx,
  {
    ticket,
    startedAt,
  }: {
    ticket: { id: string; organizationId: string; contractId: string | null }
    startedAt: Date
  },
): Promise<string | null> {
  const accepted = await requests.findAccepted(tx, { ticketId: ticket.id, at: startedAt })
  if (!accepted) return null
  const { calendar } = await calendarForCase(tx, ticket)
  return calendar.isOpen(startedAt.getTime()) ? null : accepted.id
}
