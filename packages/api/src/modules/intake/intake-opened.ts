import type { NewEvent } from '../record/record.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'

/** What of a case its first event tells. */
export type OpenedTicket = Pick<
  Ticket,
  | 'id'
  | 'number'
  | 'organizationId'
  | 'requesterId'
  | 'productId'
  | 'module'
  | 'subject'
  | 'channel'
  | 'contractId'
  | 'coverage'
  | 'priorityReason'
  | 'priorityState'
  | 'priorityNote'
  | 'criticalWindowId'
  | 'requestedCriticality'
> & { flags: object }

export function opened(ticket: OpenedTicket): NewEvent {
  const { subject, number, channel, contractId, coverage } = ticket
  const { requesterId, productId, module, priorityReason, priorityState, priorityNote } = ticket
  const { criticalWindowId, requestedCriticality } = ticket
  return {
    type: 'ticket.opened',
    payload: {
      number,
      subject,
      channel,
      contractId,
      coverage,
      requesterId,
      productId,
      module,
      priorityReason,
      priorityState,
      priorityNote,
      criticalWindowId,
      requestedCriticality,
    },
  }
}
