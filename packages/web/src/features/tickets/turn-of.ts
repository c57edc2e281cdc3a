import type { TicketView } from '@mesa/shared/wire/tickets.schema'
import type { WaitingOn } from '@mesa/shared/wire/vocabulary.schema'
import type { TurnSide } from '../../components/marks.tsx'

const sides = { desk: 'us', customer: 'you', vendor: 'vendor', none: 'nobody' } as const

/** Which side of the table acts, as a customer reads it. */
export const turnOf = (waitingOn: WaitingOn): TurnSide => sides[waitingOn]

/** What of a case waits for this reader (CV-10); null where it waits for others, or for nobody. */
export function awaitedOf(
  ticket: Pick<TicketView, 'status' | 'closedAt' | 'pendingDecisions' | 'access'>,
): { kind: 'validation' | 'question' } | { kind: 'decision'; ids: string[] } | null {
  const { status, closedAt, pendingDecisions, access } = ticket
  if (closedAt !== null || !access) return null
  if (status === 'in_validation' && access.move) return { kind: 'validation' }
  // Terms are confirmed by whoever may write (EN-6), all else is decided by key users.
  const ids = pendingDecisions
    .filter(({ kind }) => (kind === 'terms' ? access.confirmTerms : access.decide))
    .toSorted((one, other) => Number(other.kind === 'terms') - Number(one.kind === 'terms'))
    .map(({ id }) => id)
  if (ids.length > 0) return { kind: 'decision', ids }
  return status === 'waiting_customer' && access.reply ? { kind: 'question' } : null
}
