import type { TicketFilters } from './tickets.queries.ts'

export type PortalStatus = 'open' | 'closed' | 'all'
export type PortalFilters = {
  q: string
  status: PortalStatus
  turn: 'customer' | 'desk' | 'vendor' | ''
  mine: boolean
}

const statuses: readonly string[] = ['open', 'closed', 'all']
const turns: readonly string[] = ['customer', 'desk', 'vendor']

/** The customer's filters as they stand in the URL; nonsense reads as no filter. */
export function readFilters(search: URLSearchParams): PortalFilters {
  const status = search.get('estado') ?? 'open'
  const turn = search.get('turno') ?? ''
  return {
    q: search.get('q') ?? '',
    status: statuses.includes(status) ? (status as PortalStatus) : 'open',
    turn: turns.includes(turn) ? (turn as PortalFilters['turn']) : '',
    mine: search.get('mios') === '1',
  }
}

/** Back into the URL; defaults stay out of it. */
export function writeFilters({ q, status, turn, mine }: PortalFilters): URLSearchParams {
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (status !== 'open') search.set('estado', status)
  if (turn !== '') search.set('turno', turn)
  if (mine) search.set('mios', '1')
  return search
}

/** The question for the API. */
export function toQuery({ q, status, turn, mine }: PortalFilters): TicketFilters {
  return {
    ...(q === '' ? {} : { q }),
    ...(status === 'open' ? { open: true } : {}),
    ...(status === 'closed' ? { status: ['closed', 'cancelled'] } : {}),
    ...(turn === '' ? {} : { waitingOn: turn }),
    ...(mine ? { requesterId: 'me' } : {}),
  }
}
