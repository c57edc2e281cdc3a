import type { AwayBody } from '@mesa/shared/wire/ticket-acts.schema'
import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import { http } from '../../lib/http.ts'

type Leave = { number: number; body: AwayBody; idempotencyKey: string }

/** IN-8: nobody of the customer is there until an instant. */
export const leaveCase = ({ number, body, idempotencyKey }: Leave) =>
  http.put<TicketView>(`/tickets/${number}/away`, { body, idempotencyKey })

export const comeBackToCase = ({ number, idempotencyKey }: Omit<Leave, 'body'>) =>
  http.delete<TicketView>(`/tickets/${number}/away`, { idempotencyKey })
