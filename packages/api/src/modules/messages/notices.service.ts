import type { Caller, Tx } from '../../db/database.ts'
import { policyInForce } from '../rulebook/rulebook.service.ts'
import type { Ticket } from '../tickets/tickets.service.ts'
import { addMessage } from './messages.service.ts'

type Notice = {
  ticket: Ticket
  actor: Caller
  at: Date
  body: string
  /** The case whose number the customer must find in it. */
  about?: { number: number } | undefined
}

/** The last words of the desk to the customer before it ends a case in review (IN-6); answers the case. */
export async function notify(tx: Tx, { ticket, actor, at, body, about }: Notice): Promise<Ticket> {
  const { policy } = await policyInForce(tx)
  const isNamed = about === undefined || body.includes(String(about.number))
  const { ticket: told } = await addMessage(tx, {
    ticket,
    actor,
    at,
    kind: 'reply',
    body: isNamed ? body : `${body} (#${about.number})`,
    format: 'markdown',
    nature: policy.answers.nature === 'required' ? 'definitive' : null,
    asks: false,
    files: [],
  })
  return told
}
